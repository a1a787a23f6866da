/** What a program prints, foretold: line by line, blanks at the ends left out. */
import type { CleanAnswer } from '../../../core/answer/index.ts';
import { readFences } from '../../../core/answer/index.ts';
import { type Judgement, NOT_TIMED } from './judgement.ts';

/** The last block of the answer, or all of it where it has none. */
export function checkOutput({ text }: CleanAnswer, expected: string): Judgement {
  const said = readFences(text).fences.at(-1)?.code ?? text;
  const passed = normalizeOutput(said) === normalizeOutput(expected);
  const evidence = passed ? 'It says what is printed.' : `It says ${quote(said)}.`;
  return { passed, by: 'output', evidence, ...NOT_TIMED };
}

function normalizeOutput(text: string): string {
  const lines = text.split('\n').map(line => line.trimEnd());
  return lines.join('\n').trim();
}

const MAX_QUOTED_CHARS = 200;

function quote(text: string): string {
  return JSON.stringify(text.trim().slice(0, MAX_QUOTED_CHARS));
}
