/**
 * A function, a type or a member that the document no longer has with the answer in it, told by the
 * language's grammar: what is defined on one line, fields, properties, and cases of an enumeration.
 */
import { applyAnswer, isMissed } from '../../../core/answer/index.ts';
import type { Task } from '../../../core/types.ts';
import { listMembers, readTree } from '../syntax/index.ts';

/** A sentence about the first that is gone; null where none is, or others stand in their place. */
export async function findLostMember(
  code: string,
  task: Task,
  language: string | null,
): Promise<string | null> {
  const { replaces, context, tests, intent } = task;
  if (replaces === undefined || tests !== undefined || intent === 'test') return null;
  const { before = '', after = '' } = context ?? {};
  const old = before + replaces + after;
  const place = { before, selected: replaces, after, language };
  const now = before + applyAnswer(place, code) + after;
  const [oldTree, newTree] = [await readTree(old, language), await readTree(now, language)];
  if (oldTree === null || newTree === null) return null;
  const end = old.length - after.length;
  const was = listMembers(oldTree).filter(({ start }) => start >= before.length && start < end);
  const has = new Set(listMembers(newTree).map(({ name }) => name));
  const names = new Set(was.map(({ name }) => name));
  const lost = was.filter(({ name }) => !has.has(name) && !isBound(name, now));
  const known = new Set(listMembers(oldTree).map(({ name }) => name));
  const gained = [...has].filter(name => !known.has(name));
  const missed = lost.filter(
    each => !isPrivate(each.name, old, each.start) && isMissed(each.name, task),
  );
  const isVersion = [...names].some(name => has.has(name));
  const [first] = missed;
  if (first === undefined || missed.length < lost.length || !isVersion) return null;
  return lost.length > gained.length ? `${GONE} "${readLine(old, first.start)}"` : null;
}

const GONE = 'The answer leaves code out that nobody asked to remove:';

/** Whether a name is given a value, or comes from elsewhere. */
function isBound(name: string, text: string): boolean {
  const own = name.replace(/[^\w]/g, '\\$&');
  const pattern = `(?:import|from|require|using|use)\\b[^\\n]*\\b${own}\\b|\\b${own}\\s*:?=(?![=>])`;
  return new RegExp(pattern).test(text);
}

function isPrivate(name: string, text: string, at: number): boolean {
  return /^[_#]/.test(name) || /\bprivate\b|#/.test(readLine(text, at));
}

function readLine(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return (/^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '').trim().slice(0, MAX_SHOWN_CHARS);
}

const MAX_SHOWN_CHARS = 160;
