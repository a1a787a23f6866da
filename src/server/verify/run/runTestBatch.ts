/** Runs the same tests on several pieces of code in one process, where the language's runner can. */
import type { CheckInput } from '../check.ts';
import { findRunner } from './findRunner.ts';
import { createWord, parseReport, type TestRun } from './runTestProgram.ts';

interface Batch {
  readonly codes: readonly string[];
  readonly tests: string;
  /** Each may take so long. */
  readonly timeMs: number;
}

/** All of them together, however long each may take. */
const MAX_BATCH_MS = 10_000;
/** Most at once: each has two files. */
const MAX_CODES = 16;

/**
 * What came of each, in order; null of one that has to be run by itself, as all where they cannot be run
 * together. What they share is the process alone; tests that look at that may go otherwise. Never rejects.
 */
export async function runTestBatch(
  { answer, sandbox, limits, signal }: Pick<CheckInput, 'answer' | 'sandbox' | 'limits' | 'signal'>,
  { codes, tests, timeMs }: Batch,
): Promise<readonly (TestRun | null)[]> {
  const runner = findRunner(answer.language);
  const nothing = codes.map(() => null);
  if (sandbox === null || !runner?.joinPrograms || codes.length > MAX_CODES) return nothing;
  const words = codes.map(createWord);
  const programs = codes.map((code, at) =>
    runner.buildTests({ code, tests, word: words[at] ?? '', isControl: false }),
  );
  const built = programs.filter(program => program.kind === 'program');
  if (built.length < programs.length) return nothing;
  const { runtime, files, entry } = runner.joinPrograms(built, timeMs);
  const wholeMs = Math.min(MAX_BATCH_MS, limits.timeMs + codes.length * timeMs);
  const own = { ...limits, timeMs: wholeMs };
  const result = await sandbox.run({ runtime, files, entry, limits: own, signal });
  if (result.kind === 'cancelled') return codes.map(() => ({ kind: 'cancelled' }));
  if (!('stdout' in result)) return nothing;
  const isWhole = result.kind === 'exited' && result.code === 0;
  const silent = isWhole ? ({ kind: 'broke', why: 'The tests do not end.' } as const) : null;
  return words.map(word => parseReport(result.stdout, word) ?? silent);
}
