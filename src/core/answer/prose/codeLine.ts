/** Whether one line of text is certainly code, or certainly none. In doubt it is neither. */
import { findLanguage } from '../../languages/index.ts';

/** True for a line that no sentence looks like. */
export function isCodeLine(line: string): boolean {
  const text = line.trim();
  if (/^(\/\/|\/\*|\*\/|#!|#include\b|<[a-z!?/]|"""|'''|@\w)/i.test(text)) return true;
  return /[{};]$/.test(text) || (DEFINES.test(text) && /[:(,=]$/.test(text));
}

const DEFINES = /^(async )?(def|class|import|from|function|const|let|var|export|func|fn) ?[\w{*]/;

/** True for a line of words and numbers, in a language that writes nothing without a mark. */
export function isWords(line: string, language: string | null): boolean {
  if (!isMarked(language)) return false;
  const text = line.trim();
  return !isCodeLine(text) && !SIGN.test(text) && !BARE_STATEMENT.test(text);
}

/** True for a language in which next to no line is made of words alone. */
export function isMarked(language: string | null): boolean {
  return findLanguage(language)?.isMarked === true;
}

const SIGN = /[={}[\];<>@$#\\|&`*+^~]|\w\(|:\S|(["']).*\1/;
const BARE_STATEMENT =
  /^(import|package|use|global|nonlocal)\s+[\w.]+$|^from\s+\S+\s+import\b|^(pass|return|break|continue|yield|await|throw|raise|del)\b/;
