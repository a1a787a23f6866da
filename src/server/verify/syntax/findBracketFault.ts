/** Whether the brackets of code close that stand in no comment and no string. */
import { findLanguage } from '../../../core/languages/index.ts';
import { readMarks } from './readMarks.ts';

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** What is wrong with them; null where all close, undefined where that is unknown. */
export function findBracketFault(code: string, language: string | null): string | null | undefined {
  if (!findLanguage(language)?.hasSureBrackets) return undefined;
  const spans = readMarks(code, language);
  if (spans === null) return undefined;
  const open: string[] = [];
  for (const { kind, start, end } of spans) {
    if (kind !== 'code') continue;
    for (const [letter] of code.slice(start, end).matchAll(/[()[\]{}]/g)) {
      const opener = CLOSES[letter];
      if (opener === undefined) open.push(letter);
      else {
        const last = open.pop();
        if (last === undefined) return `\`${letter}\` too many`;
        if (last !== opener) return `\`${last}\` closed by \`${letter}\``;
      }
    }
  }
  const last = open.at(-1);
  return last === undefined ? null : `\`${last}\` is never closed`;
}
