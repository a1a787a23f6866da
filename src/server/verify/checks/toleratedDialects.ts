/**
 * What looks like an error to a parser and is none: JSX under the label of JavaScript, comments in
 * JSON, cells of a notebook, Python 2 where it was asked for, another language than the file's.
 */
import {
  areRelated,
  findLanguage,
  type Language,
  maySpeakOf,
} from '../../../core/languages/index.ts';
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

/** True where the answer is in another language than was wanted, and the request does not name that language. */
export function isForeignLanguage(wanted: string, got: string, prompt: string): boolean {
  const [a, b] = [findLanguage(wanted), findLanguage(got)];
  if (a === null || b === null || !isDistinct(a) || !isDistinct(b)) return false;
  return !areRelated(a.id, b.id) && !maySpeakOf(prompt.slice(0, MAX_READ_CHARS), b);
}

/** Whether a label certainly tells it from others: style sheets, queries and commands stand in programs. */
function isDistinct({ role, spoken, dialectOf }: Language): boolean {
  return role === 'program' && (spoken !== undefined || dialectOf !== undefined);
}

const MAX_READ_CHARS = 20_000;
