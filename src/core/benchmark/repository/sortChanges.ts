/** Which commits can be a task: one file of code that changes, and tests that change with it. */
import { detectFileLanguage, findLanguage } from '../../languages/index.ts';
import { detectTestRole } from '../../test-files/index.ts';
import type { Commit } from './commit.ts';

/** Why something is no task; what was found is counted by it. */
export type LeftOut =
  | 'no-tests'
  | 'no-code'
  | 'several-files'
  | 'new-file'
  | 'too-large'
  | 'no-runner'
  | 'untold-name'
  | 'no-copy'
  | 'held'
  | 'base-passes'
  | 'gold-fails'
  | 'unstable'
  | 'too-slow'
  | 'silent'
  | 'no-sandbox';

export interface CommitParts {
  /** The file that an answer changes. */
  readonly file: string;
  readonly language: string;
  /** Test files that are there after the commit. */
  readonly tests: readonly string[];
  /** All that stands by the tests and changes with them: helpers, fixtures, what is gone. */
  readonly beside: readonly string[];
}

/** Other files than code and tests, documentation say, stay as they were. */
export function sortChanges({ changes }: Pick<Commit, 'changes'>): CommitParts | LeftOut {
  const roles = changes.map(change => ({ ...change, role: detectTestRole(change.path) }));
  const there = roles.filter(({ status, path }) => status !== 'D' && isProgram(path));
  const named = there.filter(({ role }) => role === 'test');
  const run = named.length > 0 ? named : there.filter(({ role }) => role === 'kept');
  const code = roles.filter(({ role, path }) => role === null && isProgram(path));
  const [first] = code;
  if (run.length === 0) return 'no-tests';
  if (first === undefined) return 'no-code';
  if (code.length > 1) return 'several-files';
  if (first.status !== 'M') return 'new-file';
  const tests = run.map(({ path }) => path);
  return {
    file: first.path,
    language: detectFileLanguage(first.path)!,
    tests,
    beside: roles.flatMap(({ role, path }) => (role && !tests.includes(path) ? [path] : [])),
  };
}

export function isProgram(path: string): boolean {
  const entry = findLanguage(detectFileLanguage(path));
  return (entry?.role === 'program' || entry?.role === 'commands') && !GENERATED.test(path);
}

/** Written by programs, or somebody else's. */
const GENERATED = /(?:^|\/)(?:node_modules|vendor|third_party|dist|build)\/|\.min\.|\.d\.ts$/;
