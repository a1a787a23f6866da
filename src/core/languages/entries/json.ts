/** JSON, also with comments. */
import type { Language } from '../language.ts';
import { SLASHES } from '../marks.ts';

export const json: Language = {
  id: 'json',
  role: 'data',
  extensions: ['json', 'jsonc', 'json5', 'ipynb'],
  comments: SLASHES,
  parts: [
    { before: '{', after: '}' },
    { before: '[', after: ']' },
  ],
  keys: /"((?:[^"\\\n]|\\.)*)"\s*:|^\s*("(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|true|false|null),?\s*$/,
  isMarked: true,
  parse: 'json',
};
