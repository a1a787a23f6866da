/**
 * Whether the brackets of code close, in languages that nothing here can parse. It reads strings,
 * comments and characters as the language writes them, once through, and says nothing where it is in doubt.
 */

/** What is wrong with the brackets, `null` where nothing is, `undefined` where that is unknown. */
export type BracketError = string | null | undefined;

interface Rules {
  /** Opening and closing words of raw strings, which know no escapes. */
  readonly raw: readonly (readonly [open: string, close: string])[];
  readonly nestedComments: boolean;
  /** Quotes of plain strings, which end on their line. */
  readonly quotes: string;
}

const C_LIKE: Rules = { raw: [], nestedComments: false, quotes: '"' };
const TRIPLE: Rules = { ...C_LIKE, raw: [['"""', '"""']] };

const RULES: Readonly<Record<string, Rules>> = {
  go: { ...C_LIKE, raw: [['`', '`']] },
  java: TRIPLE,
  c: C_LIKE,
  cpp: C_LIKE,
  csharp: TRIPLE,
  rust: {
    ...C_LIKE,
    raw: [
      ['r##"', '"##'],
      ['r#"', '"#'],
      ['r"', '"'],
    ],
    nestedComments: true,
  },
  kotlin: { ...TRIPLE, nestedComments: true },
  css: { ...C_LIKE, quotes: '"\'' },
};

/** Longest code that is read, in UTF-16 units. */
const MAX_CHARS = 200_000;
const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** `undefined` for languages that it does not know. */
export function findBracketError(code: string, language: string): BracketError {
  if (language === 'yaml') return findTabError(code);
  const rules = Object.hasOwn(RULES, language) ? RULES[language] : undefined;
  if (rules === undefined || code.length > MAX_CHARS || DOUBTFUL.test(code)) return undefined;
  const open: string[] = [];
  let at = 0;
  while (at < code.length) {
    const next = findTokenEnd(code, at, rules);
    if (next === null) return undefined;
    if (next > at) {
      at = next;
      continue;
    }
    const letter = code[at] ?? '';
    if ('([{'.includes(letter)) open.push(letter);
    const opener = CLOSES[letter];
    if (opener !== undefined) {
      const last = open.pop();
      if (last !== opener)
        return last === undefined
          ? `\`${letter}\` too many`
          : `\`${last}\` closed by \`${letter}\``;
    }
    at += 1;
  }
  const last = open.at(-1);
  return last === undefined ? null : `\`${last}\` is never closed`;
}

/** Preprocessor branches, raw strings of C++, verbatim and interpolated strings of C#. */
const DOUBTFUL = /^[ \t]*#[ \t]*(?:if|else|elif)|\bR"|@"|\$"/m;

/** Where a comment, string or character that begins here ends; `at` where none does, null in doubt. */
function findTokenEnd(code: string, at: number, rules: Rules): number | null {
  if (code.startsWith('//', at) && rules.quotes === '"') return findLineEnd(code, at);
  if (code.startsWith('/*', at)) return findCommentEnd(code, at, rules.nestedComments);
  for (const [open, close] of rules.raw) {
    const isWord = open.startsWith('r') && /\w/.test(code[at - 1] ?? '');
    if (isWord || !code.startsWith(open, at)) continue;
    const end = code.indexOf(close, at + open.length);
    return end < 0 ? null : end + close.length;
  }
  const letter = code[at] ?? '';
  if (rules.quotes.includes(letter)) return findStringEnd(code, at, letter);
  if (letter !== "'") return at;
  // A character, or a lifetime, or a separator of digits.
  const character = /^'(?:\\(?:u\{[^}']{1,8}\}|[^\n]{1,9}?)|[^\\'\n]{1,2})'/.exec(
    code.slice(at, at + 14),
  );
  return character === null ? at : at + character[0].length;
}

function findLineEnd(code: string, at: number): number {
  const end = code.indexOf('\n', at);
  return end < 0 ? code.length : end;
}

function findCommentEnd(code: string, at: number, isNested: boolean): number | null {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = at + 2;
  let depth = 1;
  for (let found = mark.exec(code); found !== null; found = mark.exec(code)) {
    if (found[0] === '*/') depth -= 1;
    else if (isNested) depth += 1;
    if (depth === 0) return mark.lastIndex;
  }
  return null;
}

/** Rust's strings may go on over lines; elsewhere a string without an end on its line is a doubt. */
function findStringEnd(code: string, at: number, quote: string): number | null {
  for (let i = at + 1; i < code.length; i += 1) {
    if (code[i] === '\\') i += 1;
    else if (code[i] === quote) return i + 1;
  }
  return null;
}

/** YAML knows no tabs before a key; in blocks of text and between brackets they are fine. */
function findTabError(code: string): BracketError {
  if (code.length > MAX_CHARS || /[|>][-+\d]*[ \t]*(?:#[^\n]*)?$|[[{]/m.test(code))
    return undefined;
  return /^ *\t+(?:- |[\w-]+:(?:\s|$))/m.test(code) ? 'a tab indents a key' : undefined;
}
