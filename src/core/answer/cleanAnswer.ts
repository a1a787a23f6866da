/**
 * What a model answered, without its thinking and control tokens, and the code in it where code was
 * asked for.
 *
 * Code is never dropped: what is not in `code` is still in `text`, a task that wants words keeps its
 * words, and where code and words cannot be told apart for certain, `code` is the whole text.
 */

import { detectAnswerLanguage, findLanguage } from '../languages/index.ts';
import type { Task } from '../types.ts';
import { cutProse, extractMarkdown, findUnfencedCode, joinFences } from './blocks/index.ts';
import { cutExtras } from './extras/index.ts';
import { type FencedText, readFences } from './fences/index.ts';
import { isGiven } from './givenWith.ts';
import { readSelected } from './readSelected.ts';
import { chooseReading, readDescription, readWritten, unwrapCode } from './selection/index.ts';
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
  /** Why there is no code although the answer speaks of some; null where nothing is wrong with it. */
  readonly defect: string | null;
}

/** Cleans an answer for the task that it answers, in time that grows with its length. */
export function cleanAnswer(answer: string, task: Task): CleanAnswer {
  const text = stripThinking(answer.replace(/\r\n?/g, '\n').replace(/^\uFEFF/gm, ''));
  const fenced = readFences(text);
  const selected = readSelected(task);
  if (selected === null || detectAnswerKind(task) === 'words')
    return readAnswer(text, fenced, task);
  const language = detectAnswerLanguage(task);
  const { filePath } = task;
  const described = readDescription(text, fenced, { selected, language, filePath });
  const openEnded = fenced.fences.at(-1)?.closed === false;
  switch (described.kind) {
    case 'code':
      return {
        text,
        code: cutExtras(described.code, task, language),
        language,
        openEnded,
        defect: null,
      };
    case 'defect':
      return { text, code: null, language: null, openEnded, defect: described.defect };
    case 'none': {
      const read = readAnswer(text, { ...fenced, fences: described.fences }, task);
      const mayBeWords = detectAnswerKind(task) === 'either';
      const hasFences = fenced.fences.length > 0;
      if (mayBeWords && hasFences && isProse(text, described.fences, task)) return read;
      const isOpen = mayBeWords && !hasFences;
      const isWritten = isText(selected, language) && !isOpen;
      const written = isWritten ? readWritten(text, described.fences, selected) : null;
      const code = written ?? chooseReading(text, read.code, selected, language);
      if (code === null) return read;
      const known = code === read.code ? read.language : language;
      const own = unwrapCode(code, selected, known);
      return { ...read, code: cutExtras(own, task, known), language: known };
    }
  }
}

/** Whether sentences are selected; in a language that nobody knows, by what stands in its lines. */
function isText(selected: string, language: string | null): boolean {
  const known = findLanguage(language);
  if (known !== null) return known.isProse === true;
  const lines = selected.split('\n').filter(line => line.trim() !== '');
  const plain = lines.filter(
    line => /^[^{}()[\]<>=;$@\\|]*$/.test(line) && /\p{L}+ \p{L}+/u.test(line),
  );
  return plain.length > lines.length / 2;
}

function readAnswer(text: string, fenced: FencedText, task: Task): CleanAnswer {
  const { fences } = fenced;
  const wanted = detectAnswerLanguage(task);
  const bare = findUnfencedCode(text, fenced, wanted, task);
  const openEnded = bare === null && fences.at(-1)?.closed === false;
  const words = { text, code: null, language: null, openEnded, defect: null };
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
