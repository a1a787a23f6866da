/**
 * Whether the examples hold that the request and the code's own comments give: doctests, `@example`
 * blocks, "f(1) returns 2". Only the request's can prove anything: a model's own examples would prove
 * its mistakes, so they may only speak against it.
 */
import { type CheckInput, type CheckResult, failed, passed, SILENT, unable } from './check.ts';
import { exampleTests } from './exampleProgram.ts';
import { runTests } from './runTests.ts';

export async function examples(input: CheckInput): Promise<CheckResult> {
  const { task, answer } = input;
  if (answer.code === null) return SILENT;
  const given = exampleTests(task.prompt, answer.code, answer.language);
  if (given === null) return SILENT;
  const run = await runTests(input, given);
  switch (run.kind) {
    case 'passed':
      return passed('The examples hold.');
    case 'cheated':
      return failed(run.why);
    case 'unloaded':
      return unable('the code cannot be loaded on its own');
    case 'unable':
      return unable(run.why);
    case 'cancelled':
      return SILENT;
    case 'failed':
      return verdict(run.why, UNSTEADY.test(answer.code));
  }
}

/** Code whose results depend on more than its arguments gives another value than an example tells. */
const UNSTEADY =
  /\b(?:random|randint|shuffle|uuid\w*|time|datetime|date|Date|now|performance|crypto|secrets|open|input|requests?|urllib|http|fetch|environ|readFile\w*|process|os)\b/;

function verdict(why: string, isUnsteady: boolean): CheckResult {
  const start = why.lastIndexOf('examples do not hold');
  // The limits were broken, or the code ended in the middle.
  if (start < 0) return why.includes('nothing was proven') ? SILENT : unable(why);
  if (isUnsteady) return unable('the examples do not hold, but the code is not the same each time');
  const text =
    why
      .slice(start)
      .split(/\n\s+at |\n\nNode\.js/)[0]
      ?.trim() ?? why;
  return failed(`The ${text}`.slice(0, MAX_EVIDENCE_CHARS));
}

const MAX_EVIDENCE_CHARS = 1_500;
