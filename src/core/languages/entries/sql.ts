/** SQL. */
import type { Language } from '../language.ts';
import { DASHES } from '../marks.ts';

export const sql: Language = {
  id: 'sql',
  role: 'query',
  names: ['mysql', 'postgresql', 'postgres', 'psql', 'plsql', 'sqlite', 'tsql'],
  extensions: ['sql'],
  mention: /\bSQL\b/,
  looks: /\bSELECT\b[\s\S]{1,400}\bFROM\b|\bCREATE TABLE\b/i,
  comments: DASHES,
};
