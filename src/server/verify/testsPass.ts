/** Whether the tests that were given with the task pass, run behind the answer's code. */
import { randomBytes } from 'node:crypto';
import { type CheckInput, type CheckResult, failed, passed, SILENT, unable } from './check.ts';
import type { RunResult } from './sandbox/sandbox.ts';
import { testProgram } from './testProgram.ts';

export async function tests(input: CheckInput): Promise<CheckResult> {
  const { task, answer, sandbox, limits, signal } = input;
  if (task.tests === undefined || task.tests.trim() === '' || answer.code === null) return SILENT;
  if (sandbox === null) return unable('nothing may be run here');
  const word = randomBytes(12).toString('hex');
  const program = testProgram(answer.code, task.tests, answer.language, word);
  if (program === null) return unable(`${answer.language ?? 'this language'} cannot be run here`);
  const result = await sandbox.run({ ...program, limits, signal });
  if (result.kind === 'exited' && result.code === 0) {
    const proven = program.proofs.every(proof => result.stdout.includes(proof));
    return proven ? passed('The given tests pass.') : failed(ENDED_EARLY);
  }
  return judged(result, word);
}

const ENDED_EARLY = 'The code ends the process before the tests are through.';

/** What a run that did not end well says about the answer. */
export function judged(result: RunResult, word: string): CheckResult {
  switch (result.kind) {
    case 'exited':
      return failed(`The tests fail: ${lastWords(result.stderr, result.stdout, word)}`);
    case 'crashed':
      return failed(`The code crashes with ${result.signal}.`);
    case 'timeout':
      return failed(`The tests do not end within ${Math.round(result.durationMs / 1000)} s.`);
    case 'memory':
      return failed('The code uses too much memory.');
    case 'output':
      return failed('The code prints without end.');
    case 'processes':
      return failed('The code starts too many processes.');
    case 'unavailable':
      return unable(result.reason);
    case 'cancelled':
      return SILENT;
  }
}

const MAX_EVIDENCE_CHARS = 1_500;

/** The end of the error output without the sandbox's paths and Node's own stack lines. */
function lastWords(stderr: string, stdout: string, word: string): string {
  const lines = (stderr.trim() === '' ? stdout : stderr)
    .split('\n')
    .filter(line => !/^\s*at .*\(?node:|^Node\.js v|^\s*$/.test(line) && !line.includes(word));
  const text = lines.join('\n').replace(/(file:\/\/)?\/\S*?(answer\.\w+)/g, '$2');
  return text.length > MAX_EVIDENCE_CHARS ? `…${text.slice(-MAX_EVIDENCE_CHARS)}` : text;
}
