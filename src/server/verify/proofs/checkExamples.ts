/**
 * Whether the examples hold that the request and the code's own comments give: doctests, `@example`
 * blocks, "f(1) returns 2". Only the request's can prove anything: a model's own examples would prove
 * its mistakes, so they may only speak against it.
 */
import { readFences } from '../../../core/answer/index.ts';
import type { Task } from '../../../core/types.ts';
import {
  type CheckInput,
  type CheckResult,
  reportFailed,
  reportPassed,
  reportUnable,
  SILENT,
} from '../check.ts';
import { proveByTests } from '../run/index.ts';
import { buildExampleProgram } from './exampleProgram.ts';

export async function checkExamples(input: CheckInput): Promise<CheckResult> {
  const { task, answer } = input;
  if (answer.code === null) return SILENT;
  const given = buildExampleProgram(readProofs(task), answer.code, answer.language);
  if (given === null) return SILENT;
  const run = await proveByTests({ ...input, prompt: task.prompt }, given);
  switch (run.kind) {
    case 'passed':
      return reportPassed('The examples hold.');
    case 'cheated':
      return reportFailed(run.why);
    case 'unloaded':
      return reportUnable('the code cannot be loaded on its own');
    case 'unable':
      return reportUnable(run.why, run.offers);
    case 'cancelled':
      return SILENT;
    case 'broke':
      return reportUnable(run.why);
    case 'failed':
      return classifyFailure(run, UNSTEADY.test(answer.code));
  }
}

/**
 * What may prove something: an example in code that is changed held before, too, and says too little of
 * what is asked. The words around it are the request.
 */
function readProofs({ prompt, replaces }: Task): string {
  if (replaces === undefined) return prompt;
  const { fences, after } = readFences(prompt);
  return [...fences.map(fence => fence.before), after].join('\n');
}

/** Code that depends on more than its arguments gives another value than an example tells. */
const UNSTEADY =
  /\b(?:random|randint|shuffle|uuid\w*|time|datetime|date|Date|now|performance|crypto|secrets|open|input|requests?|urllib|http|fetch|environ|readFile\w*|process|os)\b/;

/** By the code that the example program gives its error; another error ended it in the middle. */
function classifyFailure(
  { code, why }: { readonly code: string; readonly why: string },
  isUnsteady: boolean,
): CheckResult {
  if (code === 'nothing-proven') return SILENT;
  if (code !== 'examples-fail') return reportUnable(why);
  if (isUnsteady)
    return reportUnable('the examples do not hold, but the code is not the same each time');
  return reportFailed(why.slice(0, MAX_EVIDENCE_CHARS));
}

const MAX_EVIDENCE_CHARS = 1_500;
