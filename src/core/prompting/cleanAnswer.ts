/**
 * What a model answered, without its thinking and control tokens, and the code in it where code was
 * asked for.
 *
 * Code is never dropped: what is not in `code` is still in `text`, a task that wants words keeps its
 * words, and where code and words cannot be told apart for certain, `code` is the whole text.
 */
import type { Task } from '../types.ts';
import { answerLanguage } from './answerLanguage.ts';
import { codeOpens } from './codeLine.ts';
import { cutProse } from './cutProse.ts';
import { type FencedText, readFences } from './fences.ts';
import { joinFences } from './joinFences.ts';
import { markdownOf } from './markdownOf.ts';
import { readProse } from './prose.ts';
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

/**
 * Cleans an answer for the task that it answers, in time that grows with its length. The `text` of a
 * cleaned answer gives the same again.
 */
export function cleanAnswer(answer: string, task: Task): CleanAnswer {
  const text = stripThinking(answer.replace(/\r\n?/g, '\n'));
  const fenced = readFences(text);
  const { fences } = fenced;
  const bare = unfenced(fenced);
  const openEnded = bare === null && fences.at(-1)?.closed === false;
  const words = { text, code: null, language: null, openEnded };
  const kind = answerKind(task);
  if (kind === 'words' || (kind === 'either' && fences.length === 0)) return words;
  const wanted = answerLanguage(task);
  if (wanted === 'markdown') {
    const code = markdownOf(text, fences);
    return code === null ? words : { ...words, code, language: wanted };
  }
  const joined = bare === null ? joinFences(fenced, wanted, task) : null;
  if (joined === 'whole') return { ...words, code: text, language: 'markdown' };
  if (joined !== null && joined !== 'inside') return { ...words, ...joined };
  const code = cutProse(bare ?? text, wanted);
  return code === null ? words : { ...words, code, language: wanted };
}

/** The code of an answer without blocks, or with one fence too few; null where there are blocks. */
function unfenced({ fences, after }: FencedText): string | null {
  const [only] = fences;
  if (only === undefined) return after;
  const lines = only.code.split('\n').filter(line => line.trim() !== '');
  const isLone = fences.length === 1 && !only.closed && only.label === '';
  const isBehind = isLone && readProse(lines) !== 'no';
  if (isBehind && only.before.split('\n').some(codeOpens)) return only.before;
  const isEmpty = fences.every(fence => fence.code.trim() === '');
  return isEmpty ? [...fences.map(fence => fence.before), after].join('\n') : null;
}
