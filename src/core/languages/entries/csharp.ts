/** C#. */
import type { Language } from '../language.ts';
import { SLASHES, TRIPLE_QUOTES } from '../marks.ts';

export const csharp: Language = {
  id: 'csharp',
  role: 'program',
  names: ['c#', 'dotnet', '.net'],
  extensions: ['cs'],
  spoken: /\bC#/i,
  looks: /\busing System\b|\bnamespace \w+|\bpublic (?:async )?Task\b/,
  comments: SLASHES,
  strings: TRIPLE_QUOTES,
  isMarked: true,
  grammar: 'c-sharp',
};
