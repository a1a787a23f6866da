/**
 * The file that the tests of some code belong into, told by where the workspace keeps its tests: each
 * test file whose code is there as well is an example of how one becomes the other. Where there is no
 * example, the framework that the project names tells.
 */
import type { Framework, TestHabit } from '../languages/index.ts';

export interface TestFile {
  /** From the workspace's folder on, as all paths here. */
  readonly path: string;
  /** A file with tests that shows how they are written: the file itself where it is there. */
  readonly example: string | null;
}

interface Named {
  readonly path: string;
  readonly folders: readonly string[];
  /** The name without its ending. */
  readonly name: string;
}

interface Test extends Named {
  /** The name of the code that it tests, and how its own is made from that. */
  readonly of: string;
  readonly template: string;
}

/** Null where nothing tells, or where the code itself is a test. */
export function findTestFile(
  source: string,
  files: readonly string[],
  habit: TestHabit,
  framework: Framework | null,
): TestFile | null {
  const code = readName(source);
  if (habit.names.length === 0) return { path: source, example: null };
  if (readTest(code, habit)) return null;
  const all = files.filter(file => habit.endings.includes(readEnding(file))).map(readName);
  const tests = all.flatMap(each => readTest(each, habit) ?? []);
  const there = new Set(files);
  const votes = new Map<string, number>();
  for (const { path, weight } of listVotes(code, all, tests, habit)) {
    const known = there.has(path) ? weight * EXISTING : weight;
    votes.set(path, (votes.get(path) ?? 0) + known);
  }
  const [best] = [...votes].sort(([a, m], [b, n]) => n - m || a.length - b.length);
  const path = best?.[0] ?? placeFirst(code, framework);
  if (path === null) return null;
  return { path, example: there.has(path) ? path : findNearest(path, tests) };
}

/** A test file that is there already is hardly there by accident. */
const EXISTING = 100;

export const readEnding = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

export function readName(path: string): Named {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  return { path, folders, name: file.slice(0, Math.max(0, file.lastIndexOf('.'))) };
}

export const TEST_FOLDERS: ReadonlySet<string> = new Set([
  'test',
  'tests',
  '__tests__',
  'spec',
  'specs',
]);

export function readTest(file: Named, { names }: TestHabit): Test | null {
  for (const template of names) {
    const [head = '', tail = ''] = template.split('{name}');
    const of = file.name.slice(head.length, file.name.length - tail.length);
    if (of !== '' && file.name === head + of + tail) return { ...file, of, template };
  }
  const isKept = file.folders.some(folder => TEST_FOLDERS.has(folder));
  return isKept ? { ...file, of: file.name, template: '{name}' } : null;
}

interface Vote {
  readonly path: string;
  readonly weight: number;
}

/** Where the code's test would be by each example; near examples weigh more. */
function listVotes(
  code: Named,
  all: readonly Named[],
  tests: readonly Test[],
  habit: TestHabit,
): readonly Vote[] {
  const kept = new Set(tests.map(({ path }) => path));
  const sources = Map.groupBy(
    all.filter(({ path }) => !kept.has(path)),
    ({ name }) => name,
  );
  const votes = tests.flatMap(test =>
    listNearest(sources.get(test.of) ?? [], test).map(source => {
      const moved = moveFolders(source.folders, test.folders, code.folders);
      const near = countShared(source.folders, code.folders);
      const path = joinPath(moved.folders, nameTest(code, test.template, habit));
      return { path, weight: moved.isSure ? NEAR ** near : UNSURE };
    }),
  );
  if (votes.length > 0) return votes;
  // Tests without their code beside them still say what they are called and where they are.
  return tests
    .filter(({ template }) => template !== '{name}')
    .map(({ folders, template }) => ({
      path: joinPath(folders, nameTest(code, template, habit)),
      weight: 1,
    }));
}

/** Of files of one name, those from which the way to the test is the shortest. */
function listNearest(sources: readonly Named[], { folders }: Test): readonly Named[] {
  const measured = sources.map(source => {
    const { old, now } = readMove(source.folders, folders);
    return { source, steps: old.length + now.length };
  });
  const least = Math.min(...measured.map(({ steps }) => steps));
  return measured.filter(({ steps }) => steps === least).map(({ source }) => source);
}

/** One folder more in common outweighs this many examples that lie further off. */
const NEAR = 4;
const UNSURE = 0.01;

