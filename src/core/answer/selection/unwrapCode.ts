/** Code of an answer without what models and servers put around it, where the selected code has none. */
import { findLanguage } from '../../languages/index.ts';
import { readFileComment } from '../readFileComment.ts';
import { cutLineNumbers } from './cutLineNumbers.ts';
import { decodeEntities } from './decodeEntities.ts';

/** The code alone. */
export function unwrapCode(code: string, selected: string, language: string | null): string {
  const role = findLanguage(language)?.role;
  const isMarkup = role === 'markup' || role === 'document' || language?.endsWith('react') === true;
  const plain = decodeEntities(cutLineNumbers(code, selected), selected, isMarkup);
  return cutFileComment(cutPrompts(plain, selected), selected);
}

/** Without the signs of a prompt before each line: `$ npm ci`. */
function cutPrompts(code: string, selected: string): string {
  const isShown = (text: string) =>
    text.split('\n').every(line => line.trim() === '' || PROMPT.test(line));
  if (!isShown(code) || isShown(selected)) return code;
  return code
    .split('\n')
    .map(line => line.replace(PROMPT, ''))
    .join('\n');
}

const PROMPT = /^(?:\$|>>>|\.\.\.|PS>)(?: |$)/;

/** `// src/add.js` above the code says where it belongs. */
function cutFileComment(code: string, selected: string): string {
  const [first = '', ...rest] = code.split('\n');
  const isTold = readFileComment(code) !== null && !selected.split('\n').includes(first);
  return isTold && rest.some(line => line.trim() !== '') ? rest.join('\n') : code;
}
