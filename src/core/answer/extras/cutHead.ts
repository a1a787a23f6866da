/**
 * An answer without the head of a file where the selected code has none: what the document has above
 * the code already, and what only the example needed that was cut off.
 */
import { isBlank, listImports } from '../lines/index.ts';
import type { Scene } from './scene.ts';

/** `all`: the answer with what was cut off. */
export function cutHead(
  lines: readonly string[],
  all: readonly string[],
  { old, before, after }: Scene,
): readonly string[] {
  const known = new Set(`${before}\n${after}`.split(/\r?\n/).map(line => line.trim()));
  const own = new Set(old.map(line => line.trim()));
  const cut = all.slice(lines.length).join('\n');
  const body = lines.filter(line => !listImports([line]).length).join('\n');
  const isLeft = (head: readonly string[]) => {
    const text = head.join('\n').trim();
    if (own.has(text)) return false;
    if (known.has(text) || (OPENS_FILE.test(text) && hasHead(text, before))) return true;
    return isOnlyFor(text, cut, body);
  };
  let at = 0;
  const kept: string[] = [];
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const [head] = listImports(lines.slice(at, at + MAX_HEAD_LINES)).filter(
      each => each[0] === line,
    );
    const own = head ?? (isBlank(line) || OPENS_FILE.test(line.trim()) ? [line] : null);
    if (own === null) break;
    if (!isBlank(line) && isLeft(own)) while (isBlank(lines[at + own.length] ?? 'x')) at += 1;
    else kept.push(...own);
    at += own.length;
  }
  const rest = [...kept, ...lines.slice(at)];
  const isClosed = lines.at(-1)?.trim() === '?>' && !own.has('?>') && /<\?php/.test(before);
  if (rest.length === lines.length && !isClosed) return lines;
  return isClosed ? rest.slice(0, -1) : rest;
}

const MAX_HEAD_LINES = 40;

/** What a file begins with, once. */
const OPENS_FILE =
  /^(?:---$|#!|<\?php\s*$|package\s+[\w.]+;?$|namespace\s+[\w.\\]+;$|(["'])use strict\1;?$)/;

/** Whether the document has a head of that kind, whatever it names. */
function hasHead(text: string, before: string): boolean {
  // Below other lines it would begin a second one.
  if (text === '---') return before.trim() !== '';
  const word = /^\S+/.exec(text)?.[0] ?? '';
  const sign = word.startsWith('#!') ? '#!' : word.replace(/;$/, '');
  return before.split(/\r?\n/).some(line => line.trim().startsWith(sign));
}

/** Whether of what an import names something is in the example, and nothing in the code. */
function isOnlyFor(text: string, cut: string, body: string): boolean {
  const names = (text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []).filter(name => !WORDS.has(name));
  return names.some(name => hasName(cut, name)) && !names.some(name => hasName(body, name));
}

const WORDS: ReadonlySet<string> = new Set(
  'import from include using use as require const let var package static'.split(' '),
);

function hasName(text: string, name: string): boolean {
  return text.split(/[^\p{L}\p{N}_$]+/u).includes(name);
}
