/** Answers that users of other tools reported, a row each, and what becomes of the file. */
import assert from 'node:assert/strict';
import { run } from './reachFile.ts';

export const CODE = 'function f(a) {\n  const b = a + 1;\n  save(b);\n  return b;\n}\n';
export const CHANGED = CODE.replace('a + 1', 'a + 2');

export const selectAll = (text: string) => `«${text}»`;
export const fence = (label: string, text: string) => `~~~${label}\n${text}~~~`;

/** `«` and `»` stand around the selection; null: the answer is rejected. */
export type Row = readonly [
  name: string,
  language: string,
  document: string,
  answer: string,
  wanted: string | null,
];

export function testRows(rows: readonly Row[]): void {
  for (const [name, language, document, answer, wanted] of rows) {
    test(name, () => assert.equal(run({ language, document, answer, wanted }), wanted));
  }
}
