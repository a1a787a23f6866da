/** C#. */
import type { Language } from '../language.ts';
import { SLASHES, TRIPLE_QUOTES } from '../marks.ts';

export const csharp: Language = {
  id: 'csharp',
  role: 'program',
  names: ['c#', 'dotnet', '.net'],
  extensions: ['cs'],
  mention: /\bC#/i,
  looks: /\busing System\b|\bnamespace \w+|\bpublic (?:async )?Task\b/,
  comments: SLASHES,
  strings: TRIPLE_QUOTES,
  doubtful: /^[ \t]*#[ \t]*(?:if|el)|@"|\$"/m,
  hasSureBrackets: true,
  isMarked: true,
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-c-sharp.wasm', isExact: false },
  testFiles: {
    endings: ['cs'],
    names: ['{name}Tests', '{name}Test'],
    // A project of tests is made by hand: without one there is no place.
    frameworks: [],
  },
};
