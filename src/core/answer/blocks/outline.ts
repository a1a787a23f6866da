/**
 * What a block of code consists of at its top level, read line by line without a parser, to tell
 * whether another block is a newer version of it. What is not understood counts as a statement,
 * which makes two blocks different rather than alike.
 */

import { type Definition, findMethod, readDefinition } from '../lines/index.ts';
import { dedent } from './listTopLevelNames.ts';

export interface Outline {
  /**
   * Functions, types, and methods as `Type.method`, with what tells those of one name apart: types
   * of parameters, the patterns of Elixir's clauses, decorators.
   */
  readonly definitions: ReadonlySet<string>;
  /** Names that are set to a value that is no function, and types without methods. */
  readonly values: ReadonlySet<string>;
  readonly imports: ReadonlySet<string>;
  /** All other lines but comments and closing brackets. */
  readonly statements: ReadonlySet<string>;
}

/** Reads the outline of a block. */
export function readOutline(code: string): Outline {
  const definitions = new Set<string>();
  const values = new Set<string>();
  const imports = new Set<string>();
  const statements = new Set<string>();
  let within: Definition | null = null;
  let decorators = '';
  const lines = dedent(code).split('\n');
  for (const [at, raw] of lines.entries()) {
    const line = raw.trimEnd();
    if (line.startsWith('@')) decorators += line;
    if (IGNORED.test(line)) continue;
    if (/^\s/.test(line)) {
      const method = within?.kind === 'type' ? findMethod(line.trim()) : null;
      if (within === null) statements.add(line.trim());
      if (within === null || method === null) continue;
      definitions.add(`${within.name}.${method}${readOverload(line)}`).add(within.name);
      values.delete(within.name);
      continue;
    }
    const isImport = IMPORT.test(line);
    within = !isImport && isBegun(line, lines[at + 1]) ? readDefinition(line) : null;
    if (isImport) imports.add(line);
    else if (within === null) statements.add(line);
    else if (within.kind === 'function')
      definitions.add(within.name + readOverload(line) + decorators);
    else if (!definitions.has(within.name)) values.add(within.name);
    decorators = '';
  }
  return { definitions, values, imports, statements };
}

/** What tells functions of one name apart: typed parameters, patterns, and Go's receiver. */
function readOverload(line: string): string {
  const clause = /^\s*defp? .*?(?=,? do\b)/.exec(line)?.[0];
  if (clause !== undefined) return clause;
  if (/\b(function|def|fn)\b|=/.test(line)) return '';
  const head = line.slice(line.indexOf('('), line.includes('{') ? line.indexOf('{') : undefined);
  const isTyped = /\bfunc?\s|[\w>\]][&*]*\s+[&*]*\w/.test(line.startsWith('fun') ? line : head);
  return isTyped ? head.replace(/\s+/g, ' ').trim() : '';
}

/** Empty lines, comments, decorators, and what closes a block. */
const IGNORED =
  /^\s*($|\/\/|\/\*|\*(\s|\/|$)|#(?!include|define|if|!)|--\s|@\w|[)\]}>;,]+$|end\b;?$)/;

/** Imports of one line; one that goes on below is a statement. */
const IMPORT =
  /^(import\s[^({]*$|import\s[^(]*\}\s*from\b|from\s+\S+\s+import\s[^(\\]*$|#include\b|using\s+[\w.]+;$|use\s+[\w:, {}*]+;$|package\s|require\b|(const|let|var)\s.*=\s*require\([^()]*\);?$|['"]use strict['"];?$|<\?php$)/;

/** A declaration ends with a semicolon, and a call looks like a C function without a body. */
function isBegun(line: string, next: string | undefined): boolean {
  if (/\b(function|def|fn|fun|func|sub|proc)\b|=/.test(line) || line.endsWith('{')) return true;
  if (/^\{\s*$/.test(next ?? '')) return true;
  return !line.endsWith(';') && !/\)$/.test(line);
}
