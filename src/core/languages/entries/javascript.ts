/** JavaScript, and JSX in it. */
import type { Language } from '../language.ts';
import { BACKTICKS, QUOTES, SLASHES } from '../marks.ts';

export const javascript: Language = {
  id: 'javascript',
  role: 'program',
  names: ['node', 'nodejs', 'node.js', 'ecmascript', 'es'],
  extensions: ['js', 'mjs', 'cjs'],
  family: 'ecmascript',
  spoken: /\bjavascript\b|\bnode\.?js\b|\bJS\b|\bES6\b/i,
  looks: /\b(?:const|let|var) \w+ =|=>|\bfunction\b|\brequire\(|console\.log/,
  comments: SLASHES,
  strings: QUOTES,
  texts: BACKTICKS,
  isMarked: true,
  grammar: 'javascript',
  parse: 'javascript',
  run: 'node',
  tests: 'script',
};

export const javascriptReact: Language = {
  id: 'javascriptreact',
  role: 'program',
  extensions: ['jsx'],
  dialectOf: 'javascript',
  family: 'ecmascript',
  comments: SLASHES,
  strings: QUOTES,
  texts: BACKTICKS,
  isMarked: true,
  grammar: 'javascript',
};
