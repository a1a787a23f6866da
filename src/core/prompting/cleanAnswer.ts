/**
 * What a model answered, without its thinking and control tokens, and the code in it where code was
 * asked for.
 *
 * Code is never dropped: what is not in `code` is still in `text`, a task that wants words keeps its
 * words, and where code and words cannot be told apart for certain, `code` is the whole text.
 */
import type { Task } from '../types.ts';
import { answerLanguage } from './answerLanguage.ts';
import { cutProse } from './cutProse.ts';
import { readFences } from './fences.ts';
import { isGiven } from './givenWith.ts';
import { joinFences } from './joinFences.ts';
import { markdownOf } from './markdownOf.ts';
import { stripThinking } from './stripThinking.ts';
import { unfenced } from './unfenced.ts';
import { answerKind } from './wantsCode.ts';

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
  const wanted = answerLanguage(task);
  const bare = unfenced(text, fenced, wanted, task);
  const openEnded = bare === null && fences.at(-1)?.closed === false;
  const words = { text, code: null, language: null, openEnded };
  const kind = answerKind(task);
  if (kind === 'words' || (kind === 'either' && fences.length === 0)) return words;
  if (wanted === 'markdown') {
    const code = markdownOf(text, fences);
    return code === null ? words : { ...words, code, language: wanted };
  }
  if (bare === null) {
    const joined = joinFences(fenced, wanted, task);
    return { ...words, ...(joined === 'whole' ? { code: text, language: 'markdown' } : joined) };
  }
  const code = cutProse(bare, wanted, isGiven(task));
  return code === null ? words : { ...words, code, language: wanted };
}
