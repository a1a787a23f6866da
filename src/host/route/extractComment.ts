/**
 * What a comment says, without its marks: a selection that is nothing but a comment is a request.
 *
 * Judged by the marks alone, so that it needs no grammar: a line of code among them, or a language
 * that is not in the table, and it is no comment.
 */

/** The words of `code`, or undefined where there is more than a comment, or nothing in it. */
export function extractComment(code: string, language: string): string | undefined {
  const text = code.trim();
  const marks = MARKS[language];
  if (!marks) return undefined;
  const words = readBlockComment(text, marks.block) ?? readLineComments(text, marks.line);
  return words === undefined || !/\p{L}/u.test(words) ? undefined : words;
}

interface Marks {
  /** What begins a comment that ends with its line. */
  readonly line?: RegExp;
  /** What begins and ends one of several lines. */
  readonly block: readonly (readonly [begin: string, end: string])[];
}

const C: Marks = { line: /^\/\/[/!]*/, block: [['/*', '*/']] };
const HASH: Marks = { line: /^#+(?!!)/, block: [] };
const DASHES: Marks = { line: /^--+/, block: [['/*', '*/']] };
const MARKUP: Marks = { block: [['<!--', '-->']] };
const PYTHON: Marks = {
  line: /^#+(?!!)/,
  block: [
    ['"""', '"""'],
    ["'''", "'''"],
  ],
};

/** By VS Code's language ids. */
const MARKS: Readonly<Record<string, Marks>> = {
  ...assignMarks(
    C,
    'javascript javascriptreact typescript typescriptreact java c cpp csharp go rust',
  ),
  ...assignMarks(C, 'swift kotlin scala dart php groovy objective-c objective-cpp less scss jsonc'),
  ...assignMarks({ block: [['/*', '*/']] }, 'css'),
  ...assignMarks(PYTHON, 'python'),
  ...assignMarks(
    HASH,
    'ruby perl r julia shellscript powershell makefile dockerfile yaml toml elixir',
  ),
  ...assignMarks(DASHES, 'sql'),
  ...assignMarks({ line: /^--+/, block: [['--[[', ']]']] }, 'lua'),
  ...assignMarks({ line: /^--+/, block: [['{-', '-}']] }, 'haskell'),
  ...assignMarks({ line: /^;+/, block: [] }, 'clojure lisp scheme'),
  ...assignMarks({ line: /^%+/, block: [] }, 'latex tex erlang matlab'),
  ...assignMarks(MARKUP, 'html xml markdown vue svelte'),
};

function assignMarks(marks: Marks, languages: string): Readonly<Record<string, Marks>> {
  return Object.fromEntries(languages.split(' ').map(language => [language, marks]));
}

function readBlockComment(text: string, blocks: Marks['block']): string | undefined {
  const found = blocks.find(([begin, end]) => text.startsWith(begin) && text.endsWith(end));
  if (!found) return undefined;
  const [begin, end] = found;
  const inner = text.slice(begin.length, -end.length);
  // An end before the last one: there is code between two comments.
  if (text.length < begin.length + end.length || inner.includes(end)) return undefined;
  return joinLines(inner.split('\n').map(line => line.trim().replace(/^[*!]+(?=\s|$)/, '')));
}

function readLineComments(text: string, mark: RegExp | undefined): string | undefined {
  if (!mark) return undefined;
  const lines = text.split('\n').map(line => line.trim());
  if (!lines.every(line => line === '' || mark.test(line))) return undefined;
  return joinLines(lines.map(line => line.replace(mark, '')));
}

function joinLines(lines: readonly string[]): string {
  return lines
    .map(line => line.trim())
    .join('\n')
    .trim();
}
