/**
 * Plain amounts of a prompt, the same in every language: how much is asked, how exactly, and how much
 * is to be kept in mind. Counts go through `log1p`, so that ten times as much moves them by a constant.
 */
import type { Request } from './findRequest.ts';
import type { PromptParts } from './splitPrompt.ts';

const TOKEN = /[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu;
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{1,2}|[\p{L}\p{N}]+/gu;
const SENTENCE_END = /(?<=[.!?])\s+|[。！？]|\n+/;
/** What parts the items of a list, by marks and by the shortest words for "and". */
const ITEM = /[,;:、，；：]|\s(?:and|und|et|y|e|и|i|ve)\s/gu;
const COMMENT_LINE = /^\s*(?:#(?!include|define)|\/\/|\/?\*|--|<!--|;;)/;
/** Names and values given to the letter. */
const LITERAL = /`[^`\n]+`|"[^"\n]{1,40}"|\b\w+\([^()\n]{0,80}\)|[=!]==?|→/g;
const QUANTITY =
  /\b\d+(?:[.,]\d+)*\s?(?:ms|s|sec\w*|min\w*|hours?|kB|MB|GB|TB|%|fps)(?![\p{L}\d])/gu;
const BOUND = /10\s*\^\s*\{?\d|[<≤]=?\s*\d|\b\d{5,}\b|\d,\d{3}\b/g;
const MATH = /\\[a-z]+|[≤≥≠×÷∑∏√∈]|<=|>=|_\{?\w|\^/g;
const POWER_OF_TEN = /10\s*(?:\^|\*\*)\s*\{?(\d{1,2})|\b10{3,12}\b/g;
const STRING = /"[^"\n]*"|'[^'\n]*'|`[^`\n]*`/g;
const NUMBER = /\b\d+\b/g;
const MAX_ITEMS = 10;
const MAX_WORDS = 200;
const MAX_EXPONENT = 18;

/** `codeLines`: without empty lines and comments. `magnitude`: the largest power of ten spoken of. */
export function measureAmounts(
  { words, code }: Pick<PromptParts, 'words' | 'code'>,
  asked: Request,
) {
  const lines = code.split('\n').filter(line => line.trim() !== '' && !COMMENT_LINE.test(line));
  const bare = lines.join('\n');
  const literals = bare.match(STRING) ?? [];
  const items = asked.text.split(SENTENCE_END).map(sentence => countMatches(sentence, ITEM));
  const all = `${words}\n${bare}`;
  return {
    words: Math.log1p(Math.min(MAX_WORDS, countWords(asked.text))),
    items: Math.min(MAX_ITEMS, Math.max(0, ...items)),
    literals: Math.log1p(countMatches(asked.first, LITERAL)),
    bounds: Math.log1p(countMatches(asked.text, BOUND)),
    quantities: Math.log1p(countMatches(asked.first, QUANTITY)),
    codeLines: Math.log1p(lines.length),
    distinctTokens: Math.log1p(new Set(all.match(TOKEN)).size),
    mathMarks: Math.log1p(countMatches(words, MATH)),
    magnitude: findMagnitude(all),
    literalChars: Math.log1p(literals.reduce((sum, text) => sum + text.length - 2, 0)),
    numbersInCode: Math.log1p(countMatches(bare, NUMBER)),
  };
}

/** Of scripts that do not part their words, two characters are one. */
export function countWords(text: string): number {
  return countMatches(text, WORD);
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function findMagnitude(text: string): number {
  let most = 0;
  for (const match of text.matchAll(POWER_OF_TEN)) {
    const exponent = match[1] === undefined ? match[0].length - 1 : Number(match[1]);
    most = Math.max(most, Math.min(exponent, MAX_EXPONENT));
  }
  return most;
}
