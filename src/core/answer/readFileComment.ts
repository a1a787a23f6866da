/** The file that the first line of some code names, and nothing else; null where it does not. */
import { detectFileLanguage } from '../languages/index.ts';

export function readFileComment(code: string): string | null {
  const line = code.slice(0, MAX_LINE_CHARS).split('\n')[0] ?? '';
  const name =
    /^(?:\/\/|#|--|;|%|<!--|\/\*)\s*(?:file(?:name|path)?:\s*)?([\w@~./\\[\]-]+)\s*(?:-->|\*\/)?\s*$/i.exec(
      line,
    )?.[1];
  return name !== undefined && detectFileLanguage(name) !== null ? name : null;
}

const MAX_LINE_CHARS = 300;