function nameTest({ name, path }: Named, template: string, { testEnding }: TestHabit): string {
  return `${template.replace('{name}', () => name)}.${testEnding ?? readEnding(path)}`;
}

const joinPath = (folders: readonly string[], file: string): string =>
  [...folders, file].filter(part => part !== '').join('/');

interface Moved {
  readonly folders: readonly string[];
  /** False: the example says no more than that all tests lie there. */
  readonly isSure: boolean;
}

/** Does to `given` what leads from one folder to the other: a part of the way is exchanged. */
function moveFolders(
  from: readonly string[],
  to: readonly string[],
  given: readonly string[],
): Moved {
  const { head, tail, old, now } = readMove(from, to);
  if (old.length === 0 && now.length === 0) return { folders: given, isSure: true };
  if (old.length === 0 && tail === 0 && head > 0) {
    return { folders: [...given, ...now], isSure: true };
  }
  const exact = old.every((part, at) => given[head + at] === part);
  const at = exact
    ? head
    : given.findIndex((_, i) => old.every((part, j) => given[i + j] === part));
  if (old.length > 0 && at >= 0) {
    const folders = [...given.slice(0, at), ...now, ...given.slice(at + old.length)];
    return { folders, isSure: true };
  }
  const renamed = renameAlike(old, now, given.slice(head));
  if (renamed) return { folders: [...given.slice(0, head), ...renamed], isSure: true };
  const isBefore = old.length === 0 && tail > 0;
  return {
    folders: [...to.slice(0, head), ...now, ...(isBefore ? given.slice(head) : [])],
    isSure: isBefore,
  };
}

interface Move {
  /** How many folders both begin and end with. */
  readonly head: number;
  readonly tail: number;
  /** What is exchanged between. */
  readonly old: readonly string[];
  readonly now: readonly string[];
}

function readMove(from: readonly string[], to: readonly string[]): Move {
  const head = countShared(from, to);
  const [restFrom, restTo] = [from.slice(head), to.slice(head)];
  const tail = countShared(restFrom.toReversed(), restTo.toReversed());
  const old = restFrom.slice(0, restFrom.length - tail);
  return { head, tail, old, now: restTo.slice(0, restTo.length - tail) };
}

/** `Shop` becomes `Shop.Tests`, thus `Billing` becomes `Billing.Tests`. */
function renameAlike(
  old: readonly string[],
  now: readonly string[],
  given: readonly string[],
): readonly string[] | null {
  const [oldName = '', newName = ''] = [old.at(-1), now.at(-1)];
  const own = given[old.length - 1];
  const isAlike = oldName !== '' && newName !== oldName && newName.startsWith(oldName);
  if (!isAlike || own === undefined || old.length !== now.length) return null;
  if (old.slice(0, -1).some((part, at) => given[at] !== part)) return null;
  const name = own + newName.slice(oldName.length);
  return [...now.slice(0, -1), name, ...given.slice(old.length)];
}

function countShared(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((part, at) => part !== other[at]);
  return end < 0 ? one.length : end;
}

/** The first test of a workspace, where the framework has a usual place for it. */
function placeFirst(code: Named, framework: Framework | null): string | null {
  const place = framework?.place ?? null;
  if (place === null) return null;
  const dir = code.folders.join('/');
  const found = place.from
    .map(from => ({ from, at: `/${dir}/`.indexOf(`/${from}/`) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  // Layouts of more than one folder are rules: code elsewhere has no place there.
  if (found === undefined && place.from.some(from => from.includes('/'))) return null;
  const root = found ? dir.slice(0, found.at) : '';
  const rest = found ? dir.slice(found.at + found.from.length) : dir;
  const ending = readEnding(code.path);
  const parts = { dir, root, rest, name: code.name, ending };
  return place.to
    .replace(/\{(\w+)\}/g, (_, key: keyof typeof parts) => parts[key])
    .split('/')
    .filter(part => part !== '')
    .join('/');
}

function findNearest(path: string, tests: readonly Test[]): string | null {
  const { folders } = readName(path);
  const named = tests.filter(({ template }) => template !== '{name}');
  const [nearest] = (named.length > 0 ? named : tests)
    .map(test => ({ test, shared: countShared(test.folders, folders) }))
    .sort((a, b) => b.shared - a.shared || a.test.folders.length - b.test.folders.length);
  return nearest?.test.path ?? null;
}
