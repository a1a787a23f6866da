/** TypeScript, and TSX. */
import type { Language } from '../language.ts';
import { BACKTICKS, QUOTES, SLASHES } from '../marks.ts';

export const typescript: Language = {
  id: 'typescript',
  role: 'program',
  extensions: ['ts', 'mts', 'cts'],
  family: 'ecmascript',
  spoken: /\btypescript\b|\bTS (?:function|class|code|module|type)\b/i,
  looks: /\binterface \w+ \{|: (?:string|number|boolean)\b|\bas const\b|\bimport type\b/,
  comments: SLASHES,
  strings: QUOTES,
  texts: BACKTICKS,
  isMarked: true,
  grammar: 'typescript',
  parse: 'typescript',
  run: 'node',
  tests: 'script',
};

export const typescriptReact: Language = {
  id: 'typescriptreact',
  role: 'program',
  extensions: ['tsx'],
  dialectOf: 'typescript',
  family: 'ecmascript',
  comments: SLASHES,
  strings: QUOTES,
  texts: BACKTICKS,
  isMarked: true,
  grammar: 'tsx',
};
