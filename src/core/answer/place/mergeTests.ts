/**
 * A file of tests with the tests of an answer in it: what it imports goes to the imports, what stands in
 * a class or module that the file has goes into that one, and the rest to the file's end. What the file
 * has already is not there twice.
 */
import {
  findRun,
  findSharedIndent,
  isBlank,
  listImports,
  readBody,
  readIndent,
  runsTests,
  splitStatements,
} from '../lines/index.ts';
import { appendAnswer } from './appendAnswer.ts';
import { readAnswerLines } from './applyAnswer.ts';
import { cutRepeated } from './cutRepeated.ts';
import { listMissingImports } from './listMissingImports.ts';
import { placeLines } from './placeLines.ts';

/** The whole text of the file; `existing` is empty for a new one. */
export function mergeTests(existing: string, code: string, language: string | null): string {
  const answer = readAnswerLines(code);
  if (existing.trim() === '') return `${answer.join('\n')}\n`;
  const whole = { before: '', selected: existing, after: '', language };
  const appended = appendAnswer(whole, code, 'empty-line');
  // The answer is the file with more in it.
  if (!appended.now.startsWith(existing.trimEnd())) return appended.now;
  const eol = /\r\n/.test(existing) ? '\r\n' : '\n';
  const ending = /(?:\r?\n)*$/.exec(existing)?.[0] ?? '';
  const file = existing.trimEnd().split(/\r?\n/);
  const { lines: own } = cutRunner(answer, language);
  // What runs the tests stays below them.
  const { lines: old, runner } = cutRunner(file, language);
  const lines = [...old];
  const rest = cutHead(own, old);
  const left = fillContainers(lines, rest, language);
  const added = cutKnown(left, old);
  if (added.some(line => !isBlank(line))) lines.push(...makeGap(file), ...added);
  if (runner.length > 0) lines.push(...makeGap(file), ...runner);
  insertImports(lines, listMissingImports(own, file));
  return lines.join(eol) + (ending === '' ? '' : eol);
}

/** The lines above what runs the tests at the end, and what does. */
function cutRunner(lines: readonly string[], language: string | null) {
  const all = splitStatements(lines, language);
  const last = all.findLastIndex(({ head }) => head === null || !runsTests(head));
  const first = all[last + 1]?.from ?? lines.length;
  const above = lines.slice(0, first);
  const end = above.findLastIndex(line => !isBlank(line)) + 1;
  return { lines: above.slice(0, end), runner: lines.slice(first) };
}

/** Without imports, and without what it begins with that the file has as well, such as its namespace. */
function cutHead(own: readonly string[], old: readonly string[]): readonly string[] {
  const imports = new Set(listImports(own).flat());
  const known = new Set(old.map(line => line.trim()));
  const bare = own.filter(line => !imports.has(line));
  const isRepeated = (line: string) =>
    known.has(line.trim()) && readBody(line) === null && !DECORATES.test(line);
  const first = bare.findIndex(line => !isBlank(line) && !isRepeated(line));
  return first < 0 ? [] : bare.slice(first);
}

