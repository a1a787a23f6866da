/**
 * Runs tests behind an answer's code in the sandbox, and says what came of it.
 *
 * Code that could get at the harness itself (files, the process, frames) is run a second time under a
 * harness that never says that the tests passed: an answer of which it is said all the same wrote it
 * itself.
 */

import { randomBytes } from 'node:crypto';
import { formatDuration } from '../../../core/figures.ts';
import type { Offer } from '../../../core/types.ts';
import type { CheckInput } from '../check.ts';
import type { RunResult } from '../sandbox/index.ts';
import { findRunner } from './findRunner.ts';

export type TestRun =
  | { readonly kind: 'passed'; readonly use: TestUse }
  | { readonly kind: 'cancelled' }
  /** `code`: `said-no`, or what the tests themselves gave their error as `checkCode`. */
  | { readonly kind: 'failed'; readonly why: string; readonly code: string }
  /** The code broke a limit, crashed, or waits for ever. */
  | { readonly kind: 'broke'; readonly why: string }
  /** The code could not be loaded, so no test was reached. */
  | { readonly kind: 'unloaded'; readonly why: string }
  /** The code ended the process, or wrote the result itself. */
  | { readonly kind: 'cheated'; readonly why: string }
  /** The tests could not be run, through no fault of the answer. */
  | { readonly kind: 'unable'; readonly why: string; readonly offers?: readonly Offer[] };

/** What passing took. Null where nobody could tell. */
export interface TestUse {
  readonly testMs: number | null;
  /** Most memory of the process, its runtime included. */
  readonly peakBytes: number | null;
}

/** Never rejects. */
export async function runTestProgram(
  { answer, sandbox, limits, signal }: Pick<CheckInput, 'answer' | 'sandbox' | 'limits' | 'signal'>,
  tests: string,
): Promise<TestRun> {
  const code = answer.code ?? '';
  const runner = findRunner(answer.language);
  const once = async (isControl: boolean): Promise<TestRun> => {
    if (sandbox === null) return { kind: 'unable', why: 'nothing may be run here' };
    if (runner === null) {
      return { kind: 'unable', why: `${answer.language ?? 'this language'} cannot be run here` };
    }
    const word = randomBytes(12).toString('hex');
    const program = runner.buildTests({ code, tests, word, isControl });
    if (program.kind === 'none') return { kind: 'unable', why: program.why };
    const { runtime, files, entry } = program;
    return parseRunResult(await sandbox.run({ runtime, files, entry, limits, signal }), word);
  };
  const run = await once(false);
  if (run.kind !== 'passed' || !runner?.canReachOut(code)) return run;
  const control = await once(true);
  return control.kind === 'passed' ? { kind: 'cheated', why: FORGED } : run;
}

const FORGED = 'The code itself says that the tests passed.';

function parseRunResult(result: RunResult, word: string): TestRun {
  switch (result.kind) {
    case 'exited':
      return parseReport(result.stdout, word) ?? explainSilence(result);
    case 'crashed':
      return { kind: 'broke', why: `The code crashes with ${result.signal}.` };
    case 'timeout':
      return {
        kind: 'broke',
        why: `The tests do not end within ${formatDuration(result.durationMs)}.`,
      };
    case 'memory':
      return { kind: 'broke', why: 'The code uses too much memory.' };
    case 'output':
      return { kind: 'broke', why: 'The code prints without end.' };
    case 'processes':
      return { kind: 'broke', why: 'The code starts too many processes.' };
    case 'unavailable':
      return {
        kind: 'unable',
        why: result.reason,
        ...(result.offers && { offers: result.offers }),
      };
    case 'cancelled':
      return { kind: 'cancelled' };
  }
}

function parseUse(text: string): TestUse {
  const [ms, kilobytes] = text.split(' ').map(Number.parseFloat);
  const known = (value: number | undefined) => (Number.isFinite(value) ? value! : null);
  const peak = known(kilobytes);
  return { testMs: known(ms), peakBytes: peak === null ? null : peak * 1_024 };
}

const ENDED_EARLY = 'The code ends the process before the tests are through.';

/** The harness's one line; null where it never came to say it. */
function parseReport(stdout: string, word: string): TestRun | null {
  const start = stdout.indexOf(`\n${word} `);
  if (start < 0) return null;
  // The harness speaks once.
  if (stdout.lastIndexOf(word) > start + 1) return { kind: 'cheated', why: FORGED };
  const [, said = '', ...words] = (stdout.slice(start + 1).split('\n', 1)[0] ?? '').split(' ');
  const text = words.join(' ').replace(/\\(.)/g, (_, letter) => (letter === 'n' ? '\n' : letter));
  const [kind, code = 'said-no'] = said.split(':');
  switch (kind) {
    case 'passed':
      return { kind: 'passed', use: parseUse(text) };
    case 'failed':
    case 'control':
      return {
        kind: 'failed',
        why: `${TITLES[code] ?? 'The tests fail: '}${cutErrorTail(text)}`,
        code,
      };
    case 'unloaded':
      return { kind: 'unloaded', why: `The code cannot be loaded: ${cutErrorTail(text)}` };
    case 'ended':
      return { kind: 'cheated', why: ENDED_EARLY };
    case 'tampered':
      return { kind: 'cheated', why: 'The code changes the test framework.' };
    default:
      return { kind: 'unable', why: cutErrorTail(text) };
  }
}

/** By what the program of the examples says of its error. */
const TITLES: Readonly<Record<string, string>> = { 'examples-fail': 'The examples do not hold:\n' };

function explainSilence({ code, stderr, stdout }: Extract<RunResult, { kind: 'exited' }>): TestRun {
  if (code === 0) return { kind: 'cheated', why: ENDED_EARLY };
  if (code === UNSETTLED) return { kind: 'broke', why: 'The tests wait for what never comes.' };
  const why = `The tests fail: ${cutErrorTail(stderr.trim() === '' ? stdout : stderr)}`;
  return { kind: 'failed', why, code: 'said-no' };
}

/** Node's exit status where a module waits and nothing is left that could wake it. */
const UNSETTLED = 13;
const MAX_EVIDENCE_CHARS = 1_500;

/** The end of an error's text without the sandbox's paths and Node's own stack lines. */
function cutErrorTail(output: string): string {
  const lines = output
    .split('\n')
    .filter(line => !/^\s*at .*\(?node:|^Node\.js v|^\s*$/.test(line));
  const text = lines
    .join('\n')
    .replace(/(?:file:\/\/)?\/[^\s:'"]{0,300}?((?:answer|tests|run)\.\w+)/g, '$1')
    // Two runs of one error must read alike: a word that differs each time is no part of it.
    .replace(/\b(tests|given|names|common)_[0-9a-f]{24}\b/g, '$1');
  return text.length > MAX_EVIDENCE_CHARS ? `…${text.slice(-MAX_EVIDENCE_CHARS)}` : text;
}
