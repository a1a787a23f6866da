/**
 * Runs tests behind an answer's code in the sandbox, and says what came of it.
 *
 * `runTestProgram` runs both in one process, which tells best why something fails; that it passes proves
 * nothing, since code can do anything to tests beside it. `proveByTests` then asks twice more: with the code
 * in a process of its own that knows neither tests nor verdict, and with all that it gives made wrong.
 */

import { randomBytes } from 'node:crypto';
import { listTopLevelNames } from '../../../core/answer/index.ts';
import { formatDuration } from '../../../core/figures.ts';
import type { Offer } from '../../../core/types.ts';
import type { CheckInput } from '../check.ts';
import type { RunResult } from '../sandbox/index.ts';
import { findRunner } from './findRunner.ts';
import type { Blindness } from './runner.ts';

export type TestRun =
  | { readonly kind: 'passed'; readonly use: TestUse }
  | { readonly kind: 'cancelled' }
  /** `code`: `said-no`, or what the tests themselves gave their error as `checkCode`. */
  | { readonly kind: 'failed'; readonly why: string; readonly code: string }
  /** The code broke a limit, crashed, or waits for ever. */
  | { readonly kind: 'broke'; readonly why: string }
  /** The code could not be loaded, so no test was reached; `isScript`: as a module, which it may not be. */
  | { readonly kind: 'unloaded'; readonly why: string; readonly isScript: boolean }
  /** The code ended the process, or wrote the result itself. */
  | { readonly kind: 'cheated'; readonly why: string }
  /** The tests could not be run, through no fault of the answer. */
  | { readonly kind: 'unable'; readonly why: string; readonly offers?: readonly Offer[] };

/** What passing took. Null where it was not measured. */
export interface TestUse {
  readonly testMs: number | null;
  /** Most memory of the process, its runtime included. */
  readonly peakBytes: number | null;
}

type TestInput = Pick<CheckInput, 'answer' | 'sandbox' | 'limits' | 'signal'> & {
  /** The request, which may ask for names that the language has, too. */
  readonly prompt: string;
};

/** Whether the tests pass, and would not if the code were another. Never rejects. */
export async function proveByTests(input: TestInput, tests: string): Promise<TestRun> {
  const run = await runTestProgram(input, tests);
  if (run.kind !== 'passed') return run;
  const runner = findRunner(input.answer.language);
  if (runner?.buildApart === null) return proveTogether(input, tests, run);
  const apart = await runApart(input, tests, 'none');
  if (apart.kind === 'cancelled') return apart;
  if (apart.kind !== 'passed') return reportUnprovable(apart);
  const limits = { ...input.limits, timeMs: chooseStubTime(input.limits.timeMs, run) };
  for (const blindness of ['values', 'calls'] as const) {
    const blind = await runApart({ ...input, limits }, tests, blindness);
    if (blind.kind === 'cancelled') return blind;
    if (blind.kind !== 'passed' && !(blindness === 'calls' && isSlip(blind))) return run;
  }
  return reportVacuous(tests);
}

/** Tests that stumble over a value that never came have not looked at it. */
function isSlip(run: TestRun): boolean {
  return run.kind === 'failed' && /\b(?:Type|Reference|Attribute|Unbound\w*)Error: /.test(run.why);
}

/** Where code and tests cannot be parted: a harness that never says "passed", and a stub of the code. */
async function proveTogether(input: TestInput, tests: string, run: TestRun): Promise<TestRun> {
  const control = await runOnce(input, tests, true);
  if (control.kind === 'passed') return { kind: 'cheated', why: FORGED };
  const stub = findRunner(input.answer.language)?.buildStub;
  const code = listTopLevelNames(input.answer.code ?? '').map(name => stub?.(name) ?? '');
  const answer = { ...input.answer, code: code.join('\n') };
  const blind = await runOnce({ ...input, answer }, tests, false);
  return blind.kind === 'passed' ? reportVacuous(tests) : run;
}

/** Wrong values can make loops that never end: by then, the tests have shown that they see them. */
function chooseStubTime(timeMs: number, run: TestRun): number {
  const took = run.kind === 'passed' ? (run.use.testMs ?? 0) : 0;
  return Math.min(timeMs, MIN_STUB_MS + 3 * took);
}

const MIN_STUB_MS = 3_000;

