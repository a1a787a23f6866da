/** YAML. */
import type { Language } from '../language.ts';
import { HASHES } from '../marks.ts';

export const yaml: Language = {
  id: 'yaml',
  role: 'data',
  extensions: ['yml', 'yaml'],
  comments: HASHES,
  doubtful: /\{\{|\{%/,
  keys: /^\s*(?:- +)?((?:"[^"\n]*"|'[^'\n]*'|[\w$./@-][^\s:#]*))\s*:(?=\s|$)|^\s*- +([^\s#].*)$/,
  isNested: true,
  grammar: { file: '@tree-sitter-grammars/tree-sitter-yaml/tree-sitter-yaml.wasm', isExact: true },
};
