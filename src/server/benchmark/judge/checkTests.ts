/**
 * The task's tests, run behind the answer's code. They count only where they fail on a stub of the answer:
 * tests that cannot fail prove nothing. The reference's time, which others are measured against, is taken
 * by the same tests.
 */
import { type CleanAnswer, listTopLevelNames } from '../../../core/answer/index.ts';
import { RUN_LIMITS, type TestRun } from '../../verify/index.ts';
import { type JudgeInput, type Judgement, NOT_TIMED } from './judgement.ts';

export async function checkTests(input: JudgeInput, tests: string): Promise<Judgement> {
  const { answer, task } = input;
  const by = 'tests';
  if (answer.code === null) {
    return { passed: false, by, evidence: 'The answer has no code.', ...NOT_TIMED };
  }
  const run = await runTests(input, answer, tests);
  if (run.kind !== 'passed') return { ...explainRun(run), by, ...NOT_TIMED };
  if (await passesOnStub(input, answer, tests)) {
    const evidence = 'The tests pass without the answer, too, so they prove nothing.';
    return { passed: null, by, evidence, ...NOT_TIMED };
  }
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

async function passesOnStub(
  input: JudgeInput,
  answer: CleanAnswer,
  tests: string,
): Promise<boolean> {
  const { findRunner } = await import('../../verify/run/findRunner.ts');
  const runner = findRunner(answer.language);
  if (runner === null || answer.code === null) return false;
  const code = listTopLevelNames(answer.code).map(runner.buildStub).join('\n');
  return (await runTests(input, { ...answer, code }, tests)).kind === 'passed';
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
