/** What some code imports and a file does not, in lines for the file. */
import { listImports } from '../lines/index.ts';

/** A name that the file has from wherever is not imported again. */
export function listMissingImports(
  own: readonly string[],
  file: readonly string[],
): readonly string[] {
  const known = new Set(file.map(cutWord));
  const names = new Set(listImports(file).flatMap(listNames));
  return listImports(own).flatMap(lines => {
    const missing = lines.filter(line => !known.has(cutWord(line)) || /^[\s)}(]*$/.test(line));
    if (missing.every(line => known.has(cutWord(line)) || !isFilled(line, lines))) return [];
    const text = lines.join(' ').replace(/\s+/g, ' ');
    const braces = BRACES.exec(text);
    if (braces !== null) return addNames(braces, names);
    const bound = listNames(lines);
    if (bound.length > 0 && bound.every(name => names.has(name))) return [];
    return missing;
  });
}

/** `import "x"` may stand in brackets, without the word. */
function cutWord(line: string): string {
  return line.trim().replace(/^import\s+(?=")/, '');
}

/** Whether a line of an import of several says what is imported. */
function isFilled(line: string, lines: readonly string[]): boolean {
  return lines.length === 1 || (line !== lines[0] && /\w/.test(line));
}

/** `import { a, b as c } from 'x';`, `const { a } = require('x');` */
const BRACES = /^(.*\{)([^{}]*)(\}\s*(?:from\b|=\s*require\().*)$/;

/** `import a, {`. */
const DEFAULT = /^import\s+([\w$]+)\s*,\s*/;

function addNames(
  [, head = '', inside = '', tail = '']: RegExpExecArray,
  names: ReadonlySet<string>,
): readonly string[] {
  const parts = inside.split(',').map(part => part.trim());
  const missing = parts.filter(part => part !== '' && !names.has(readBound(part)));
  const [whole = '', name = ''] = DEFAULT.exec(head) ?? [];
  const isNew = name !== '' && !names.has(name);
  if (missing.length === 0) return isNew ? [`import ${name} ${tail.replace(/^\}\s*/, '')}`] : [];
  const start = name !== '' && !isNew ? head.replace(whole, 'import ') : head;
  return [`${start} ${missing.join(', ')} ${tail}`];
}

/** The name under which a part of an import is known. */
function readBound(part: string): string {
  return /([\w$]+)\s*$/.exec(part)?.[1] ?? part;
}

/** The names that an import of a script brings. */
function listNames(lines: readonly string[]): readonly string[] {
  const text = lines.join(' ');
  const inside = /\{([^{}]*)\}/.exec(text)?.[1]?.split(',') ?? [];
  const one =
    /^(?:import|const|let|var)\s+(?:type\s+)?(?:\*\s*as\s+)?([\w$]+)\s*(?:,|from\b|=)/.exec(
      text,
    )?.[1];
  return [...inside.map(part => readBound(part.trim())), ...(one ? [one] : [])].filter(Boolean);
}
