/** Tests as an answer: they pass on the right code, and fail on each that is wrong. */
import type { TaskCheck } from '../../../core/benchmark/index.ts';
import { explainRun, runTests } from './checkTests.ts';
import { type JudgeInput, type Judgement, NOT_TIMED } from './judgement.ts';

export async function checkMutants(
  input: JudgeInput,
  { right, wrong }: Extract<TaskCheck, { kind: 'mutants' }>,
): Promise<Judgement> {
  const { answer } = input;
  const by = 'mutants';
  if (answer.code === null) {
    return { passed: false, by, evidence: 'The answer has no tests.', ...NOT_TIMED };
  }
  const tests = answer.code;
  const on = (code: string) => runTests(input, { ...answer, code }, tests);
  const first = await on(right);
  if (first.kind === 'unable') return { ...explainRun(first), by, ...NOT_TIMED };
  if (first.kind !== 'passed') {
    const { passed, evidence } = explainRun(first);
    return { passed, by, evidence: `On the right code: ${evidence}`, ...NOT_TIMED };
  }
  for (const [at, code] of wrong.entries()) {
    const run = await on(code);
    if (run.kind !== 'passed') continue;
    const evidence = `Wrong code passes, number ${at + 1} of ${wrong.length}.`;
    return { passed: false, by, evidence, ...NOT_TIMED };
  }
  const evidence = `The right code passes, and ${wrong.length} wrong ones fail.`;
  const { testMs, peakBytes: answerBytes } = first.use;
  return { passed: true, by, evidence, testMs, referenceMs: null, answerBytes };
}
