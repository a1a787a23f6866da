/**
 * What kind of work a request asks for, by the verb that leads it and what the verb is about; the words
 * are those of `kindVocabulary.json`. Words of failure make a fix only where somebody complains, since
 * "raise an error" is a wish like any other.
 */
import { isQuestion } from '../../isQuestion.ts';
import { findLanguage } from '../../languages/index.ts';
import { type TaskKind, WORD_KINDS } from '../../types.ts';
import vocabulary from './kindVocabulary.json' with { type: 'json' };

/** How much of the request's beginning and end is read. */
const EDGE_CHARS = 400;
const SENTENCE_BREAK = /(?<=[.!?;])\s+|\n+|:\s+(?=[a-z])/i;
const BEFORE_LEAD = /^(?:[-*•>#\d.)\s¿¡]+|(?:given [^,]{1,80}|in [\w+#]{1,16}),?\s+)+/i;
/** Names and figures of failures are the same in every language; the rest is how people complain. */
const COMPLAINT =
  /\b(?:\w*(?:Error|Exception):(?:\s|$)|(?:returns?|throws?|raises?|gets?|gives?(?: me)?|see|shows?)\s(?:an? |the )?(?:\w+ )?(?:\w*error\b|\w*exception\b|\d{3}\b|nan\b|undefined|null\b|nothing\b)|traceback|segmentation fault|undefined is not|cannot (?:read|find|resolve)|out of range|does ?n[o']t (?:work|compile|run|start|load|match|return|show|update)|not working|(?:is|are|looks?|seems?|comes? out) (?:broken|wrong)|wrong (?:result|output|answer|value)|fails?\b|failing|crash(?:es|ing|ed)?\b|hangs?\b|freezes|(?:never|not) (?:ends?|stops?|terminates?|returns?|called|updated?)|infinite loop|memory leak|should .{1,60} but\b|(?:error|bug|mistake) (?:in|with|somewhere|here)\b|what(?:'s| is) (?:wrong|the (?:bug|problem|issue)))/i;
const PREDICTION =
  /\bwhat (?:will|does|is|would|gets?) .{0,60}(?:prints?|printed|outputs?|returns?|evaluate|value of|result)|\bcomplete the assertion|\boutput (?:of|when) (?:the|this|executing)|\btrace (?:the|this)\b/i;
const WHOLE_REPOSITORY =
  /\b(?:everywhere|pull request|issue #?\d+|(?:whole|entire) (?:repo\w*|code ?base|project|monorepo)|across (?:the |all |our |this |whole |entire |every |several )*(?:files?|repo\w*|code ?base|project|modules?|packages?|services?)|(?:in|of|throughout) (?:the|this|our) (?:whole |entire )?(?:repo\w*|code ?base|project|monorepo)|(?:multiple|several|all) (?:files|modules|packages|services)|(?:all|every|each) (?:callers?|usages?|call sites?)|the repository)\b/i;
/** Words that point at code, though none stands there. */
const GIVEN =
  /\b(?:this|these|it|my|our|the (?:following|code|script|function|class|file|program|snippet|module|above|below))\b/i;
const INTO = /\s(?:to|into|in|nach|en|vers|para|на|в) ((?:[\w+#]+ ){0,1}[\w+#]+)/giu;
const CONVERT = /^(?:convert|turn|change|migrate|transform|move|rewrite|redo|reimplement)\b/i;
/** What stands between a verb and its object; these start a clause, or are another object. */
const OTHER_OBJECTS =
  '(?:that|which|who|to|for|of|with|in|from|into|function|method|class|script|program|tool|component|page)';
const WISH = compileStems(vocabulary.wish);
const CHANGE = compileStems(vocabulary.change);
const LEADS = compileKinds(vocabulary.lead, '^');
const MADE = compileKinds(
  vocabulary.made,
  `(?:${WISH.source}|${CHANGE.source})[\\p{L}'’]*\\s+(?:(?!${OTHER_OBJECTS}(?![\\p{L}\\p{N}]))[\\p{L}-]+\\s+){0,4}?`,
);
const ANYWHERE = compileKinds(vocabulary.anywhere, '');
const POLITE_START = new RegExp(`^(?:${joinStems(vocabulary.polite)}[\\s,]*){1,6}`, 'iu');
/** Japanese, Korean, Turkish and Hindi requests. */
const ASKS_AT_END =
  /(?:て|で|ください|下さい|해|줘|세요|십시오|시오|yaz|yap|ekle|oluştur|लिखो|बनाओ|करो|कीजिए|ें)[.!。！।]?$/u;
/** Without any code, or words that point at some, there is nothing to do these with. */
const NEEDS_CODE: ReadonlySet<TaskKind> = new Set([
  'refactor',
  'types',
  'rename',
  'review',
  'complete',
  'translate',
  'predict-output',
]);

/** The kind that `request` (words outside of code) asks for; new code when nothing says otherwise. */
export function detectTaskKind(request: string, hasCode: boolean): TaskKind {
  return detectNamedKind(request, hasCode) ?? (isQuestion(request) ? 'explain' : 'generate');
}

/**
 * What `request` surely asks to be done with given code; undefined where its words leave that open. A
 * question stays one, whatever it complains of: nobody who asks why wants the code changed unasked.
 */
export function detectIntent(request: string): TaskKind | undefined {
  const leads = readSentences(request)
    .map(sentence => detectLead(sentence, true))
    .filter(kind => kind !== null);
  const change = leads.find(kind => !WORD_KINDS.has(kind));
  if (change !== undefined) return change;
  if (PREDICTION.test(cutEdges(request))) return 'predict-output';
  if (leads.length > 0) return leads[0];
  const kind = detectNamedKind(request, true) ?? undefined;
  return kind !== undefined && !WORD_KINDS.has(kind) && isQuestion(request) ? undefined : kind;
}

/** The kind that `request` names in words that are known; null where none does. */
function detectNamedKind(request: string, hasCode: boolean): TaskKind | null {
  const edges = cutEdges(request);
  if (hasCode && PREDICTION.test(edges)) return 'predict-output';
  const sentences = readSentences(request);
  const complains = sentences.some(
    (sentence, at) => COMPLAINT.test(sentence) && (at > 0 || !WISH.test(sentence)),
  );
  for (const sentence of sentences) {
    const kind = detectLead(sentence, hasCode);
    if (kind === null) continue;
    const asks = kind === 'explain' && /^(?:why|what|how)\b/i.test(sentence);
    if (complains && (asks || (kind === 'generate' && !WISH.test(sentence)))) return 'fix';
    return kind !== 'explain' && WHOLE_REPOSITORY.test(edges) ? 'repository-change' : kind;
  }
  if (complains) return 'fix';
  if (WHOLE_REPOSITORY.test(edges)) return 'repository-change';
  return findKind(ANYWHERE, edges);
}

function cutEdges(request: string): string {
  if (request.length <= 2 * EDGE_CHARS) return request;
  return `${request.slice(0, EDGE_CHARS)}\n${request.slice(-EDGE_CHARS)}`;
}

/** Those of its edges, each from the words that lead it on. */
function readSentences(request: string): readonly string[] {
  return cutEdges(request).split(SENTENCE_BREAK).map(stripPoliteStart);
}

/** Whether a sentence begins with a verb that asks for work, or ends with one, as some languages have it. */
export function leadsToWork(sentence: string): boolean {
  const rest = stripPoliteStart(sentence);
  return (
    [WISH, CHANGE, ASKS_AT_END].some(each => each.test(rest)) || findKind(LEADS, rest) !== null
  );
}

/** Whether there is nothing to do without code. */
export function worksOnCode(kind: TaskKind): boolean {
  return kind !== 'generate' && kind !== 'repository-change';
}

/** Whether it asks to change what is there, as code or as a whole. */
export function leadsToChange(sentence: string): boolean {
  const kind = findKind(LEADS, stripPoliteStart(sentence));
  return kind !== null && NEEDS_CODE.has(kind);
}

function stripPoliteStart(sentence: string): string {
  return sentence.replace(BEFORE_LEAD, '').replace(POLITE_START, '');
}

function detectLead(sentence: string, hasCode: boolean): TaskKind | null {
  const points = hasCode || GIVEN.test(sentence);
  if (points && CONVERT.test(sentence) && namesTarget(sentence)) return 'translate';
  const wished = WISH.test(sentence) ? 'generate' : CHANGE.test(sentence) ? 'refactor' : null;
  const kind = findKind(LEADS, sentence) ?? findKind(MADE, sentence) ?? wished;
  if (kind === null || !NEEDS_CODE.has(kind)) return kind;
  return points || WHOLE_REPOSITORY.test(sentence) ? kind : 'generate';
}

/** Whether the sentence says in which language the same is wanted. */
function namesTarget(sentence: string): boolean {
  const words = [...sentence.matchAll(INTO)].flatMap(([, target = '']) => target.split(' '));
  return words.some(word => findLanguage(word)?.role === 'program');
}

type KindPatterns = readonly (readonly [TaskKind, RegExp])[];

function findKind(patterns: KindPatterns, text: string): TaskKind | null {
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function compileKinds(lists: Readonly<Record<string, string>>, start: string): KindPatterns {
  return Object.entries(lists).map(([kind, list]) => [
    kind as TaskKind,
    new RegExp(start + joinStems(list), 'iu'),
  ]);
}

function compileStems(list: string): RegExp {
  return new RegExp(`^${joinStems(list)}`, 'iu');
}

/** Beginnings of words; `$` ends the word. */
function joinStems(list: string): string {
  const stems = list.replace(/[.+*?^]/g, '\\$&').replaceAll('$', '(?![\\p{L}\\p{N}])');
  return `(?:${stems.split('; ').join('|')})`;
}
