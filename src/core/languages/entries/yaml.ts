/** YAML. */
import type { Language } from '../language.ts';
import { HASHES } from '../marks.ts';

export const yaml: Language = {
  id: 'yaml',
  role: 'data',
  extensions: ['yml', 'yaml'],
  comments: HASHES,
  isNested: true,
  grammar: 'yaml',
};
