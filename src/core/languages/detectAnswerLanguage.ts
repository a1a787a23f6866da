/**
 * Which language an answer should be in, by VS Code's language ids: what the caller said, else the
 * file's ending, else the words of the task.
 */
import type { Task } from '../types.ts';
import { detectFileLanguage, normalizeLanguageName } from './languageNames.ts';

/** The language id of the answer that a task wants, or null where nothing tells. */
export function detectAnswerLanguage(task: Task): string | null {
  if (task.language !== undefined && task.language !== '')
    return normalizeLanguageName(task.language);
  const ofFile = task.filePath === undefined ? null : detectFileLanguage(task.filePath);
  return ofFile ?? detectPromptLanguage(task.prompt.slice(0, MAX_READ_CHARS));
}

/** Words further down are the code that the task is about, not the request. */
const MAX_READ_CHARS = 20_000;

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\btypescript\b|\bTS (function|class|code|module|type)\b/i, 'typescript'],
  [/\bjavascript\b|\bnode\.?js\b|\bJS\b|\bES6\b/i, 'javascript'],
  [/\bpython ?3?\b/i, 'python'],
  [/\bgolang\b|\bin Go\b|\bGo (function|program|code)\b/, 'go'],
  [/\brust\b/i, 'rust'],
  [/\bC\+\+/i, 'cpp'],
  [/\bC#/i, 'csharp'],
  [/\bjava\b/i, 'java'],
  [/\bruby\b/i, 'ruby'],
  [/\bPHP\b/i, 'php'],
  [/\bkotlin\b/i, 'kotlin'],
  [/\b(bash|shell) script\b/i, 'shellscript'],
  [/\bSQL\b/, 'sql'],
];

/** The language named first after a word like `to` or `into` wins in a translation, else the first. */
function detectPromptLanguage(prompt: string): string | null {
  const fenced = /^[ \t]*(?:```|~~~)[ \t]*([A-Za-z0-9+#.]+)/m.exec(prompt)?.[1];
  const words = prompt.replace(/^[ \t]*(```|~~~)[\s\S]*?(^[ \t]*\1|$(?![\s\S]))/gm, ' ');
  const target = /\b(?:in)?to (\S+(?: \S+)?)/gi;
  const translates = /\b(convert|translate|port|rewrite|migrate)\b/i.test(words);
  for (const match of translates ? words.matchAll(target) : []) {
    const found = findFirstLanguage(match[1] ?? '');
    if (found !== null) return found;
  }
  return findFirstLanguage(words) ?? (fenced === undefined ? null : normalizeLanguageName(fenced));
}

function findFirstLanguage(text: string): string | null {
  const found = WORDS.map(([pattern, id]) => ({ id, at: text.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.id ?? null;
}
