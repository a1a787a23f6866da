/** TypeScript, and TSX. */
import type { Language } from '../language.ts';
import { ELEMENTS, SCRIPT, SCRIPT_LOGIC } from './scriptParts.ts';

export const typescript: Language = {
  ...SCRIPT,
  id: 'typescript',
  extensions: ['ts', 'mts', 'cts'],
  mention: /\btypescript\b|\bTS (?:function|class|code|module|type)\b/i,
  looks: /\binterface \w+ \{|: (?:string|number|boolean)\b|\bas const\b|\bimport type\b/,
  dialect: { code: ELEMENTS },
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm', isExact: true },
  parse: 'typescript',
  logic: SCRIPT_LOGIC,
  tests: 'typed-script',
};

export const typescriptReact: Language = {
  ...SCRIPT,
  id: 'typescriptreact',
  extensions: ['tsx'],
  dialectOf: 'typescript',
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-tsx.wasm', isExact: true },
};
