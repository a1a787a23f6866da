/**
 * Whether the code can be loaded at all, where neither tests nor examples load it anyway: a missing
 * import or a misspelt name at the top level shows only when it runs.
 *
 * Only an unknown name counts. Programs may rightly end, wait, or want input when they are loaded,
 * and a name that the request mentions may be defined in the file that the code goes back to.
 */
import {
  type CheckInput,
  type CheckResult,
  reportFailed,
  reportPassed,
  reportUnable,
  SILENT,
} from '../check.ts';
import { buildExampleProgram } from '../proofs/index.ts';
import { findRunner, runTestProgram } from '../run/index.ts';
import { mayBeElsewhere } from './mayBeElsewhere.ts';

export async function checkLoads(input: CheckInput): Promise<CheckResult> {
  const { task, answer, sandbox, limits } = input;
  const { code, language } = answer;
  if (code === null || sandbox === null || task.tests !== undefined) return SILENT;
  const tests = findRunner(language)?.emptyTests ?? null;
  if (tests === null) return SILENT;
  if (buildExampleProgram(task.prompt, code, language) !== null) return SILENT;
  const shorter = { ...limits, timeMs: Math.min(limits.timeMs, MAX_LOAD_MS) };
  const run = await runTestProgram({ ...input, limits: shorter }, tests);
  if (run.kind === 'passed') return reportPassed('The code loads.');
  const why = run.kind === 'unloaded' ? run.why.slice(-MAX_READ_CHARS) : '';
  const name = UNKNOWN.exec(why)?.slice(1).find(Boolean);
  if (name === undefined) return SILENT;
  const evidence = `The code uses \`${name}\`, which it never defines.`;
  return mayBeElsewhere(name, task, code, language)
    ? reportUnable(evidence)
    : reportFailed(evidence);
}

const MAX_LOAD_MS = 3_000;
const MAX_READ_CHARS = 20_000;
const UNKNOWN =
  /^NameError: name '(\w+)' is not defined|\bReferenceError: ([\w$]+) is not defined/m;
