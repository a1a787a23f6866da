/**
 * What a model answered, without its thinking and control tokens, and the code in it where code was
 * asked for.
 *
 * Code is never dropped: what is not in `code` is still in `text`, and a task that wants words keeps
 * its words.
 */
import type { Task } from '../types.ts';
import { answerLanguage } from './answerLanguage.ts';
import { cutProse } from './cutProse.ts';
import { readFences } from './fences.ts';
import { joinFences } from './joinFences.ts';
import { stripThinking } from './stripThinking.ts';
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

/** Cleans an answer for the task that it answers. */
export function cleanAnswer(answer: string, task: Task): CleanAnswer {
  const text = stripThinking(answer.replace(/\r\n/g, '\n'));
  const { fences } = readFences(text);
  const openEnded = fences.at(-1)?.closed === false;
  const words = { text, code: null, language: null, openEnded };
  const kind = answerKind(task);
  if (kind === 'words' || (kind === 'either' && fences.length === 0)) return words;
  const wanted = answerLanguage(task);
  const joined = joinFences(fences, wanted);
  if (joined !== null) return { ...words, ...joined };
  if (fences.length > 0) return words;
  const code = cutProse(text);
  return code === null ? words : { ...words, code, language: wanted };
}
