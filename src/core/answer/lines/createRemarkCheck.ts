/** Which lines of code are remarks: comments, and what stands for code that is left out. */
import { findLanguage } from '../../languages/index.ts';

/** Tells for each line whether it is one; in a language that is not known, by the marks of most others. */
export function createRemarkCheck(language: string | null): (line: string) => boolean {
  const marks = findLanguage(language)?.comments;
  const begins = marks
    ? [...marks.line, ...[...marks.block, ...(marks.documents ?? [])].map(([begin]) => begin)]
    : ['//', '#', '/*', '--', '<!--', ';', '%'];
  return line => {
    // What fills a block has nothing in it.
    const text = line.trim().replace(/^pass\s+(?=#)/, '');
    // A line within a block comment begins with a star.
    const isWithin = begins.includes('/*') && /^\*(?:\s|\/|$)/.test(text);
    const isComment =
      isWithin || begins.some(begin => text.startsWith(begin)) || /^\{\/\*/.test(text);
    return isComment || /^(?:\.{3}|…)$/.test(text) || GAP.test(text);
  };
}

/** `(rest of the function ...)`: words in brackets, and more that is not there. */
const GAP = /^\((?=.*(?:\.{3}|…))(?:\.{3}|…)?[\p{L} ]*\p{L} +\p{L}[\p{L} ]*(?:\.{3}|…)?\)$/u;
