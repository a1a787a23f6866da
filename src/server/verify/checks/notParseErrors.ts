/**
 * What looks like an error to a parser and is none: JSX under the label of JavaScript, comments in
 * JSON, cells of a notebook, Python 2 where it was asked for, another language than the file's.
 */
import type { Task } from '../../../core/types.ts';
import type { ParseError } from '../run/index.ts';

/** True where a parser's refusal says nothing about the code. */
export function isDialect(language: string, code: string, task: Task): boolean {
  const { prompt } = task;
  if (language === 'python') {
    return /\bpython ?2(?:\.\d)?\b/i.test(prompt) || /^[ \t]*(?:>>>|In \[\d+\]:) /m.test(code);
  }
  // An element where a value stands; a comparison has something before it.
  const hasElements = /(?:\breturn|=>|[(=?:&|,[{])\s*<(?:[A-Za-z][\w.]*[\s/>]|>)/.test(code);
  return hasElements || /^\s*<[A-Za-z>]/.test(code);
}

/** Notebooks' own commands are lines that Python does not know. */
export function stripMagic(code: string): string {
  return code.replace(/^[ \t]*(?:%%?[a-z]|![a-z])[^\n]*$/gim, '');
}

const NEEDS_COMMENTS =
  /\b(?:jsonc|json5|comments?|commented|tsconfig|jsconfig|eslintrc|babelrc|devcontainer|settings\.json|launch\.json|tasks\.json|keybindings)\b/i;

/** A part of an object and lines of values are JSON, too; comments are where they are usual. */
export function parseJsonLeniently(code: string, { prompt, language, tests }: Task): ParseError {
  const error = findJsonError(code);
  if (error === null || tests !== undefined) return error;
  const mayHaveComments = NEEDS_COMMENTS.test(`${prompt}\n${language ?? ''}`);
  if (mayHaveComments && findJsonError(stripJsonComments(code)) === null) return undefined;
  if (findJsonError(`{${code.trim().replace(/,$/, '')}}`) === null) return undefined;
  const lines = code.split('\n').filter(line => line.trim() !== '');
  return lines.length > 1 && lines.every(line => findJsonError(line) === null) ? undefined : error;
}

function findJsonError(code: string): string | null {
  try {
    JSON.parse(code);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Without comments and the commas before a closing bracket; strings stay as they are. */
function stripJsonComments(code: string): string {
  return code
    .replace(
      /("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)/g,
      (_, text) => text ?? '',
    )
    .replace(/("(?:[^"\\\n]|\\.)*")|,(?=\s*[}\]])/g, (_, text) => text ?? '');
}

/** Languages that are told apart for certain by their labels, and how requests call them. */
const FAMILIES: readonly (readonly [ids: string, name: RegExp])[] = [
  [
    'javascript javascriptreact typescript typescriptreact',
    /\b(?:java|type)script\b|\b[jt]sx?\b|\bnode\b|\bvue\b/i,
  ],
  ['python', /\bpython\b|\bpy\b/i],
  ['go', /\bgo(?:lang)?\b/i],
  ['rust', /\brust\b/i],
  ['java', /\bjava\b/i],
  ['csharp', /\bc#|\bcsharp\b|\.net\b/i],
  ['ruby', /\bruby\b/i],
  ['php', /\bphp\b/i],
  ['kotlin', /\bkotlin\b/i],
];

/** True where the answer is in another language than was wanted, and nobody spoke of that language. */
export function isForeignLanguage(wanted: string, got: string, prompt: string): boolean {
  const [a, b] = [wanted, got].map(id => FAMILIES.find(([ids]) => ids.split(' ').includes(id)));
  if (a === undefined || b === undefined || a === b) return false;
  return !b[1].test(prompt.slice(0, MAX_READ_CHARS));
}

const MAX_READ_CHARS = 20_000;
