/**
 * Takes out of a request what says nothing about its difficulty: greetings, the part that a model is
 * to play, general wishes for the answer, licence headers, ids and random tokens.
 *
 * It runs before anything is counted. Sentences go only as a whole and only at the edges, where all
 * their words are of closed lists: what names any matter of its own stays. Where nothing would be
 * left, all stays.
 */

import { joinAlternatives } from './joinAlternatives.ts';
import { LEADS } from './kindSigns.ts';

/** What is left of `text`, and how many characters went. */
export interface StrippedText {
  readonly text: string;
  readonly dropped: number;
}

/** Sentences at the beginning and lines at the end that may go. */
const MOST_SENTENCES = 16;
const MOST_LAST_LINES = 4;
const SENTENCE_CHARS = 300;
/** An id has a line of its own near the edges of a request; elsewhere it is data. */
const EDGE_LINES = 6;

const makeWordSet = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
const COURTESY =
  makeWordSet(`hi hello hey there dear sir madam assistant all everyone team friend good great nice
    lovely wonderful morning afternoon evening day week i we hope you your are is do doing well
    having have am i'm i'd i've a an the one my our thanks thank many so much very really in
    advance for help time would appreciate it if could can will please kindly me us with this that
    following task problem question request issue thing something some small quick simple short
    little be kind to and take look at of here below need looking forward answer reply assistance
    support glad grateful out assist ask get let know lot again cheers regards best sincerely yours welcome
    bot chatbot ai on now below: describes instruction response completes appropriately write`);
const COURTESY_CORE =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))\b|\b(?:thanks?|thank|hope|appreciate|grateful|kindly|please|help|assist(?:ance)?|question|regards|cheers|welcome|instruction|forward)\b/i;
const STYLE =
  makeWordSet(`do always never only must should not don't follow following best practices standards
    conventions guidelines instructions write writes clean efficient concise concisely precise
    correct correctly complete accurate reliable readable maintainable idiomatic robust secure
    performant modern professional production production-ready ready high quality high-quality
    well documented well-documented well-structured tested well-tested code coding solution
    solutions answer answers response responses explanation explanations comments commentary
    markdown formatting text prose extra additional anything else nothing beyond think thinking
    step step-by-step by carefully hard before after when while return output provide give respond
    reply produce deliver without any with in as but and or the a an to of for that which is are
    be it it's them they this sure make making things up invent hallucinate explain goal job role
    purpose pay attention edge cases details detail take deep breath your you you're time user
    user's users will can known knowledge all every each question questions asked clear clearly
    helpful polite honest careful thorough simple focus on possible from at no yourself language
    languages programming software full final single block ensure include`);
const STYLE_CORE = new RegExp(
  String.raw`\b${joinAlternatives(`you; your; you're; always; never; best practices; step[ -]by[ -]step;
    concise(?:ly)?; precise; carefully; do not; don't; without; only; deep breath; make sure;
    make things up; edge cases; quality; attention`)}\b`,
  'i',
);
/** A wish for the answer never asks, and never points at something. */
const REQUEST = /\?\s*$|^(?:can|could|would|will|please)\b|^explain (?!your)|\b(?:this|these)\b/i;
const AS = joinAlternatives(`you are; you're; act as; imagine(?: that)? you(?: are|'re);
  pretend(?: that)?(?: you are| to be); (?:assume|take|play) the role of; your role is`);
const PROFESSION =
  joinAlternatives(`assistants?; engineers?; developers?; programmers?; coders?; experts?; models?; ai;
    architects?; chatbots?; copilot; agents?; tutors?; reviewers?; specialists?; professionals?;
    scientists?; analysts?; consultants?; researchers?; mentors?; teachers?; leads?; masters?;
    wizards?; ninjas?; hackers?; partners?; colleagues?; genius; guru; llm`);
