/** What was looked for in a repository, and found: tasks, and how many of what else, by why it is none. */
import { formatCount } from '../../figures.ts';
import type { BenchmarkTask, ProjectTests } from '../benchmarkTask.ts';
import type { LeftOut } from './sortChanges.ts';

/** A task whose tests were seen to fail before and to pass behind its reference, twice. */
export interface RepositoryTask extends BenchmarkTask {
  readonly check: ProjectTests;
  readonly code: string;
  readonly reference: string;
  readonly language: string;
  readonly source: 'history' | 'function';
}

export interface Proposal {
  readonly name: string;
  readonly tasks: readonly RepositoryTask[];
  readonly commits: number;
  readonly functions: number;
  readonly leftOut: ReadonlyMap<LeftOut, number>;
}

const WHY: Readonly<Record<LeftOut, string>> = {
  'no-tests': 'change no tests',
  'no-code': 'change no code',
  'several-files': 'change several files of code',
  'new-file': 'add, move or remove the file of code',
  'too-large': 'change too much at once, or say too little',
  'no-runner': 'have tests that nothing known here runs',
  'untold-name': 'have tests that need a name which is told nowhere',
  'no-copy': 'could not be copied',
  held: 'have their answer in what is installed',
  'base-passes': 'have tests that pass without them',
  'gold-fails': 'have tests that fail with them here, in a sandbox without network',
  unstable: 'end differently each time',
  'too-slow': 'have tests that take too much time, memory or disk',
  silent: 'have tests whose output does not tell that they passed',
  'no-sandbox': 'could not be run',
};

export function describeProposal({
  name,
  tasks,
  commits,
  functions,
  leftOut,
}: Proposal): readonly string[] {
  const ofCommits = tasks.filter(({ source }) => source === 'history').length;
  return [
    `${name}: ${tasks.length} tasks, ${ofCommits} of ${formatCount(commits)} commits and ${tasks.length - ofCommits} of ${formatCount(functions)} functions with tests.`,
    ...[...leftOut]
      .sort(([, a], [, b]) => b - a)
      .map(([why, count]) => `  ${formatCount(count)} ${WHY[why]}.`),
    ...tasks.map(({ id, check }) => `  ${id}  ${check.file}  ${check.command}`),
  ];
}
