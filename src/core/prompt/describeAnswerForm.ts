/**
 * What a model is told of the form of its answer, where the caller named what it wants, or gave the code
 * that the answer stands for. It is kept apart from the request, which a small model understands best
 * when bare.
 */
import { findLanguage } from '../languages/index.ts';
import { type Task, WORD_KINDS } from '../types.ts';

/** Null: nothing need be said. Where the request leaves it open, the model decides by the same words. */
export function describeAnswerForm({
  intent,
  replaces,
  language = '',
}: Pick<Task, 'intent' | 'replaces' | 'language'>): string | null {
  if (intent !== undefined && WORD_KINDS.has(intent)) return null;
  const named = PLAIN.has(language) ? '' : `, in ${language},`;
  const what = findLanguage(language)?.isProse ? 'text' : 'code';
  const block = 'in one fenced block, complete and ready to use, and nothing else.';
  if (intent === 'test') return `Answer with the tests alone${named} ${block}`;
  if (intent !== undefined) return `Answer with the ${what}${named} ${block}`;
  if (replaces === undefined) return null;
  return `If a change is asked for, answer with the ${what}${named} ${block} Answer a question in words.`;
}

/** What VS Code calls a file in a language that it does not know. */
const PLAIN: ReadonlySet<string> = new Set(['plaintext', '']);
