/** From what a model says about a selection to the document afterwards, for the tests of this room. */
import {
  applyAnswer,
  cleanAnswer,
  findLostCode,
  findMisfit,
} from '../../../src/core/answer/index.ts';
import type { Task } from '../../../src/core/types.ts';

const F = '```';

export interface Case {
  readonly language: string;
  /** `«` and `»` stand around the selection. */
  readonly document: string;
  /** `~~~` stands for a fence. */
  readonly answer: string;
  /** The document afterwards; null: the answer is rejected. */
  readonly wanted: string | null;
  readonly prompt?: string;
  readonly intent?: Task['intent'];
}

/** The document afterwards; null where the answer is rejected. */
export function run({
  language,
  document,
  answer,
  prompt = 'Fix this code.',
  intent = 'fix',
}: Case): string | null {
  const [before = '', rest = ''] = document.split('«');
  const [selected = '', after = ''] = rest.split('»');
  const counts = { promptTokens: 0, promptTokensUpper: 0, outputTokens: 0 } as const;
  const task: Task = {
    ...{ prompt, intent, language, replaces: selected, context: { before, after } },
    ...{ ...counts, priority: 'cost' },
  };
  const read = cleanAnswer(answer.replaceAll('~~~', F), task);
  if (read.code === null || read.defect !== null) return null;
  if (findLostCode(read.code, task, read.language ?? language) !== null) return null;
  const place = { before, selected, after, language };
  if (findMisfit(place, read.code) !== null) return null;
  return before + applyAnswer(place, read.code) + after;
}
