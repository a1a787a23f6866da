/** Kotlin. */
import type { Language } from '../language.ts';
import { NESTED_SLASHES, TRIPLE_QUOTES } from '../marks.ts';
import { listJvmFrameworks } from '../testPlaces.ts';

export const kotlin: Language = {
  id: 'kotlin',
  role: 'program',
  extensions: ['kt', 'kts'],
  mention: /\bkotlin\b/i,
  comments: NESTED_SLASHES,
  strings: TRIPLE_QUOTES,
  hasSureBrackets: true,
  isMarked: true,
  testFiles: {
    endings: ['kt'],
    names: ['{name}Test', '{name}Tests'],
    frameworks: listJvmFrameworks('kotlin', 'kt'),
  },
};
