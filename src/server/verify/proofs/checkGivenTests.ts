/** Whether the tests that were given with the task pass, run behind the answer's code. */
import {
  type CheckInput,
  type CheckResult,
  reportFailed,
  reportPassed,
  reportUnable,
  SILENT,
} from '../check.ts';
import { proveByTests } from '../run/index.ts';

export async function checkGivenTests(input: CheckInput): Promise<CheckResult> {
  const { task, answer } = input;
  if (task.tests === undefined || task.tests.trim() === '' || answer.code === null) return SILENT;
  const run = await proveByTests({ ...input, prompt: task.prompt }, task.tests);
  switch (run.kind) {
    case 'passed':
      return reportPassed('The given tests pass.');
    case 'failed':
      return reportFailed(run.why, 'tests-said-no');
    case 'broke':
    case 'cheated':
      return reportFailed(run.why);
    case 'unloaded':
      // That it is no module says nothing about a script.
      return run.isScript ? reportUnable(run.why) : reportFailed(run.why);
    case 'unable':
      return reportUnable(run.why, run.offers);
    case 'cancelled':
      return SILENT;
  }
}
