/** PHP. */
import type { Language } from '../language.ts';
import { QUOTES, SLASHES } from '../marks.ts';

export const php: Language = {
  id: 'php',
  role: 'program',
  extensions: ['php'],
  spoken: /\bPHP\b/i,
  looks: /<\?php|\$\w+\s*=/,
  comments: { ...SLASHES, line: ['//', '#'] },
  strings: QUOTES,
  hasHeredocs: true,
  isMarked: true,
  grammar: 'php',
};
