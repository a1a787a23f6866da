/**
 * Whether a request quotes code. An answer to it may go back into a file that defines and imports
 * what the answer only uses, so unknown names say nothing.
 */
import { listTopLevelNames, readFences } from '../../../core/answer/index.ts';

export function hasQuotedCode(prompt: string): boolean {
  const { fences } = readFences(prompt.slice(0, MAX_READ_CHARS));
  return fences.length > 0 || listTopLevelNames(prompt.slice(0, MAX_READ_CHARS)).length > 0;
}

const MAX_READ_CHARS = 100_000;
