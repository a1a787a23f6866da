/**
 * The code blocks of an answer one by one. Joined they need not make one program: two ways to do a
 * thing, a command beside the code, the snippets of a document.
 */
import { readFences } from '../../../core/answer/index.ts';
import type { Task } from '../../../core/types.ts';

/** Further blocks are not looked at. */
const MAX_BLOCKS = 20;

/** The blocks, where there are several; else none. */
export function listCodeBlocks(text: string): readonly string[] {
  const blocks = readFences(text).fences.map(fence => fence.code);
  return blocks.length > 1 ? blocks.slice(0, MAX_BLOCKS) : [];
}

/** Whether a document is asked for: code in it is only quoted. */
export function needsDocument({ prompt, tests }: Task): boolean {
  return tests === undefined && DOCUMENT.test(prompt.slice(0, MAX_READ_CHARS));
}

const MAX_READ_CHARS = 400;
const DOCUMENT =
  /\b(?:write|create|generate|draft|update|extend|give me|make)\b[^.\n]{0,40}\b(?:readme|documentation|guide|tutorial|article|blog post|changelog|cheat ?sheet|report|specification|plan)\b/i;