/** What belongs to the line below it. */
const DECORATES = /^\s*(?:@|#\[|\/\/|\/\*|\*|\[|#(?!\w))/;

/** Without blocks that the file has line by line, and without what it defines more or less the same. */
function cutKnown(own: readonly string[], old: readonly string[]): readonly string[] {
  const file = old.filter(line => !isBlank(line)).map(line => line.trim());
  const kept = listBlocks(own).filter(block => {
    const filled = block.filter(line => !isBlank(line)).map(line => line.trim());
    return filled.length > 0 && findRun(file, filled) === null;
  });
  return cutRepeated(kept.flat(), old);
}

/** Lines up to each empty one behind which something begins at the margin. */
function listBlocks(lines: readonly string[]): readonly (readonly string[])[] {
  const margin = findSharedIndent(lines.filter(line => !isBlank(line)).map(readIndent)).length;
  const blocks: string[][] = [[]];
  for (const [at, line] of lines.entries()) {
    const isNext = at > 0 && isBlank(lines[at - 1] ?? '') && !isBlank(line);
    if (isNext && readIndent(line).length === margin) blocks.push([]);
    blocks.at(-1)?.push(line);
  }
  return blocks;
}

/** As many empty lines as the file has between its own. */
function makeGap(old: readonly string[]): readonly string[] {
  const isWide = old.some((line, at) => at > 0 && isBlank(line) && isBlank(old[at - 1] ?? ''));
  return isWide ? ['', ''] : [''];
}

function insertImports(lines: string[], imports: readonly string[]): void {
  if (imports.length === 0) return;
  const last = listImports(lines).at(-1)?.at(-1);
  if (last !== undefined) {
    lines.splice(lines.lastIndexOf(last) + 1, 0, ...imports);
    return;
  }
  const head = FILE_HEAD.exec(`${lines.join('\n')}\n`)?.[0].trimEnd() ?? '';
  const at = head === '' ? 0 : head.split('\n').length;
  const below = isBlank(lines[at] ?? '') ? [] : [''];
  lines.splice(at, 0, ...(at > 0 ? [''] : []), ...imports, ...below);
}

/** What must be on top of a file, and what is said of all of it. */
const FILE_HEAD =
  /^(?:#![^\n]*\n|<\?[^\n]*\n|namespace\b[^\n{]*\n|(?:"""[\s\S]*?"""|'''[\s\S]*?''')[ \t]*\n|(['"])use strict\1;?[ \t]*\n|(?:(?:\/\/|#(?![[\w]))[^\n]*\n)+(?=[ \t]*\n)|\/\*[\s\S]*?\*\/[ \t]*\n(?=[ \t]*\n)|[ \t]*\n)*/;

/** A class or a module with its lines. */
interface Container {
  readonly name: string;
  readonly head: number;
  /** The first line of its body, and the one behind its last. */
  readonly from: number;
  readonly to: number;
  /** The one behind its closing line. */
  readonly end: number;
}

const HEAD = /^\s*(?:[\w()]+\s+)*?(?:class|mod|module|defmodule|object|struct)\s+([\w.:]+)/;

function listContainers(lines: readonly string[]): readonly Container[] {
  return lines.flatMap((line, head) => {
    const name = HEAD.exec(line)?.[1];
    if (name === undefined) return [];
    const depth = readIndent(line).length;
    const isOpening = /^\s*\{\s*$/.test(lines[head + 1] ?? '');
    const from = head + (isOpening ? 2 : 1);
    const next = lines.findIndex(
      (each, at) => at >= from && !isBlank(each) && readIndent(each).length <= depth,
    );
    const stop = next < 0 ? lines.length : next;
    const isClosed = /^\s*(?:\}|end\b)/.test(lines[next] ?? '');
    const filled = lines.slice(0, stop).findLastIndex(each => !isBlank(each)) + 1;
    const to = Math.max(from, filled);
    return to > from ? [{ name, head, from, to, end: isClosed ? next + 1 : to }] : [];
  });
}

/** Puts what the answer has of containers of the file into them; returns what is left of the answer. */
function fillContainers(
  lines: string[],
  own: readonly string[],
  language: string | null,
): readonly string[] {
  const theirs = listInner(listContainers(lines));
  const mine = listInner(listContainers(own));
  const pairs = mine.flatMap(container => {
    const [only] = mine.length === 1 && theirs.length === 1 ? theirs : [];
    const other = only && fitsInto(own, container, lines, only) ? only : undefined;
    const target = theirs.find(({ name }) => name === container.name) ?? other;
    return target === undefined ? [] : [{ container, target }];
  });
  let left = [...own];
  for (const { container, target } of pairs.toSorted((a, b) => b.target.to - a.target.to)) {
    const body = lines.slice(target.from, target.to);
    const added = cutKnown(cutHead(own.slice(container.from, container.to), body), body);
    if (!added.some(line => !isBlank(line))) continue;
    const margin = findSharedIndent(body.filter(line => !isBlank(line)).map(readIndent));
    const placed = placeLines([`${margin}x`], added, { language, around: lines });
    lines.splice(target.to, 0, '', ...placed.map(({ text }) => text));
  }
  for (const { container } of pairs.toSorted((a, b) => b.container.head - a.container.head)) {
    const attached = findAttached(left, container.head);
    left = [...left.slice(0, attached), ...left.slice(container.end)];
  }
  return pairs.length > 0 && left.every(line => !/\w/.test(line)) ? [] : left;
}

/** Whether what is in one of another name may stand in one: their heads are alike, and no name is twice. */
function fitsInto(
  own: readonly string[],
  container: Container,
  lines: readonly string[],
  target: Container,
): boolean {
  const readHead = (all: readonly string[], { head, name }: Container) =>
    (all[head] ?? '').trim().replace(name, '');
  const body = lines.slice(target.from, target.to);
  const added = cutKnown(own.slice(container.from, container.to), body);
  const known = new Set(body.flatMap(line => readBody(line)?.name ?? []));
  const isTwice = added.some(line => known.has(readBody(line)?.name ?? ''));
  return readHead(own, container) === readHead(lines, target) && !isTwice;
}

/** Those that hold no other one: a namespace or module around a class is no place for a test. */
function listInner(all: readonly Container[]): readonly Container[] {
  return all.filter(({ from, to }) => !all.some(({ head }) => head >= from && head < to));
}

/** Comments and attributes above a head are its own. */
function findAttached(lines: readonly string[], head: number): number {
  let first = head;
  while (DECORATES.test(lines[first - 1] ?? '')) first -= 1;
  return first;
}
