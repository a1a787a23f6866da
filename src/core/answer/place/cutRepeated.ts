/** An answer that stands below the code that it was asked for, without what it repeats of the code. */
import {
  findRun,
  findSharedIndent,
  isBlank,
  readBody,
  readDefinition,
  readIndent,
} from '../lines/index.ts';

/** The lines of the answer that are not the code's; all of them where it has more inside of the code. */
export function cutRepeated(answer: readonly string[], code: readonly string[]): readonly string[] {
  const filled = [...answer.keys()].filter(at => !isBlank(answer[at] ?? ''));
  const wanted = code.filter(line => !isBlank(line)).map(normalizeLine);
  const start = findRun(
    filled.map(at => normalizeLine(answer[at] ?? '')),
    wanted,
  );
  if (start === null) return cutDefinedAgain(answer, code);
  const from = filled[start] ?? 0;
  const to = (filled[start + wanted.length - 1] ?? from) + 1;
  const below = trimLines(answer.slice(to));
  const isInside = readIndent(below[0] ?? '').length > readIndent(answer[from] ?? '').length;
  return isInside ? answer : trimLines([...trimLines(answer.slice(0, from)), '', ...below]);
}

/** Differences that change nothing: depth, blanks at the end, and whether it is exported. */
function normalizeLine(line: string): string {
  return line.trim().replace(/^export\s+(default\s+)?/, '');
}

/** Without the definitions of the code that the answer gives again, more or less as they are. */
function cutDefinedAgain(answer: readonly string[], code: readonly string[]): readonly string[] {
  const known = new Set(listParts(code).map(({ name }) => name));
  const lines = new Set(code.map(normalizeLine));
  const again = listParts(answer).filter(({ name, from, to }) => {
    const own = answer.slice(from, to).filter(line => !isBlank(line));
    const added = own.filter(line => !lines.has(normalizeLine(line)));
    const hasMore = added.some(line => readBody(line) !== null);
    return known.has(name) && !hasMore && added.length <= own.length * MOST_ADDED;
  });
  const isCut = (at: number) => again.some(({ from, to }) => at >= from && at < to);
  return again.length === 0 ? answer : trimLines(answer.filter((_, at) => !isCut(at)));
}

/** A definition with more new lines is another one. */
const MOST_ADDED = 0.5;

interface Part {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The definitions at the margin, each with its lines up to the next thing there. */
function listParts(lines: readonly string[]): readonly Part[] {
  const filled = [...lines.keys()].filter(at => !isBlank(lines[at] ?? ''));
  const margin = findSharedIndent(filled.map(at => readIndent(lines[at] ?? ''))).length;
  const heads = filled.filter(at => /^[^\s)}\]]/.test((lines[at] ?? '').slice(margin)));
  return heads.flatMap((from, index) => {
    const name = readDefinition((lines[from] ?? '').slice(margin))?.name;
    if (name === undefined) return [];
    let first = index;
    while (isAttached(lines, heads[first - 1], heads[first])) first -= 1;
    return [{ name, from: heads[first] ?? from, to: heads[index + 1] ?? lines.length }];
  });
}

/** Whether a comment or a decorator belongs to what follows: no empty line is between them. */
function isAttached(lines: readonly string[], at: number | undefined, next = 0): boolean {
  if (at === undefined || !/^\s*(@|#|\/\/|\/\*|--)/.test(lines[at] ?? '')) return false;
  return !lines.slice(at, next).some(isBlank);
}

function trimLines(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex(line => !isBlank(line));
  const last = lines.findLastIndex(line => !isBlank(line));
  return first < 0 ? [] : lines.slice(first, last + 1);
}
