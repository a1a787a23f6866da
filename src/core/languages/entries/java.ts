/** Java. */
import type { Language } from '../language.ts';
import { SLASHES, TRIPLE_QUOTES } from '../marks.ts';

export const java: Language = {
  id: 'java',
  role: 'program',
  extensions: ['java'],
  spoken: /\bjava\b/i,
  looks: /\bpublic (?:static )?(?:final )?(?:class|void|int|String)\b|\bSystem\.out\./,
  comments: SLASHES,
  strings: TRIPLE_QUOTES,
  isMarked: true,
  grammar: 'java',
};
