/** Marks of comments and strings that many languages share. */
import type { CommentMarks, StringMarks } from './language.ts';

/** `//` and what stands between `/*` and its end. */
export const SLASHES: CommentMarks = { line: ['//'], block: [['/*', '*/']] };
export const NESTED_SLASHES: CommentMarks = { ...SLASHES, nests: true };
export const HASHES: CommentMarks = { line: ['#'], block: [] };
export const DASHES: CommentMarks = { line: ['--'], block: [['/*', '*/']] };
export const SEMICOLONS: CommentMarks = { line: [';'], block: [] };
export const PERCENTS: CommentMarks = { line: ['%'], block: [] };
export const TAGS: CommentMarks = { line: [], block: [['<!--', '-->']] };

const DOUBLE: StringMarks = { begin: '"', end: '"' };
const SINGLE: StringMarks = { begin: "'", end: "'" };

export const DOUBLE_QUOTES: readonly StringMarks[] = [DOUBLE];
export const QUOTES: readonly StringMarks[] = [DOUBLE, SINGLE];
export const BACKTICKS: readonly StringMarks[] = [{ begin: '`', end: '`' }];
/** `R"x(…)x"` with any name would be a pattern; without one it is usual. */
export const RAW_PARENTHESES: readonly StringMarks[] = [{ begin: 'R"(', end: ')"', isRaw: true }];
export const TRIPLE_QUOTES: readonly StringMarks[] = [
  { begin: '"""', end: '"""', isRaw: true },
  DOUBLE,
];
