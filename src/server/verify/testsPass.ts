/** Whether the tests that were given with the task pass, run behind the answer's code. */
import { type CheckInput, type CheckResult, failed, passed, SILENT, unable } from './check.ts';
import { runTests } from './runTests.ts';

export async function tests(input: CheckInput): Promise<CheckResult> {
  const { task, answer } = input;
  if (task.tests === undefined || task.tests.trim() === '' || answer.code === null) return SILENT;
  const run = await runTests(input, task.tests);
  switch (run.kind) {
    case 'passed':
      return passed('The given tests pass.');
    case 'failed':
    case 'cheated':
      return failed(run.why);
    case 'unloaded':
      return isOfModules(run.why) ? unable(run.why) : failed(run.why);
    case 'unable':
      return unable(run.why);
    case 'cancelled':
      return SILENT;
  }
}

/** What a plain script may do and a module may not says nothing about the answer. */
function isOfModules(why: string): boolean {
  return /SyntaxError/.test(why) && !/does not provide an export/.test(why);
}
