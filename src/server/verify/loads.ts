/**
 * Whether the code can be loaded at all, where neither tests nor examples load it anyway: a missing
 * import or a misspelt name at the top level shows only when it runs.
 *
 * Only an unknown name counts. Programs may rightly end, wait, or want input when they are loaded,
 * and a name that the request mentions may be defined in the file that the code goes back to.
 */
import { randomBytes } from 'node:crypto';
import { type CheckInput, type CheckResult, failed, passed, SILENT } from './check.ts';
import { exampleTests } from './exampleProgram.ts';
import { FOREIGN_NAMES } from './foreignNames.ts';
import { quotesCode } from './quotesCode.ts';
import { testProgram } from './testProgram.ts';

export async function loads(input: CheckInput): Promise<CheckResult> {
  const { task, answer, sandbox, limits, signal } = input;
  const { code, language } = answer;
  if (code === null || sandbox === null || task.tests !== undefined) return SILENT;
  if (exampleTests(task.prompt, code, language) !== null) return SILENT;
  const program = testProgram(code, '', language, randomBytes(12).toString('hex'));
  if (program === null) return SILENT;
  const shorter = { ...limits, timeMs: Math.min(limits.timeMs, MAX_LOAD_MS) };
  const result = await sandbox.run({ ...program, limits: shorter, signal });
  if (result.kind !== 'exited') return SILENT;
  if (result.code === 0) return passed('The code loads.');
  const name = UNKNOWN.exec(result.stderr.slice(-MAX_READ_CHARS))?.slice(1).find(Boolean);
  const isElsewhere =
    name === undefined ||
    FOREIGN_NAMES.has(name) ||
    quotesCode(task.prompt) ||
    task.prompt.includes(name);
  return isElsewhere ? SILENT : failed(`The code uses \`${name}\`, which it never defines.`);
}

const MAX_LOAD_MS = 3_000;
const MAX_READ_CHARS = 20_000;
const UNKNOWN = /^NameError: name '(\w+)' is not defined|^ReferenceError: ([\w$]+) is not defined/m;
