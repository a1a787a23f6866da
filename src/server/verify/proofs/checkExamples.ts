/**
 * Whether the examples hold that the request and the code's own comments give: doctests, `@example`
 * blocks, "f(1) returns 2". Only the request's can prove anything: a model's own examples would prove
 * its mistakes, so they may only speak against it.
 */
import {
  type CheckInput,
  type CheckResult,
  reportFailed,
  reportPassed,
  reportUnable,
  SILENT,
} from '../check.ts';
import { runTestProgram } from '../run/index.ts';
import { buildExampleProgram } from './exampleProgram.ts';

export async function checkExamples(input: CheckInput): Promise<CheckResult> {
  const { task, answer } = input;
  if (answer.code === null) return SILENT;
  const given = buildExampleProgram(task.prompt, answer.code, answer.language);
  if (given === null) return SILENT;
  const run = await runTestProgram(input, given);
  switch (run.kind) {
    case 'passed':
      return reportPassed('The examples hold.');
    case 'cheated':
      return reportFailed(run.why);
    case 'unloaded':
      return reportUnable('the code cannot be loaded on its own');
    case 'unable':
      return reportUnable(run.why);
    case 'cancelled':
      return SILENT;
    case 'failed':
      return classifyFailure(run.why, UNSTEADY.test(answer.code));
  }
}

/** Code whose results depend on more than its arguments gives another value than an example tells. */
const UNSTEADY =
  /\b(?:random|randint|shuffle|uuid\w*|time|datetime|date|Date|now|performance|crypto|secrets|open|input|requests?|urllib|http|fetch|environ|readFile\w*|process|os)\b/;

function classifyFailure(why: string, isUnsteady: boolean): CheckResult {
  const start = why.lastIndexOf('examples do not hold');
  // The limits were broken, or the code ended in the middle.
  if (start < 0) return why.includes('nothing was proven') ? SILENT : reportUnable(why);
  if (isUnsteady)
    return reportUnable('the examples do not hold, but the code is not the same each time');
  const text =
    why
      .slice(start)
      .split(/\n\s+at |\n\nNode\.js/)[0]
      ?.trim() ?? why;
  return reportFailed(`The ${text}`.slice(0, MAX_EVIDENCE_CHARS));
}

const MAX_EVIDENCE_CHARS = 1_500;
