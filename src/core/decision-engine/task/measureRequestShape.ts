/**
 * What the words of a request say about its difficulty: how much is asked, how exactly, and whether
 * the words of hard fields of work occur. Sample data counts by its size only.
 *
 * The word lists are general vocabulary of programming, chosen before any data was seen; none is a
 * phrase of one benchmark.
 */
import { splitWords } from './words.ts';

export const REQUEST_FEATURES = [
  'proseWords',
  'proseSentences',
  'wordChars',
  'longWords',
  'rareWords',
  'conditions',
  'constraints',
  'quantifiers',
  'sequences',
  'questions',
  'bullets',
  'mathMarks',
  'magnitude',
  'variables',
  'dataLines',
  'dataChars',
  'dataNumbers',
  'inputOutput',
  'efficiency',
  'optimum',
  'counting',
  'graphs',
  'dynamic',
  'strings',
  'numberTheory',
  'geometry',
  'bits',
  'collections',
  'patterns',
  'simulation',
  'systems',
  'interfaces',
  'edgeCases',
  'files',
  'easyVerbs',
  'formulas',
] as const;
type RequestFeature = (typeof REQUEST_FEATURES)[number];

const WORDS: Partial<Readonly<Record<RequestFeature, RegExp>>> = {
  conditions: /\b(?:if|otherwise|unless|when|whenever|except|else|in case)\b/gi,
  constraints:
    /\b(?:must|should|only|exactly|at least|at most|without|cannot|never|always|ensure|guaranteed|not allowed|no more than|within|strictly|invariant)\b/gi,
  quantifiers: /\b(?:each|every|all|any|both|none|pairs?|distinct|unique|respectively)\b/gi,
  sequences:
    /\b(?:first|then|next|after|before|finally|until|step|repeat(?:ed(?:ly)?)?|operation)\b/gi,
  inputOutput: /\b(?:stdin|stdout|standard (?:in|out)put|input|output|prints?|reads?)\b/gi,
  efficiency:
    /\b(?:efficient(?:ly)?|complexity|O\(|fast(?:er|est)?|performance|memory|time limit)\b/gi,
  optimum:
    /\b(?:minimum|maximum|minimi[sz]e|maximi[sz]e|shortest|longest|largest|smallest|optimal|best|fewest|least|most)\b/gi,
  counting:
    /\b(?:number of (?:ways|pairs|sub\w+|permutations|combinations)|how many|count|modulo|mod)\b/gi,
  graphs:
    /\b(?:graphs?|trees?|nodes?|vert(?:ex|ices)|edges?|paths?|roots?|parents?|child(?:ren)?|connected|grid|maze)\b/gi,
  dynamic:
    /\b(?:sub(?:sequences?|arrays?|strings?|sets?)|partition|knapsack|recurrence|permutations?|combinations?|dynamic programming|memoi[sz]e|backtrack\w*)\b/gi,
  strings:
    /\b(?:strings?|characters?|letters?|words?|palindrom\w*|vowels?|lowercase|uppercase|prefix|suffix|anagram)\b/gi,
  numberTheory:
    /\b(?:primes?|divisors?|divisible|gcd|lcm|factorial|fibonacci|digits?|multiples?|sum|product|even|odd|power|square)\b/gi,
  geometry:
    /\b(?:points?|coordinates?|distance|angles?|triangles?|circles?|rectangles?|area|volume|radius|polygon|matrix)\b/gi,
  bits: /\b(?:bits?|bitwise|xor|binary|hex|mask)\b/gi,
  collections:
    /\b(?:lists?|tuples?|arrays?|dictionar(?:y|ies)|dicts?|sets?|maps?|queues?|stacks?|heaps?|elements?)\b/gi,
  patterns:
    /\b(?:regex|regular expressions?|pars(?:e|er|ing)|tokeni[sz]e\w*|grammar|format|match(?:es|ing)?)\b/gi,
  simulation: /\b(?:simulat\w*|game|players?|moves?|turns?|rounds?|robots?|board|cards?)\b/gi,
  systems:
    /\b(?:concurren\w*|threads?|async\w*|race|deadlock|locks?|transactions?|cache|database|sql|http|server|api|socket|network|memory leak|distributed|kernel|compiler|security|auth\w*|encrypt\w*)\b/gi,
  interfaces:
    /\b(?:class(?:es)?|interface|method|inherit\w*|abstract|generics?|types?|module|package|library|framework|component|migration|schema|architecture)\b/gi,
  edgeCases:
    /\b(?:edge cases?|corner cases?|invalid|empty|null|none|undefined|error|exceptions?|raise|throw|overflow|unicode|negative|duplicates?)\b/gi,
  easyVerbs:
    /\b(?:print|return|check|find|convert|get|add|remove|replace|reverse|swap|sort|concatenate|calculate)\b/gi,
};
const SENTENCE_END = /[.!?](?:\s|$)|[。！？।]/g;
const BULLET = /^[ \t]*(?:[-*•]|\d+[.)])\s/gm;
const MATH = /\\[a-z]+|[≤≥≠×÷∑∏√∈]|<=|>=|_\{?\w|\^/g;
const POWER_OF_TEN = /10\s*(?:\^|\*\*)\s*\{?(\d{1,2})|\b10{3,12}\b/g;
const VARIABLE = /\b[A-Za-z](?:_\w+)?\b/g;
const FILE =
  /\b[\w./-]+\.(?:ts|tsx|js|jsx|py|go|rs|java|rb|php|cs|cpp|c|h|json|yaml|yml|md|sql|sh|html|css)\b/g;
const FORMULA = /\w\s*[=<>+*/-]\s*\w/g;
const NUMBER = /-?\d+(?:\.\d+)?/g;
const LONG_WORD_CHARS = 9;
const MOST_EXPONENT = 18;

/** The figures of a request, in the order of `REQUEST_FEATURES`. */
export function measureRequestShape(prose: string, data: string): readonly number[] {
  const words = splitWords(prose);
  const chars = words.reduce((sum, word) => sum + word.length, 0);
  const distinct = new Set(words.map(word => word.toLowerCase()));
  const shape: Partial<Record<RequestFeature, number>> = {
    proseWords: Math.log1p(words.length),
    proseSentences: computeLogCount(prose, SENTENCE_END),
    wordChars: words.length === 0 ? 0 : chars / words.length,
    longWords: Math.log1p(words.filter(word => word.length >= LONG_WORD_CHARS).length),
    rareWords: words.length === 0 ? 0 : distinct.size / Math.sqrt(words.length),
    questions: computeLogCount(prose, /[?？]/g),
    bullets: computeLogCount(prose, BULLET),
    mathMarks: computeLogCount(prose, MATH),
    magnitude: findMagnitude(prose),
    variables: computeLogCount(prose, VARIABLE),
    dataLines: data === '' ? 0 : Math.log1p(data.split('\n').length),
    dataChars: Math.log1p(data.length),
    dataNumbers: computeLogCount(data, NUMBER),
    files: computeLogCount(prose, FILE),
    formulas: computeLogCount(prose, FORMULA),
  };
  return REQUEST_FEATURES.map(name => {
    const pattern = WORDS[name];
    return pattern === undefined ? (shape[name] ?? 0) : computeLogCount(prose, pattern);
  });
}

function computeLogCount(text: string, pattern: RegExp): number {
  return Math.log1p(text.match(pattern)?.length ?? 0);
}

/** The largest power of ten that is spoken of: 5 where sizes go up to 100,000. */
function findMagnitude(prose: string): number {
  let most = 0;
  for (const match of prose.matchAll(POWER_OF_TEN)) {
    const exponent = match[1] === undefined ? match[0].length - 1 : Number(match[1]);
    most = Math.max(most, Math.min(exponent, MOST_EXPONENT));
  }
  return most;
}
