/** What may stand around a part of JavaScript or TypeScript, and where it is a dialect of them. */
import type { LogicWords, Part } from '../language.ts';

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

/** An `if` has brackets around its condition, which are the condition's own in the tree. */
export const SCRIPT_LOGIC: LogicWords = {
  negate: condition => (condition.startsWith('(') ? `(!${condition})` : `!(${condition})`),
  nothing: 'undefined',
};
