/** C and C++: their blocks bear each other's labels. */
import type { Language } from '../language.ts';
import { DOUBLE_QUOTES, RAW_PARENTHESES, SLASHES } from '../marks.ts';

/** Branches of the preprocessor, which may open twice what is closed once, and raw strings. */
const BRANCH_OR_RAW = /^[ \t]*#[ \t]*(?:if|el)|\bR"/m;

export const c: Language = {
  id: 'c',
  role: 'program',
  extensions: ['c', 'h'],
  family: 'c',
  comments: SLASHES,
  strings: DOUBLE_QUOTES,
  directive: '#',
  doubtful: BRANCH_OR_RAW,
  hasSureBrackets: true,
  isMarked: true,
  grammar: { file: 'tree-sitter-c/tree-sitter-c.wasm', isExact: false },
};

export const cpp: Language = {
  id: 'cpp',
  role: 'program',
  names: ['c++'],
  extensions: ['cpp', 'cc', 'cxx', 'hpp', 'hh'],
  family: 'c',
  mention: /\bC\+\+/i,
  looks: /#include\s*[<"]|\bstd::|\btemplate\s*</,
  comments: SLASHES,
  strings: DOUBLE_QUOTES,
  texts: RAW_PARENTHESES,
  directive: '#',
  doubtful: BRANCH_OR_RAW,
  hasSureBrackets: true,
  isMarked: true,
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-cpp.wasm', isExact: false },
};
