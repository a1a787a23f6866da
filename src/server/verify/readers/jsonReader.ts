/** Reads JSON; a part of it and lines of values are JSON, too, and comments are where they are usual. */
import type { Task } from '../../../core/types.ts';
import type { ParseError } from '../syntax/index.ts';
import { type CodeReader, makeReading } from './codeReader.ts';

export const jsonReader: CodeReader = {
  read: async (code, { task }) => makeReading(parseLeniently(code, task)),
  mayBeGiven: () => true,
};

function parseLeniently(code: string, { prompt, language, tests }: Task): ParseError {
  const error = findJsonError(code);
  if (error === null || tests !== undefined) return error;
  const mayHaveComments = NEEDS_COMMENTS.test(`${prompt}\n${language ?? ''}`);
  if (mayHaveComments && findJsonError(stripJsonComments(code)) === null) return undefined;
  const lines = code.split('\n').filter(line => line.trim() !== '');
  return lines.length > 1 && lines.every(line => findJsonError(line) === null) ? undefined : error;
}

const NEEDS_COMMENTS =
  /\b(?:jsonc|json5|comments?|commented|tsconfig|jsconfig|eslintrc|babelrc|devcontainer|settings\.json|launch\.json|tasks\.json|keybindings)\b/i;

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
