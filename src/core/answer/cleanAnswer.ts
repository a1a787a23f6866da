/**
 * What a model answered, without its thinking and control tokens, and the code in it where code was
 * asked for.
 *
 * Code is never dropped: what is not in `code` is still in `text`, a task that wants words keeps its
 * words, and where code and words cannot be told apart for certain, `code` is the whole text.
 */

import { detectAnswerLanguage } from '../languages/index.ts';
import type { Task } from '../types.ts';
import { cutProse, extractMarkdown, findUnfencedCode, joinFences } from './blocks/index.ts';
import { readFences } from './fences/index.ts';
import { isGiven } from './givenWith.ts';
import { detectAnswerKind, isProse } from './shouldHaveCode.ts';
import { stripThinking } from './thinking/index.ts';

export interface CleanAnswer {
  /** The whole answer for a person, prose and fences included. */
  readonly text: string;
  /** The code alone; null where words were asked for, or where the answer has no code. */
  readonly code: string | null;
  /** VS Code's language id of `code`; null where there is no code, or nothing tells. */
  readonly language: string | null;
  /** True where the answer ended inside a fenced block. */
  readonly openEnded: boolean;
}

/**
 * Cleans an answer for the task that it answers, in time that grows with its length. The `text` of a
 * cleaned answer gives the same again.
 */
export function cleanAnswer(answer: string, task: Task): CleanAnswer {
  const text = stripThinking(answer.replace(/\r\n?/g, '\n'));
  const fenced = readFences(text);
  const { fences } = fenced;
  const wanted = detectAnswerLanguage(task);
  const bare = findUnfencedCode(text, fenced, wanted, task);
  const openEnded = bare === null && fences.at(-1)?.closed === false;
  const words = { text, code: null, language: null, openEnded };
  const kind = detectAnswerKind(task);
  if (kind === 'words' || (kind === 'either' && isProse(text, fences, task))) return words;
  if (wanted === 'markdown') {
    const code = extractMarkdown(text, fences);
    return code === null ? words : { ...words, code, language: wanted };
  }
  if (bare === null) {
    const joined = joinFences(fenced, wanted, task);
    return { ...words, ...(joined === 'whole' ? { code: text, language: 'markdown' } : joined) };
  }
  const code = cutProse(bare, wanted, isGiven(task));
  return code === null ? words : { ...words, code, language: wanted };
}
