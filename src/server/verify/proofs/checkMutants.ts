/**
 * Whether tests that were asked for tell right code from wrong: they must pass on the code that they are
 * for, and fail on small changes of it.
 */

import { appendAnswer, readFences } from '../../../core/answer/index.ts';
import { findTellingMutants, prepareCode } from '../behaviour/index.ts';
import {
  type CheckInput,
  type CheckResult,
  reportDoubted,
  reportFailed,
  reportPassed,
  reportUnable,
  SILENT,
} from '../check.ts';
import { runTestBatch, runTestProgram, type TestRun } from '../run/index.ts';

/** The share of mutants that tests must tell. */
const MIN_KILLED = 0.6;
/** Fewer mutants tell too little of tests. */
const MIN_MUTANTS = 2;
/** Each is a run of the tests. */
const MAX_RUNS = 10;
/** What a mutant may take at least, and how much longer than the code itself. */
const MIN_RUN_MS = 1_500;
const SLOWER = 4;
/** Of which those are taken that do something else. */
const MAX_MUTANTS = 24;

export async function checkMutants(input: CheckInput): Promise<CheckResult> {
  const { task, answer } = input;
  const { code, language } = answer;
  if (task.intent !== 'test' || code === null || language === null) return SILENT;
  const given = task.replaces ?? readGivenCode(task);
  if (given === null) return SILENT;
  const tests = cutGiven(given, code, language);
  const alone = await tryTests(input, given, tests, code => code);
  const { context } = task;
  if (context === undefined || alone.kind !== 'unable') return alone;
  return tryTests(input, given, tests, code => context.before + code + context.after);
}

/** Tests that repeat the code would else test their own copy of it; it is not put into the file, either. */
function cutGiven(given: string, tests: string, language: string): string {
  const place = { before: '', selected: given, after: '', language };
  const { old, now } = appendAnswer(place, tests, 'line');
  const kept = old.trimEnd();
  return now.startsWith(kept) && now.length > old.length ? now.slice(kept.length) : tests;
}

/** The code in the request; null where there is none, or several. */
function readGivenCode({ prompt }: CheckInput['task']): string | null {
  const codes = readFences(prompt).fences.map(fence => fence.code);
  const [code] = codes.filter(each => each.trim() !== '');
  return codes.length === 1 && code !== undefined ? code : null;
}

/** `place` puts what stands around the code where it needs that. */
async function tryTests(
  input: CheckInput,
  given: string,
  tests: string,
  place: (code: string) => string,
): Promise<CheckResult> {
  const { language } = input.answer;
  if (language === null) return SILENT;
  const startedMs = performance.now();
  const run = await runOn(input, place(given), tests);
  if (run.kind !== 'passed') return reportFirst(run);
  // A mutant may never end.
  const timeMs = Math.max(MIN_RUN_MS, SLOWER * (performance.now() - startedMs));
  const limits = { ...input.limits, timeMs: Math.min(input.limits.timeMs, timeMs) };
  const other = { code: tests, language };
  const under = await prepareCode({ code: given, language, other, texts: [tests] });
  if (under === null) return SILENT;
  const found = spread(await findTellingMutants(input, under, MAX_MUTANTS));
  const mutants = found.map(({ code, what }) => ({ code: place(code), what }));
  return countKilled({ ...input, limits }, place(given), mutants, tests);
}

type Mutants = Awaited<ReturnType<typeof findTellingMutants>>;

function spread(mutants: Mutants): Mutants {
  const count = Math.min(MAX_RUNS, mutants.length);
  return Array.from(
    { length: count },
    (_, at) => mutants[Math.floor((at * mutants.length) / count)]!,
  );
}

async function countKilled(
  input: CheckInput,
  given: string,
  mutants: Mutants,
  tests: string,
): Promise<CheckResult> {
  const together = await runTogether(input, given, mutants, tests);
  let tried = 0;
  let killed = 0;
  let survivor: string | null = null;
  for (const [at, { code, what }] of mutants.entries()) {
    const run = together[at] ?? (await runOn(input, code, tests));
    if (run.kind === 'cancelled') return SILENT;
    if (run.kind === 'unable' || run.kind === 'unloaded') continue;
    tried += 1;
    if (run.kind === 'passed') survivor ??= what;
    else killed += 1;
    if (killed >= MIN_KILLED * mutants.length) break;
  }
  if (tried === 0) return reportUnable('the code has nothing that tests could tell from a fault');
  if (killed === 0)
    return reportFailed(`The tests tell nothing: they pass also on the code with ${survivor}.`);
  if (killed < MIN_KILLED * tried)
    return reportDoubted(
      `the tests kill ${killed} of ${tried} mutants; they pass also on the code with ${survivor}`,
    );
  if (tried < MIN_MUTANTS)
    return reportUnable('the code has too few places where a fault could be');
  return reportPassed(
    `The tests pass on the code, and fail on ${killed} of ${tried} mutants of it.`,
    { killed, mutants: tried },
  );
}

/** None where the tests do not pass on the code itself there: then they look at more than the code. */
async function runTogether(
  input: CheckInput,
  given: string,
  mutants: Mutants,
  tests: string,
): Promise<readonly (TestRun | null)[]> {
  const codes = [given, ...mutants.map(({ code }) => code)];
  const order = { codes, tests, timeMs: input.limits.timeMs };
  const [itself, ...runs] = await runTestBatch(input, order);
  return itself?.kind === 'passed' ? runs : [];
}

function runOn({ answer, ...input }: CheckInput, code: string, tests: string): Promise<TestRun> {
  return runTestProgram({ ...input, answer: { ...answer, code } }, tests);
}

/** Tests that do not pass on the code as it is. */
function reportFirst(run: Exclude<TestRun, { kind: 'passed' }>): CheckResult {
  switch (run.kind) {
    case 'failed':
      return reportFailed(`The tests fail on the given code. ${run.why}`);
    case 'cancelled':
      return SILENT;
    case 'unable':
      return reportUnable(run.why, run.offers);
    case 'broke':
    case 'unloaded':
    case 'cheated':
      return reportUnable(run.why);
  }
}
