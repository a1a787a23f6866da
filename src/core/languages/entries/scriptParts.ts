/** What may stand around a part of JavaScript or TypeScript, and where it is a dialect of them. */
import type { Part } from '../language.ts';

export const SCRIPT_PARTS: readonly Part[] = [
  { before: 'class Part {', after: '}' },
  { before: 'async function* part() {', after: '}' },
  { before: '(', after: ')' },
  { before: '[', after: ']' },
  { before: '({', after: '})' },
  { before: 'async function* part() { switch (0) {', after: '}}' },
  { before: 'part', after: '' },
];

/** An element stands where a value does; a comparison has something before it. */
export const ELEMENTS = /(?:\breturn|=>|[(=?:&|,[{])\s*<(?:[A-Za-z][\w.]*[\s/>]|>)|^\s*<[A-Za-z>]/;
