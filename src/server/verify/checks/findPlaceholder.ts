/**
 * What stands in code for code that is not there: "rest of the code", a body that is only `pass`, a
 * comment that gives up. Only what no finished code has, and nothing that the request itself wrote.
 */
import { findStub } from './findStub.ts';
import { isResignation } from './refusalWords.ts';

/** A sentence about the first gap; null where the code is whole. */
export async function findPlaceholder(
  code: string,
  prompt: string,
  language: string | null,
): Promise<string | null> {
  const lines = code.split('\n', MAX_LINES);
  const gap = lines.find(line => ELISION.test(line.slice(0, MAX_LINE_CHARS)));
  if (gap !== undefined && !prompt.includes(gap.trim())) {
    return `The code leaves a part out: ${gap.trim().slice(0, MAX_LINE_CHARS)}`;
  }
  const comments = lines.flatMap(line => COMMENT.exec(line.slice(0, MAX_LINE_CHARS))?.[1] ?? []);
  // Among code, people write what they do not know, too.
  const isBare = comments.length === lines.filter(line => line.trim() !== '').length;
  const resigned = comments.find(comment => isResignation(comment, isBare));
  if (resigned !== undefined && !prompt.includes(resigned)) return `The model gave up: ${resigned}`;
  if (MAY_BE_EMPTY.test(prompt)) return null;
  return findStub(code, language);
}

/** Further lines are not read. */
const MAX_LINES = 20_000;
const MAX_LINE_CHARS = 300;
const COMMENT = /^\s*(?:\/\/+|#+|\/\*+|--|<!--|\*)\s*(.+)$/;

const PART =
  '(?:code|file|class|function|methods?|functions|implementation|component|module|script|logic|program)';

/** Comments that stand for code which is not there. */
const ELISION = new RegExp(
  '^\\s*(?://|#|/\\*|--|<!--|\\{/\\*)\\s*(?:' +
    [
      '(?:\\.{3}|…)\\s*(?:\\*/|-->|\\*/\\})?\\s*$',
      `(?:\\.{3}|…)?\\s*\\(?(?:the )?(?:rest|remainder) of (?:the|your|this|my) (?:\\w+ )?${PART}\\b`,
      '(?:\\.{3}|…)\\s*\\(?(?:the )?(?:rest|existing|previous|remaining|other|same|your|unchanged|omitted)\\b',
      `(?:existing|previous|remaining|unchanged) ${PART}(?:\\s*(?:\\.{3}|…|here|goes here|stays?.*|remains?.*|unchanged|as before|\\*/|-->))*\\s*$`,
      '(?:add |put |write |insert )?your (?:code|implementation|logic|solution)(?: goes)? here',
      '(?:TODO|FIXME)\\b:? *(?:implement|write|complete|finish|your)(?: (?:this|me|it|the|your|here|code|logic|function|method|implementation|body|rest))*[.!]?\\s*$',
      'implement(?:ation)? (?:this|here|goes here|me|logic here)[.!]?\\s*$',
      '(?:code|implementation|body) (?:omitted|goes here|unchanged)\\b',
    ].join('|') +
    ')',
  'i',
);

/** Requests that a body without code may answer. */
const MAY_BE_EMPTY =
  /\b(?:abstract|base class|interface|protocol|stubs?|skeleton|scaffold(?:ing)?|template|boilerplate|placeholder|overloads?|no-?op|mock|dummy|empty|TODO|NotImplemented\w*|not implemented|unimplemented|pass statement|does nothing|exception|error class)\b/i;
