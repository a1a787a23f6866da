/**
 * Which language an answer should be in, by VS Code's language ids: what the caller said, else the
 * file's ending, else the words of the task.
 */
import type { Task } from '../types.ts';
import { detectFileLanguage, normalizeLanguageName } from './findLanguage.ts';
import { findMentionedLanguage } from './mentionedLanguage.ts';

/** The language id of the answer that a task wants, or null where nothing tells. */
export function detectAnswerLanguage(task: Task): string | null {
  if (task.language !== undefined && task.language !== '')
    return normalizeLanguageName(task.language);
  const ofFile = task.filePath === undefined ? null : detectFileLanguage(task.filePath);
  return ofFile ?? detectPromptLanguage(task.prompt.slice(0, MAX_READ_CHARS));
}

/** Words further down are the code that the task is about, not the request. */
const MAX_READ_CHARS = 20_000;

/** The language named first after a word like `to` or `into` wins in a translation, else the first. */
function detectPromptLanguage(prompt: string): string | null {
  const fenced = /^[ \t]*(?:```|~~~)[ \t]*([A-Za-z0-9+#.]+)/m.exec(prompt)?.[1];
  const words = prompt.replace(/^[ \t]*(```|~~~)[\s\S]*?(^[ \t]*\1|$(?![\s\S]))/gm, ' ');
  const target = /\b(?:in)?to (\S+(?: \S+)?)/gi;
  const translates = /\b(convert|translate|port|rewrite|migrate)\b/i.test(words);
  for (const match of translates ? words.matchAll(target) : []) {
    const found = findMentionedLanguage(match[1] ?? '');
    if (found !== null) return found.id;
  }
  const mention = findMentionedLanguage(words)?.id;
  return mention ?? (fenced === undefined ? null : normalizeLanguageName(fenced));
}
