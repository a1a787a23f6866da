/**
 * Whether code parses, by what runs its language where that is on this machine, else by a grammar.
 *
 * A part of a program parses only inside something: what may stand around parts is tried, unless the
 * code must be whole.
 */
import { findLanguage, type ParserName, type Part } from '../../../core/languages/index.ts';
import { findSyntaxError } from '../syntax/index.ts';
import { type CodeReader, makeReading, type ReadInput, type Reading } from './codeReader.ts';
import { jsonReader } from './jsonReader.ts';
import { pythonReader } from './pythonReader.ts';
import { javaScriptReader, typeScriptReader } from './scriptReader.ts';

const READERS: Readonly<Record<ParserName, CodeReader>> = {
  javascript: javaScriptReader,
  typescript: typeScriptReader,
  python: pythonReader,
  json: jsonReader,
};

/** Reads code in a language. Never rejects. */
export async function readCode(
  code: string,
  language: string | null,
  input: ReadInput,
): Promise<Reading> {
  const reader = findReader(language);
  const first = await reader.read(code, input);
  if (input.isWhole || first.kind !== 'read' || !first.error) return first;
  for (const part of findLanguage(language)?.parts ?? []) {
    const reading = await reader.read(encloseCode(code, part), { ...input, isWhole: true });
    if (reading.kind === 'read' && reading.error === null) return makeReading(null);
  }
  return first;
}

/** What reads a language: its own parser, or its grammar, which looks for no names. */
export function findReader(language: string | null): CodeReader {
  const parser = findLanguage(language)?.parse;
  if (parser !== undefined) return READERS[parser];
  return {
    read: async code => makeReading(await findSyntaxError(code, language)),
    mayBeGiven: () => true,
  };
}

/** A separator that ends a part has nothing behind it to separate. */
function encloseCode(code: string, { before, after, indent = '' }: Part): string {
  const body = dedent(code.replace(/[,;]\s*$/, ''));
  return `${before}\n${body.replace(/^(?=[^\n])/gm, indent)}\n${after}`;
}

function dedent(code: string): string {
  const lines = code.split('\n').filter(line => line.trim() !== '');
  const least = Math.min(...lines.map(line => line.length - line.trimStart().length));
  return lines.length === 0 ? code : code.replace(new RegExp(`^[ \\t]{0,${least}}`, 'gm'), '');
}
