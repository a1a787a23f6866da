/**
 * Statements of the code that an answer no longer has, with nothing in their place: not where they
 * stood, and of what they name something stands nowhere in the answer.
 */
import type { TaskKind } from '../../types.ts';
import { listImports } from '../lines/index.ts';
import { listHunks } from './listHunks.ts';

/** The lines that are gone; none where so few may rightly go. */
export function findLostLines(
  old: readonly string[],
  now: readonly string[],
  intent: TaskKind | undefined,
  isRemark: (line: string) => boolean,
): readonly string[] {
  const isCode = (line: string) => /[\p{L}\p{N}]/u.test(line) && !isRemark(line);
  const imports = new Set(listImports(old).flat());
  const there = new Set(now.map(line => line.trim()));
  const names = new Set(now.flatMap(listNames));
  const hunks = listHunks(old, now);
  const least = LEAST_GONE[intent ?? 'fix'] ?? USUAL_LEAST;
  const unpaired = hunks
    .flatMap(hunk =>
      listUnpaired(hunk.old.filter(isCode), hunk.now.filter(isCode), intent === 'refactor'),
    )
    .filter(line => !imports.has(line) && !there.has(line.trim()));
  // A loop that became an expression takes its own variables with it.
  const own = new Set(least === 1 ? [] : unpaired.flatMap(listIntroduced));
  const gone = unpaired.filter(line =>
    listNames(line).some(name => !names.has(name) && !own.has(name)),
  );
  const gained = hunks.flatMap(hunk => hunk.now.filter(isCode)).length;
  return gone.length >= least && gone.length > gained ? gone : [];
}

/** What keeps all by its nature may lose nothing; a fault may have been a line, and what is told twice is two. */
const LEAST_GONE: Partial<Readonly<Record<TaskKind, number>>> = {
  document: 1,
  types: 1,
  complete: 1,
  rename: 1,
  fix: 2,
};
const USUAL_LEAST = 3;

/**
 * Old lines of which no new one is a version; none where a new one is none of them: all is rewritten.
 * `mayJoin`: a head that says more than before has what stood below it.
 */
function listUnpaired(
  old: readonly string[],
  now: readonly string[],
  mayJoin: boolean,
): readonly string[] {
  const left = [...old];
  for (const line of now) {
    const at = left.findIndex(each => isVersion(each, line));
    if (at < 0) return [];
    const known = listNames(left[at] ?? '');
    if (mayJoin && listNames(line).some(name => !known.includes(name))) return [];
    left.splice(at, 1);
  }
  return left;
}

function isVersion(line: string, other: string): boolean {
  const [a, b] = [new Set(listNames(line)), new Set(listNames(other))];
  const shared = [...a].filter(name => b.has(name)).length;
  return shared >= Math.max(a.size, b.size) * LEAST_SHARED;
}

const LEAST_SHARED = 2 / 3;

/** Names and texts that tell a statement from others; short ones are everywhere. */
function listNames(line: string): readonly string[] {
  return line.match(/[\p{L}_$][\p{L}\p{N}_$]{2,}/gu) ?? [];
}

/** Names that a line gives a value, or a loop its values: what is set, and what runs over something. */
function listIntroduced(line: string): readonly string[] {
  const set = line.matchAll(
    /([\p{L}_$][\p{L}\p{N}_$]{2,})\s*(?::[^=]*)?(?:[-+*/|&]?=(?![=>])|:=)/gu,
  );
  const run = line.matchAll(
    /\bfor(?:each)?\b[^\p{L}]*(?:[\p{L}]+\s+)?([\p{L}_$][\p{L}\p{N}_$]{2,})/gu,
  );
  return [...set, ...run].map(([, name]) => name!);
}
