/** Python. */
import type { Language } from '../language.ts';
import { HASHES, QUOTES } from '../marks.ts';

export const python: Language = {
  id: 'python',
  role: 'program',
  names: ['pycon', 'ipython'],
  extensions: ['py', 'pyi'],
  spoken: /\bpython ?3?\b/i,
  looks:
    /^[ \t]*(?:def \w+\(.*\).*:|from [\w.]+ import |elif .*:|import \w+\s*$|class \w+.*:\s*$)/m,
  comments: {
    ...HASHES,
    documents: [
      ['"""', '"""'],
      ["'''", "'''"],
    ],
  },
  strings: QUOTES,
  isMarked: true,
  grammar: 'python',
  parse: 'python',
  run: 'python',
  tests: 'python',
};
