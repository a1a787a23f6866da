/** TypeScript, and TSX. */
import type { Language } from '../language.ts';
import { BACKTICKS, QUOTES, SLASHES } from '../marks.ts';
import { ELEMENTS, SCRIPT_LOGIC, SCRIPT_PARTS, SCRIPT_TESTS } from './scriptParts.ts';

export const typescript: Language = {
  id: 'typescript',
  role: 'program',
  extensions: ['ts', 'mts', 'cts'],
  family: 'ecmascript',
  mention: /\btypescript\b|\bTS (?:function|class|code|module|type)\b/i,
  looks: /\binterface \w+ \{|: (?:string|number|boolean)\b|\bas const\b|\bimport type\b/,
  comments: SLASHES,
  strings: QUOTES,
  texts: BACKTICKS,
  parts: SCRIPT_PARTS,
  dialect: { code: ELEMENTS },
  isMarked: true,
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm', isExact: true },
  parse: 'typescript',
  logic: SCRIPT_LOGIC,
  tests: 'typed-script',
  testFiles: SCRIPT_TESTS,
};

export const typescriptReact: Language = {
  id: 'typescriptreact',
  role: 'program',
  extensions: ['tsx'],
  dialectOf: 'typescript',
  family: 'ecmascript',
  comments: SLASHES,
  strings: QUOTES,
  texts: BACKTICKS,
  parts: SCRIPT_PARTS,
  isMarked: true,
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-tsx.wasm', isExact: true },
  testFiles: SCRIPT_TESTS,
};