const ROLE = new RegExp(`^${AS}\\b[^\\n]{0,120}\\b${PROFESSION}\\b`, 'i');
const ROLE_CLAUSE = /^(?:as|acting as) an? [^,.\n]{3,80},\s*/i;
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))\b(?: (?:there|all|everyone|team|assistant|friend))?\s*[,!.–-]+\s*/i;
const POLITE_START = new RegExp(
  String.raw`^(?:${joinAlternatives(`please; kindly; (?:could|can|would|will) you;
    i(?:'d| would) (?:like|love|want) (?:you )?to; i (?:want|need) you to;
    i would appreciate it if you could; help me(?: to)?; be so kind(?: as)? (?:to|and);
    your task is to; let's; now; ok(?:ay)?; so; just; quickly`)}\b[\s,]*)+`,
  'i',
);
const SENTENCE = /^[^\n]*?(?:[.!?:,]+(?=\s|$)|(?=\n)|$)\s*/;
const FULL_SENTENCE = /^[^\n]*?(?:[.!?:]+(?=\s|$)|(?=\n)|$)\s*/;
const WORD = /[\p{L}'’]+(?:-[\p{L}]+)*/gu;

const COMMENT = /^\s*(?:#(?!include|define)|\/\/|\/?\*+|--\s|<!--|;;)/;
const LICENCE = new RegExp(
  joinAlternatives(String.raw`copyright\b.{0,40}(?:\d{4}|\bby\b|©|\(c\)); ©\s*\d{4}; \bSPDX-License;
    all rights reserved; licensed under; \blicen[cs]e (?:agreement|information|terms);
    permission is hereby granted; copyright (?:notice|holder); the software is provided;
    free software; hope that it will be useful; should have received a copy;
    obtain a copy of the license; apache\.org/licenses; unless required by applicable law;
    redistributions? (?:of|in)`),
  'i',
);
const BARE_COPYRIGHT = /^\s*(?:copyright|©|\(c\))[^\n]{0,80}\b(?:19|20)\d\d\b/i;

const NUMBERED =
  joinAlternatives(`task; ticket; request; issue; job; case; trace; session; run; message;
  conversation; correlation; problem; prompt; question; ref(?:erence)?`);
const ID_LINE = new RegExp(
  String.raw`^\s*(?:[#/*>-]+\s*)?(?:${NUMBERED}[ _-]?(?:id|no|nr|number|key)?|u?uid|guid|id|date|timestamp)` +
    String.raw`\s*[:#=]+\s*\S*\d\S*\s*$`,
  'i',
);
const TICKET = /^\s*\[?[A-Z][A-Z0-9]{1,9}-\d{1,7}\]?[:\s]\s*/;
const MARKER =
  /^\s*(?:(?:#{1,4}|@@)\s*(?:instructions?|response|prompt|user|assistant|system|human)\s*:?|\[\/?INST\]|<\|?\/?(?:im_start|im_end|user|assistant|system|s)\|?>.{0,12})\s*$/i;
const LONG_TOKEN = /[A-Za-z0-9+/_=-]{16,}/g;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const HEX = /^(?=[0-9]*[a-f])(?=(?:[a-f]*[0-9]){3})[0-9a-f]{16,}$/i;
const LABEL = /^[^"'`(){};\p{L}]*(?:\p{L}+[\s_-]+){0,3}\p{L}*[^"'`(){};\p{L}]*$/u;
const LABEL_CHARS = 80;

/** `text` without what says nothing. Takes time in proportion to the text's length. */
export function stripBoilerplate(text: string): StrippedText {
  const lines = dropLicences(dropIds(text.split('\n')));
  const left = dropLastWords(dropFirstWords(lines.join('\n')));
  return left.trim() === ''
    ? { text, dropped: 0 }
    : { text: left, dropped: text.length - left.length };
}

function dropIds(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, at) => {
    const atEdge = at < EDGE_LINES || at >= lines.length - EDGE_LINES;
    if (atEdge && (ID_LINE.test(line) || MARKER.test(line))) return [];
    const plain = line.replace(LONG_TOKEN, token => (isRandom(token) ? '' : token));
    if (plain !== line && plain.length < LABEL_CHARS && LABEL.test(plain)) return [];
    return [at === 0 ? plain.replace(TICKET, '') : plain];
  });
}

/** Whether a long token is a number of some machine's, not a name: ids, hashes, keys, packed bytes. */
function isRandom(token: string): boolean {
  if (UUID.test(token) || HEX.test(token)) return true;
  if (token.length < 20 || /[a-z]{8}/.test(token)) return false;
  if ((token.match(/\d/g)?.length ?? 0) < 3 || !/[A-Za-z]/.test(token)) return false;
  const turns = token.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[A-Za-z])/g)?.length ?? 0;
  return turns > token.length / 3;
}

function dropLicences(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && COMMENT.test(lines[end]!)) end++;
    if (end > at) kept.push(...stripLicence(lines.slice(at, end)));
    else if (!BARE_COPYRIGHT.test(lines[at]!)) kept.push(lines[at]!);
    at = Math.max(end, at + 1);
  }
  return kept;
}

