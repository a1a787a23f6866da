/** Ruby. */
import type { Language } from '../language.ts';
import { HASHES, QUOTES } from '../marks.ts';

export const ruby: Language = {
  id: 'ruby',
  role: 'program',
  extensions: ['rb'],
  files: ['gemfile', 'rakefile'],
  spoken: /\bruby\b/i,
  looks: /^[ \t]*(?:def \w+[^:]*$|end\s*$|require ')/m,
  comments: HASHES,
  strings: QUOTES,
  hasHeredocs: true,
  grammar: 'ruby',
};
