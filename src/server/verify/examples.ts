/**
 * Whether the examples hold that the request and the code's own comments give: doctests, `@example`
 * blocks, "f(1) returns 2".
 */
import { randomBytes } from 'node:crypto';
import { type CheckInput, type CheckResult, failed, passed, SILENT, unable } from './check.ts';
import { exampleTests } from './exampleProgram.ts';
import { missingModule } from './missingModule.ts';
import { testProgram } from './testProgram.ts';
import { judged } from './testsPass.ts';

export async function examples(input: CheckInput): Promise<CheckResult> {
  const { task, answer, sandbox, limits, signal } = input;
  if (answer.code === null) return SILENT;
  const given = exampleTests(task.prompt, answer.code, answer.language);
  if (given === null) return SILENT;
  if (sandbox === null) return unable('nothing may be run here');
  const word = randomBytes(12).toString('hex');
  const program = testProgram(answer.code, given, answer.language, word);
  if (program === null) return unable(`${answer.language} cannot be run here`);
  const result = await sandbox.run({ ...program, limits, signal });
  if (result.kind !== 'exited') return judged(result, word);
  if (result.code === 0) {
    return program.proofs.every(proof => result.stdout.includes(proof))
      ? passed('The examples hold.')
      : unable('the code ends the process before its examples are through');
  }
  const missing = missingModule(result.stderr);
  if (missing !== null) return unable(`it needs ${missing}, which is not here`);
  if (/examples do not hold/.test(result.stderr)) return failed(report(result.stderr));
  return unable('the code cannot be loaded on its own');
}

const MAX_EVIDENCE_CHARS = 1_500;

function report(stderr: string): string {
  const text = stderr.slice(stderr.lastIndexOf('examples do not hold'));
  return `The ${text.split(/\n\s+at |\n\nNode\.js/)[0]?.trim() ?? text}`.slice(
    0,
    MAX_EVIDENCE_CHARS,
  );
}
