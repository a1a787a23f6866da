/**
 * What stands in code for code that is not there: "rest of the code", a body that is only `pass`, a
 * comment that gives up. Only what no finished code has, and nothing that the request itself wrote.
 */
import { isResignation } from './refusalWords.ts';

/** A sentence about the first gap; null where the code is whole. */
export function findPlaceholder(
  code: string,
  prompt: string,
  language: string | null,
): string | null {
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
  return language === 'python' ? findPythonStub(lines) : findOtherStub(code);
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

/** Every function of the code has a body of nothing but words. */
function findPythonStub(lines: readonly string[]): string | null {
  let functions = 0;
  for (const [i, line] of lines.entries()) {
    if (!/^\s*(?:async\s+)?def\s/.test(line)) continue;
    if (/@(?:\w+\.)?(?:abstract\w*|overload)/.test(lines[i - 1] ?? '')) return null;
    functions += 1;
    if (!isStubBody(lines, i)) return null;
  }
  return functions > 0 ? 'The code leaves a part out: its functions have no body.' : null;
}

const MAX_BODY_LINES = 400;
const STUB_LINE =
  /^\s*(?:pass|\.\.\.|raise NotImplementedError(?:\(.*\))?|return NotImplemented)\s*(?:#.*)?$/;

/** The lines below a head, comments and a docstring left out, are one that does nothing. */
function isStubBody(lines: readonly string[], head: number): boolean {
  let at = head;
  while (at < head + MAX_BODY_LINES && !/:\s*(?:#.*)?$/.test(lines[at] ?? '')) {
    if (/:\s*(?:pass|\.\.\.)\s*$/.test(lines[at] ?? '')) return true;
    if (/:\s*\S/.test(lines[at] ?? '') && at === head && /\)[^()]*:\s*\S/.test(lines[at] ?? ''))
      return false;
    at += 1;
  }
  const indent = /^\s*/.exec(lines[head] ?? '')?.[0].length ?? 0;
  let quote = '';
  let stubs = 0;
  for (let i = at + 1; i < Math.min(lines.length, at + MAX_BODY_LINES); i += 1) {
    const line = lines[i] ?? '';
    const text = line.trim();
    if (quote !== '') {
      if (text.includes(quote)) quote = '';
      continue;
    }
    if (text === '' || text.startsWith('#')) continue;
    if ((/^\s*/.exec(line)?.[0].length ?? 0) <= indent) break;
    const opened = /^[rRuU]?("""|''')/.exec(text)?.[1];
    if (opened !== undefined) {
      if (text.split(opened).length < 3) quote = opened;
      continue;
    }
    if (!STUB_LINE.test(line)) return false;
    stubs += 1;
  }
  return stubs > 0;
}

const THROWS =
  /(?:throw new \w*(?:Error|Exception)\(\s*['"`](?:not (?:yet )?implemented|implement me|todo\b|unimplemented)|\b(?:todo|unimplemented)!\(|\bpanic\(\s*"(?:not (?:yet )?implemented|todo\b|implement me|unimplemented)|\bTODO\(|throw new NotImplementedException\()/i;
const ANY_FUNCTION = /\bfunction\b|=>|\bfn\s|\bfunc\s|\bfun\s/g;

/** The only statement of the only function says that there is none. */
function findOtherStub(code: string): string | null {
  const found = THROWS.exec(code);
  if (found === null || code.length > MAX_STUB_CHARS) return null;
  const plain = code.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, '');
  const functions = plain.match(ANY_FUNCTION)?.length ?? 0;
  const statements = plain.split('\n').filter(line => /[;)]\s*$|!\(/.test(line)).length;
  return functions <= 1 && statements <= 1 ? `The code leaves a part out: ${found[0]}` : null;
}

/** Longer code does something. */
const MAX_STUB_CHARS = 2_000;
