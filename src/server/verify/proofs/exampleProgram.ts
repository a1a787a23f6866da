/**
 * The examples of a task and of its answer as a test program: calls with their values, and doctests where
 * the language has them. It fails with one line per example that does not hold, and where none of
 * the request's own examples could be tried, which proves nothing.
 */
import { listTopLevelNames } from '../../../core/answer/index.ts';
import { findRunner } from '../run/index.ts';
import { findCallExamples, isFaultReport } from './findCallExamples.ts';

/** Tests in the code's language, or null where there is no example. */
export function buildExampleProgram(
  prompt: string,
  code: string,
  language: string | null,
): string | null {
  const runner = findRunner(language);
  if (runner === null || isFaultReport(prompt)) return null;
  const names = listTopLevelNames(code);
  const asked = findCallExamples(prompt, names);
  const known = new Set(asked.map(({ call }) => call));
  const own = findCallExamples(code, names).filter(({ call }) => !known.has(call));
  const prints = /\bconsole\.|\bprint\s*\(|\bstdout\b/.test(code);
  return runner.buildExamples({ code, prompt, asked, own, prints });
}
