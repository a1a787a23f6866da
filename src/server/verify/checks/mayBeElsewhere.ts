/**
 * Whether a name that code uses and never defines may come from elsewhere: from a browser, a notebook,
 * a library that a page loads, the file that the code goes back to, or the request.
 *
 * Nothing tells for certain where a snippet will run, so only names count as missing that no place has
 * but the one where they must be imported, and in Python, which has few places, those of whole functions.
 */
import type { Task } from '../../../core/types.ts';
import { findReader } from '../readers/index.ts';
import { hasQuotedCode } from './hasQuotedCode.ts';

/** True unless the code is certainly wrong where it uses this name. */
export function mayBeElsewhere(
  name: string,
  task: Task,
  code: string,
  language: string | null,
): boolean {
  if (task.tests === undefined && (hasQuotedCode(task.prompt) || task.filePath !== undefined)) {
    return true;
  }
  const words = `${task.prompt}\n${task.tests ?? ''}`;
  if (new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(words)) return true;
  return findReader(language).mayBeGiven(name, code);
}
