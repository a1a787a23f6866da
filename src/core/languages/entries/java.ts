/** Java. */
import type { Language } from '../language.ts';
import { SLASHES, TRIPLE_QUOTES } from '../marks.ts';
import { listJvmFrameworks } from '../testPlaces.ts';

export const java: Language = {
  id: 'java',
  role: 'program',
  extensions: ['java'],
  mention: /\bjava\b/i,
  looks: /\bpublic (?:static )?(?:final )?(?:class|void|int|String)\b|\bSystem\.out\./,
  comments: SLASHES,
  strings: TRIPLE_QUOTES,
  hasSureBrackets: true,
  parts: [
    { before: 'class Part {', after: '}' },
    { before: 'enum Part {', after: '}' },
    { before: 'class Part { void part() {', after: '}}' },
    { before: 'class Part { void part() { switch (0) {', after: '}}}' },
  ],
  isMarked: true,
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-java.wasm', isExact: true },
  testFiles: {
    endings: ['java'],
    names: ['{name}Test', '{name}Tests', 'Test{name}'],
    frameworks: listJvmFrameworks('java', 'java'),
  },
};
