/**
 * Names that JavaScript calls, constructs or looks into though nothing defines them: `fs.readFile()`
 * without an import of `fs`.
 *
 * It reads without a parser, so it only speaks of a name that stands nowhere but before `(` or `.`:
 * whatever defines a name (a parameter, an import, a variable) writes it at least once without these.
 */
import { FOREIGN_NAMES } from './foreignNames.ts';

/** The unknown names, each once; none where the code is too long or cannot be read with certainty. */
export function findUnknownCalls(code: string): readonly string[] {
  if (code.length > MAX_CHARS || /\b(with|eval)\s*\(/.test(code)) return [];
  const plain = stripText(code);
  if (plain === null) return [];
  const used = new Map<string, boolean>();
  for (const match of plain.matchAll(NAME)) {
    const [name] = match;
    const before = plain.slice(Math.max(0, match.index - MAX_BEFORE), match.index);
    const after = plain.slice(match.index + name.length, match.index + name.length + MAX_AFTER);
    if (/(^|[^.])\.\s*$/.test(before) || /#$/.test(before)) continue;
    used.set(name, (used.get(name) ?? true) && isUse(before, after));
  }
  return [...used].filter(([name, onlyUsed]) => onlyUsed && !isKnown(name)).map(([name]) => name);
}

const MAX_CHARS = 200_000;
const MAX_BEFORE = 24;
const MAX_AFTER = 400;
const NAME = /[A-Za-z_$][\w$]*/g;

const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'if for while switch catch function return typeof await yield new delete void in of instanceof throw do else ' +
    'try finally case default break continue class extends super this import export const let var async static ' +
    'get set null true false undefined arguments debugger from as with'
  ).split(' '),
);

function isKnown(name: string): boolean {
  return KEYWORDS.has(name) || FOREIGN_NAMES.has(name) || name in globalThis;
}

/** A call, or a look into an object; the head of a method or a function is neither. */
function isUse(before: string, after: string): boolean {
  if (/\b(function\s*\*?|class|const|let|var|get|set|static|async)\s*$/.test(before)) return false;
  if (/^\s*(\?\.|\.(?!\.))/.test(after)) return true;
  return /^\s*\(/.test(after) && !/^\s*\([^()]*(\([^()]*\)[^()]*)*\)\s*\{/.test(after);
}

/** The code without comments, strings and regular expressions; null where they cannot be told. */
function stripText(code: string): string | null {
  let certain = true;
  const plain = code.replace(TEXT, text => {
    if (!text.startsWith('`')) return ' "" ';
    const shown = [...text.matchAll(/\$\{([^{}`]*)\}/g)].map(match => stripText(match[1] ?? ''));
    // A template inside a template ends the outer one too early for this reader.
    certain &&= shown.length === (text.match(/\$\{/g)?.length ?? 0) && !shown.includes(null);
    return ` (${shown.join(') + (')}) `;
  });
  return certain && !plain.includes('`') ? plain : null;
}

/** Whatever begins first, as a parser would see it: a slash divides unless an operator stands before. */
const TEXT = new RegExp(
  [
    String.raw`//[^\n]*`,
    String.raw`/\*(?:[\s\S]*?\*/|[\s\S]*$)`,
    String.raw`'(?:[^'\\\n]|\\[\s\S])*'`,
    String.raw`"(?:[^"\\\n]|\\[\s\S])*"`,
    '`(?:[^`\\\\]|\\\\[\\s\\S])*`',
    String.raw`(?<=(?:^|[(=:,[!&|?{};+>]|\breturn|\bcase)\s*)/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.){0,200}\]){1,500}/\w*`,
  ].join('|'),
  'g',
);
