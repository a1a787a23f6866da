/** What JavaScript and TypeScript share: what may stand around a part, their dialects, their tests. */
import type { Language, LogicWords, Part, TestHabit } from '../language.ts';
import { BACKTICKS, QUOTES, SLASHES } from '../marks.ts';
import { SOURCE_FOLDERS } from '../testPlaces.ts';

const SCRIPT_PARTS: readonly Part[] = [
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

const BESIDE = { from: [], to: '{dir}/{name}.test.{ending}' };
const inPackage = (says: RegExp) => ({ manifest: { file: 'package.json', says } }) as const;

const SCRIPT_TESTS: TestHabit = {
  endings: ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'],
  names: ['{name}.test', '{name}.spec', '{name}_test', '{name}-test', 'test-{name}'],
  frameworks: [
    { name: 'Vitest', ...inPackage(/"vitest"/), place: BESIDE },
    { name: 'Jest', ...inPackage(/"(?:ts-)?jest"/), place: BESIDE },
    {
      name: 'Mocha',
      ...inPackage(/"mocha"/),
      place: { from: SOURCE_FOLDERS, to: '{root}/test/{rest}/{name}.test.{ending}' },
    },
    { name: 'node:test', ...inPackage(/node\b[^"\n]* --test\b/), place: BESIDE },
  ],
};

/** What each of the four languages of this family is. */
export const SCRIPT = {
  role: 'program',
  family: 'ecmascript',
  comments: SLASHES,
  strings: QUOTES,
  texts: BACKTICKS,
  parts: SCRIPT_PARTS,
  isMarked: true,
  unwritten: "throw new Error('not written');",
  testFiles: SCRIPT_TESTS,
} as const satisfies Partial<Language>;
