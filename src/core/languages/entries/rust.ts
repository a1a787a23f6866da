/** Rust. */
import type { Language } from '../language.ts';
import { DOUBLE_QUOTES, NESTED_SLASHES } from '../marks.ts';

export const rust: Language = {
  id: 'rust',
  role: 'program',
  extensions: ['rs'],
  mention: /\brust\b/i,
  looks: /\bfn \w+.*\{|\blet mut |\bimpl\b.*\{|\bpub (?:fn|struct|enum)\b/,
  comments: NESTED_SLASHES,
  strings: [
    { begin: 'r##"', end: '"##', isRaw: true },
    { begin: 'r#"', end: '"#', isRaw: true },
    { begin: 'r"', end: '"', isRaw: true },
    ...DOUBLE_QUOTES,
  ],
  hasSureBrackets: true,
  parts: [
    { before: 'impl Part {', after: '}' },
    { before: 'match part {', after: '}' },
    { before: 'enum Part {', after: '}' },
    { before: 'struct Part {', after: '}' },
    { before: 'const PART: Part = Part {', after: '};' },
  ],
  isMarked: true,
  unwritten: 'todo!()',
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-rust.wasm', isExact: true },
  testFiles: {
    endings: ['rs'],
    names: [],
    // Tests of a unit stand at the end of its own file.
    frameworks: [{ name: '#[test]', place: { from: [], to: '{dir}/{name}.rs' } }],
  },
};
