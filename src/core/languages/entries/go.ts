/** Go. */
import type { Language } from '../language.ts';
import { DOUBLE_QUOTES, SLASHES } from '../marks.ts';

export const go: Language = {
  id: 'go',
  role: 'program',
  names: ['golang'],
  extensions: ['go'],
  mention: /\bgolang\b|\bin Go\b|\bGo (?:function|program|code)\b/,
  looks: /^[ \t]*(?:func (?:\(\w+ \*?\w+\) )?\w+\(|package \w+\s*$)|:= /m,
  comments: SLASHES,
  strings: [{ begin: '`', end: '`', isRaw: true }, ...DOUBLE_QUOTES],
  isTabbed: true,
  hasSureBrackets: true,
  parts: [
    { before: 'switch {', after: '}' },
    { before: 'select {', after: '}' },
    { before: 'type Part struct {', after: '}' },
    { before: 'var _ = Part{', after: ',}' },
    { before: 'import (', after: ')' },
  ],
  isMarked: true,
  unwritten: 'panic("not written")',
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-go.wasm', isExact: true },
  testFiles: {
    endings: ['go'],
    names: ['{name}_test'],
    // The language's own tool finds them nowhere else.
    frameworks: [{ name: 'testing', place: { from: [], to: '{dir}/{name}_test.go' } }],
  },
};
