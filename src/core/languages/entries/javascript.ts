/** JavaScript, and JSX in it. */
import type { Language } from '../language.ts';
import { BACKTICKS, QUOTES, SLASHES } from '../marks.ts';
import { ELEMENTS, SCRIPT_LOGIC, SCRIPT_PARTS, SCRIPT_TESTS } from './scriptParts.ts';

export const javascript: Language = {
  id: 'javascript',
  role: 'program',
  names: ['node', 'nodejs', 'node.js', 'ecmascript', 'es'],
  extensions: ['js', 'mjs', 'cjs'],
  family: 'ecmascript',
  mention: /\bjavascript\b|\bnode\.?js\b|\bJS\b|\bES6\b/i,
  looks: /\b(?:const|let|var) \w+ =|=>|\bfunction\b|\brequire\(|console\.log/,
  comments: SLASHES,
  strings: QUOTES,
  texts: BACKTICKS,
  parts: SCRIPT_PARTS,
  dialect: { code: ELEMENTS },
  isMarked: true,
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-javascript.wasm', isExact: true },
  parse: 'javascript',
  logic: SCRIPT_LOGIC,
  tests: 'script',
  testFiles: SCRIPT_TESTS,
};

export const javascriptReact: Language = {
  id: 'javascriptreact',
  role: 'program',
  extensions: ['jsx'],
  dialectOf: 'javascript',
  family: 'ecmascript',
  comments: SLASHES,
  strings: QUOTES,
  texts: BACKTICKS,
  parts: SCRIPT_PARTS,
  isMarked: true,
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-javascript.wasm', isExact: true },
  testFiles: SCRIPT_TESTS,
};
