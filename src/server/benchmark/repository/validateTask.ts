/** Runs a candidate's tests: twice as the code was, where they must fail, and twice with the right answer. */
import {
  type LeftOut,
  listTellingLines,
  type RepositoryTask,
} from '../../../core/benchmark/index.ts';
import type { Candidate } from './candidate.ts';
import { type ProjectTestRun, runProjectTests, type TestMeans } from './runTests.ts';

/** Why it is no task, and the end of what was printed. */
export interface Invalid {
  readonly why: LeftOut;
  readonly evidence: string;
}

/** Never rejects. */
export async function validateTask(
  { task, check }: Candidate,
  withheld: readonly string[],
  means: TestMeans,
): Promise<RepositoryTask | Invalid> {
  const tests = { ...check, withheld };
  const base = task.code === check.part ? null : task.code;
  const right: string[] = [];
  const wrong: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const gold = await runProjectTests(tests, task.reference, means);
    if (gold.kind === 'unable') return explain('no-copy', gold);
    if (gold.kind === 'broke') return explain('too-slow', gold);
    if (!hasPassed(gold)) return explain(round === 0 ? 'gold-fails' : 'unstable', gold);
    const before = await runProjectTests(tests, base, means);
    if (before.kind !== 'exited') return explain('unstable', before);
    if (before.code === 0) return explain(round === 0 ? 'base-passes' : 'unstable', before);
    right.push(gold.output);
    wrong.push(before.output);
  }
  const shows = listTellingLines(right, wrong);
  if (shows.length === 0) return { why: 'silent', evidence: '' };
  return { ...task, check: { ...tests, shows } };
}

const ROUNDS = 2;

function hasPassed(run: ProjectTestRun): run is Extract<ProjectTestRun, { kind: 'exited' }> {
  return run.kind === 'exited' && run.code === 0;
}

const MAX_EVIDENCE_CHARS = 400;

function explain(why: LeftOut, run: ProjectTestRun): Invalid {
  const evidence = run.kind === 'exited' ? run.output.trim().slice(-MAX_EVIDENCE_CHARS) : run.why;
  return { why, evidence };
}
