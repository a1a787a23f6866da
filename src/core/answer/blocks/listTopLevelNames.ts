/**
 * The names that a piece of code defines at its top level, read line by line without a parser: it
 * must also work on code that does not parse and on languages that have no parser here.
 */
import { readDefinition } from '../lines/index.ts';

/** Names that code defines at the outermost indentation, in order, each once. */
export function listTopLevelNames(code: string): readonly string[] {
  const names = new Set<string>();
  for (const line of dedent(code).split('\n')) {
    const found = /^\s/.test(line) ? null : readDefinition(line);
    if (found !== null) names.add(found.name);
  }
  return [...names];
}

/** Code without the indentation that all of it has, as code quoted from a list or a class has. */
export function dedent(code: string): string {
  const lines = code.split('\n');
  const indents = lines.filter(l => l.trim() !== '').map(l => /^\s*/.exec(l)?.[0].length ?? 0);
  const least = indents.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
  return indents.length === 0 ? code : lines.map(line => line.slice(least)).join('\n');
}
