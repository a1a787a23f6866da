/**
 * Whether a task asks for code, for words about code, or leaves it open. Only a task that asks for
 * code may have an answer without any refused, and only words that were asked for keep their code
 * inside; in between, what the model fenced is taken for the code.
 */

import { isQuestion } from '../isQuestion.ts';
import { findLanguage } from '../languages/index.ts';
import { type Task, WORD_KINDS } from '../types.ts';

type AnswerKind = 'code' | 'words' | 'either';

/** True where the answer must have code. */
export function shouldHaveCode(task: Task): boolean {
  return detectAnswerKind(task) === 'code';
}

/** What the answer should be. Tests that code must pass settle it. */
export function detectAnswerKind(task: Task): AnswerKind {
  if (task.tests !== undefined && task.tests.trim() !== '') return 'code';
  if (task.intent !== undefined) return WORD_KINDS.has(task.intent) ? 'words' : 'code';
  // The words about given code were read before, and left it open.
  if (task.replaces !== undefined) return 'either';
  const request = stripQuotedCode(task.prompt);
  const last =
    request
      .trim()
      .split(/\n\s*\n/)
      .at(-1) ?? '';
  if (FOR_WORDS.test(request) || FOR_WORDS.test(last)) return 'words';
  if (FOR_CODE.test(request) || beginsWithLanguage(request)) return 'code';
  return SIGNATURE.test(task.prompt.slice(0, MAX_READ_CHARS)) ? 'code' : 'either';
}

/**
 * Whether an answer to a request that leaves it open is words: it has no code, or more of words than of
 * code. Code among an explanation must not take the place of what is explained, unless it holds most
 * lines of it; by these, code without a fence is known, too.
 */
export function isProse(
  text: string,
  fences: readonly { readonly code: string }[],
  { prompt, replaces }: Task,
): boolean {
  if (replaces === undefined) return fences.length === 0;
  const code = countLetters(fences.map(each => each.code).join('\n'));
  // Code among the words that answer a question is quoted, however much of it.
  const isAside = isQuestion(stripQuotedCode(prompt)) && fences.length > 0;
  if (isAside && countLetters(text) - code > code * MOST_WORDS) return true;
  const answered = new Set(listLines(text));
  const given = listLines(replaces);
  if (given.filter(line => answered.has(line)).length >= given.length / 2) return false;
  return countLetters(text) > 2 * code;
}

/** Of an answer that is code, no more than its lead and a remark are words. */
const MOST_WORDS = 0.5;

function listLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}

const countLetters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

const MAX_READ_CHARS = 20_000;

const FOR_WORDS =
  /^\W*(please |can you |could you )?(explain|describe|summari[sz]e|review|what\b|why\b|when\b|which\b|who\b|how (does|is|are|should|would)\b|is\b|are\b|does\b|do (I|we|you)\b|should\b|compare|discuss|list the|tell me (what|why|how)|design (a|an|the) (?!function|class))/i;

const FOR_CODE =
  /\b(write|implement|create|generate|give me|(need|want) (a|an|some)|refactor|fix|complete|convert|translate|port|rewrite|add|make|build|define|optimi[sz]e|extend|rename|extract|replace|simplify|remove|debug|sort|reverse|unit tests? for)\b/i;

/** "Python: reverses a string". */
function beginsWithLanguage(request: string): boolean {
  const name = /^\W*(?:in )?([a-z][\w.+#]{0,20})\s*[:,-]/i.exec(request)?.[1];
  const role = findLanguage(name ?? null)?.role;
  return role === 'program' || role === 'query' || role === 'commands';
}

/** A stub to be filled in needs no verb. */
const SIGNATURE = /^[ \t]*(def \w+\(|(export )?(async )?function \w+\(|class \w+)/m;

/** The request without the code that it quotes, from its first and its last words. */
export function stripQuotedCode(prompt: string): string {
  const head = prompt.slice(0, MAX_READ_CHARS);
  return head.replace(/^[ \t]*(```|~~~)[\s\S]*?(^[ \t]*\1|$(?![\s\S]))/gm, ' ');
}
