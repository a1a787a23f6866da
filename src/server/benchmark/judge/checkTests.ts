/**
 * The task's tests, run behind the answer's code. They count only where they fail on wrong values, too:
 * tests that cannot fail prove nothing. The reference's time, which others are measured against, is taken
 * by the same tests.
 */
import type { CleanAnswer } from '../../../core/answer/index.ts';
import { RUN_LIMITS, type TestRun } from '../../verify/index.ts';
import { type JudgeInput, type Judgement, NOT_TIMED } from './judgement.ts';

export async function checkTests(input: JudgeInput, tests: string): Promise<Judgement> {
  const { answer, task } = input;
  const by = 'tests';
  if (answer.code === null) {
    return { passed: false, by, evidence: 'The answer has no code.', ...NOT_TIMED };
  }
  const { proveByTests } = await import('../../verify/run/runTestProgram.ts');
  const sandbox = await input.verification.sandbox();
  const given = { answer, sandbox, limits: RUN_LIMITS, signal: input.signal, prompt: task.prompt };
  const run = await proveByTests(given, tests);
  if (run.kind !== 'passed') return { ...explainRun(run), by, ...NOT_TIMED };
  const { testMs, peakBytes } = run.use;
  const referenceMs = await measureReference(input, task.reference, tests);
  const evidence = 'The tests pass.';
  return { passed: true, by, evidence, testMs, referenceMs, answerBytes: peakBytes };
}

export async function runTests(
  { verification, signal }: Pick<JudgeInput, 'verification' | 'signal'>,
  answer: CleanAnswer,
  tests: string,
): Promise<TestRun> {
  // Not by the room's door, which the server's start reads.
  const { runTestProgram } = await import('../../verify/run/runTestProgram.ts');
  const sandbox = await verification.sandbox();
  return runTestProgram({ answer, sandbox, limits: RUN_LIMITS, signal }, tests);
}

/** Null where the tests could not be run, through no fault of the answer. */
export function explainRun(run: Exclude<TestRun, { kind: 'passed' }>) {
  switch (run.kind) {
    case 'failed':
    case 'broke':
    case 'cheated':
    case 'unloaded':
      return { passed: false, evidence: run.why };
    case 'unable':
      return { passed: null, evidence: run.why };
    case 'cancelled':
      return { passed: null, evidence: 'The check was cancelled.' };
  }
}

/** In milliseconds; null where there is none that passes. */
async function measureReference(
  input: JudgeInput,
  reference: string | undefined,
  tests: string,
): Promise<number | null> {
  if (reference === undefined) return null;
  const run = await runTests(input, { ...input.answer, code: reference }, tests);
  return run.kind === 'passed' ? run.use.testMs : null;
}
