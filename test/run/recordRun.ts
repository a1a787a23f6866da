/**
 * Writes each test's result to a file the moment it is known, one JSON object a line.
 *
 * Counting from lines instead of from a summary means that a run which crashes or is killed still
 * tells what passed before, and the missing last line tells that it did not finish.
 */
import { appendFileSync, readFileSync } from 'node:fs';

export type ResultLine =
  | { readonly passed: string }
  | { readonly skipped: string }
  | { readonly failed: string; readonly error: string }
  | { readonly finished: true };

/** Follows `runner`, and appends to `file`. */
export function recordRun(runner: Mocha.Runner, file: string): void {
  const write = (line: ResultLine) => appendFileSync(file, `${JSON.stringify(line)}\n`);
  runner.on('pass', test => write({ passed: test.fullTitle() }));
  runner.on('pending', test => write({ skipped: test.fullTitle() }));
  runner.on('fail', (test, error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    write({ failed: test.fullTitle(), error: text });
  });
  runner.once('end', () => write({ finished: true }));
}

/** What is in `file`; nothing where the run never began. */
export function readRun(file: string): readonly ResultLine[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return lines.map(line => JSON.parse(line) as ResultLine);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
