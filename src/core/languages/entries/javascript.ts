/** JavaScript, and JSX in it. */
import type { Language } from '../language.ts';
import { ELEMENTS, SCRIPT, SCRIPT_LOGIC } from './scriptParts.ts';

export const javascript: Language = {
  ...SCRIPT,
  id: 'javascript',
  names: ['node', 'nodejs', 'node.js', 'ecmascript', 'es'],
  extensions: ['js', 'mjs', 'cjs'],
  mention: /\bjavascript\b|\bnode\.?js\b|\bJS\b|\bES6\b/i,
  looks: /\b(?:const|let|var) \w+ =|=>|\bfunction\b|\brequire\(|console\.log/,
  dialect: { code: ELEMENTS },
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-javascript.wasm', isExact: true },
  parse: 'javascript',
  logic: SCRIPT_LOGIC,
  tests: 'script',
};

export const javascriptReact: Language = {
  ...SCRIPT,
  id: 'javascriptreact',
  extensions: ['jsx'],
  dialectOf: 'javascript',
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-javascript.wasm', isExact: true },
};