/** A run of comment lines without its paragraphs of law; empty where nothing else is said. */
function stripLicence(run: readonly string[]): readonly string[] {
  if (!LICENCE.test(run.join('\n'))) return run;
  const kept: string[] = [];
  let paragraph: string[] = [];
  for (const line of [...run, '']) {
    if (/[\p{L}\d]/u.test(line)) {
      paragraph.push(line);
      continue;
    }
    if (!paragraph.some(each => LICENCE.test(each))) kept.push(...paragraph);
    paragraph = [];
  }
  return kept;
}

function dropFirstWords(text: string): string {
  let rest = text.trimStart();
  for (let count = 0; count < MOST_SENTENCES; count++) {
    const shorter = dropFirstSentence(rest);
    if (shorter === rest) break;
    rest = shorter;
  }
  return stripPoliteStart(rest);
}

/** "Could you please write …" is "write …". */
export function stripPoliteStart(sentence: string): string {
  const asked = sentence.replace(POLITE_START, '');
  return /^\p{L}/u.test(asked) ? asked : sentence;
}

function dropFirstSentence(text: string): string {
  const plain = text.replace(GREETING, '').replace(ROLE_CLAUSE, '');
  if (plain !== text) return plain;
  const head = text.slice(0, SENTENCE_CHARS);
  const sentence = FULL_SENTENCE.exec(head)?.[0] ?? '';
  if (sentence.trim() === '' || sentence.length === SENTENCE_CHARS) return text;
  const clause = SENTENCE.exec(head)?.[0] ?? '';
  const after = stripPoliteStart(text.slice(clause.length, SENTENCE_CHARS));
  const asks = LEADS.some(([, lead]) => lead.test(after));
  if (asks && (ROLE.test(clause) || isCourtesy(clause))) return text.slice(clause.length);
  if (ROLE.test(sentence) || isEmptyTalk(sentence)) return text.slice(sentence.length);
  return isCourtesy(clause) ? text.slice(clause.length) : text;
}

function dropLastWords(text: string): string {
  const lines = text.trimEnd().split('\n');
  for (let count = 0; count < MOST_LAST_LINES; count++) {
    const last = lines.pop()!;
    const left = last.length > SENTENCE_CHARS ? last : dropLastSentences(last);
    if (left !== '' || lines.length === 0) {
      lines.push(left);
      break;
    }
  }
  return lines.join('\n').trimEnd();
}

function dropLastSentences(line: string): string {
  const sentences = line.split(/(?<=[.!?])\s+/);
  while (sentences.length > 0 && isEmptyTalk(sentences.at(-1)!)) sentences.pop();
  return sentences.length === 0
    ? ''
    : line.slice(0, line.lastIndexOf(sentences.at(-1)!)) + sentences.at(-1)!;
}

function isEmptyTalk(sentence: string): boolean {
  if (isCourtesy(sentence)) return true;
  return STYLE_CORE.test(sentence) && !REQUEST.test(sentence) && isMadeOf(sentence, STYLE);
}

function isCourtesy(sentence: string): boolean {
  return COURTESY_CORE.test(sentence) && isMadeOf(sentence, COURTESY);
}

/** Whether there are words and all of them are of `list`: no code, no name, no number. */
function isMadeOf(sentence: string, list: ReadonlySet<string>): boolean {
  if (/[\d`"{}()[\]=<>\\$]/.test(sentence)) return false;
  const all = sentence.toLowerCase().replaceAll('’', "'").match(WORD) ?? [];
  return all.length > 0 && all.every(word => list.has(word));
}