function reportUnprovable(apart: TestRun): TestRun {
  const why = 'why' in apart ? `: ${apart.why}` : '';
  if (apart.kind === 'cheated') return apart;
  return {
    kind: 'unable',
    why: `the tests pass where they share a process with the code, and not apart from it${why}`,
    ...(apart.kind === 'unable' && apart.offers && { offers: apart.offers }),
  };
}

function reportVacuous(tests: string): TestRun {
  const found = QUIET.find(({ form }) => form.test(tests));
  const hint = found ? ` (${found.what})` : '';
  return {
    kind: 'unable',
    why: `the tests pass whatever the code gives, so they prove nothing${hint}`,
  };
}

/** What looks like a test and never fails. */
const QUIET = [
  { form: /\bconsole\.assert\(/, what: 'console.assert only prints' },
  {
    form: /\bdoctest\.testmod\(/,
    what: 'doctest.testmod only prints; its result must be looked at',
  },
  { form: /\.catch\(/, what: 'what a promise is rejected with is caught' },
  { form: /\.then\(/, what: 'nobody waits for a promise' },
  { form: /\bexcept\b/, what: 'what is raised is caught' },
  { form: /\bcatch\b/, what: 'what is thrown is caught' },
  { form: /\bprint\(|\bconsole\.\w+\(|\becho\b/, what: 'what is printed is looked at by nobody' },
];

async function runApart(input: TestInput, tests: string, blindness: Blindness): Promise<TestRun> {
  const { answer, sandbox, limits, signal, prompt } = input;
  const build = findRunner(answer.language)?.buildApart;
  if (sandbox === null || !build) return { kind: 'unable', why: 'nothing may be run here' };
  const word = createWord();
  const code = answer.code ?? '';
  const asked = listTopLevelNames(code).filter(name => isAskedFor(name, prompt));
  const programs = build({ code, tests, word, blindness, asked });
  if (programs.kind === 'none') return { kind: 'unable', why: programs.why };
  const pair = await sandbox.runPair(programs.code, programs.tests, { limits, signal });
  const { first, second } = pair;
  if (second.kind === 'exited' && first.kind !== 'exited' && first.kind !== 'cancelled') {
    return parseRunResult(first, word);
  }
  return parseRunResult(second, word);
}

/** As code, and not as a word. */
function isAskedFor(name: string, prompt: string): boolean {
  const word = name.replaceAll('$', '\\$');
  return new RegExp(
    `(?<![\\w$.])${word}\\s?\\(|\`${word}\`|\\b(?:def|function|class)\\s+${word}\\b`,
  ).test(prompt);
}

/** In one process. Never rejects. */
export function runTestProgram(input: Omit<TestInput, 'prompt'>, tests: string): Promise<TestRun> {
  return runOnce(input, tests, false);
}

async function runOnce(
  { answer, sandbox, limits, signal }: Omit<TestInput, 'prompt'>,
  tests: string,
  isControl: boolean,
): Promise<TestRun> {
  const code = answer.code ?? '';
  const runner = findRunner(answer.language);
  if (sandbox === null) return { kind: 'unable', why: 'nothing may be run here' };
  if (runner === null) {
    return { kind: 'unable', why: `${answer.language ?? 'this language'} cannot be run here` };
  }
  const word = createWord();
  const program = runner.buildTests({ code, tests, word, isControl });
  if (program.kind === 'none') return { kind: 'unable', why: program.why };
  const { runtime, files, entry } = program;
  return parseRunResult(await sandbox.run({ runtime, files, entry, limits, signal }), word);
}

export function createWord(): string {
  return randomBytes(12).toString('hex');
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
export function parseReport(stdout: string, word: string): TestRun | null {
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
    case 'unloaded': {
      const why = `The code cannot be loaded: ${cutErrorTail(text)}`;
      return { kind: 'unloaded', why, isScript: mayBeScript(text) };
    }
    case 'ended':
      return { kind: 'cheated', why: ENDED_EARLY };
    case 'tampered':
      return { kind: 'cheated', why: 'The code changes the test framework.' };
    default:
      return { kind: 'unable', why: cutErrorTail(text) };
  }
}

/** What a plain script may do and a module may not, in the interpreter's own words. */
function mayBeScript(error: string): boolean {
  return /SyntaxError/.test(error) && !/does not provide an export/.test(error);
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
