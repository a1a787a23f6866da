/** C and C++, whose blocks bear each other's labels. */
import type { Language } from '../language.ts';
import { DOUBLE_QUOTES, RAW_PARENTHESES, SLASHES } from '../marks.ts';

export const c: Language = {
  id: 'c',
  role: 'program',
  extensions: ['c', 'h'],
  family: 'c',
  comments: SLASHES,
  strings: DOUBLE_QUOTES,
  directive: '#',
  isMarked: true,
  grammar: 'c',
};

export const cpp: Language = {
  id: 'cpp',
  role: 'program',
  names: ['c++'],
  extensions: ['cpp', 'cc', 'cxx', 'hpp', 'hh'],
  family: 'c',
  spoken: /\bC\+\+/i,
  looks: /#include\s*[<"]|\bstd::|\btemplate\s*</,
  comments: SLASHES,
  strings: DOUBLE_QUOTES,
  texts: RAW_PARENTHESES,
  directive: '#',
  isMarked: true,
  grammar: 'cpp',
};
