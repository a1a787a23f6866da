/** Swift. */
import type { Language } from '../language.ts';
import { NESTED_SLASHES, TRIPLE_QUOTES } from '../marks.ts';

export const swift: Language = {
  id: 'swift',
  role: 'program',
  extensions: ['swift'],
  mention: /\bSwift\b|\bin swift\b/,
  comments: NESTED_SLASHES,
  strings: TRIPLE_QUOTES,
  isMarked: true,
  testFiles: {
    endings: ['swift'],
    names: ['{name}Tests', '{name}Test'],
    frameworks: [],
  },
};
