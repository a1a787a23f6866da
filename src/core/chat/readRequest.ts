/**
 * What the user asked for, in their own words: clients put pages of instructions, of the workspace and of
 * reminders around them.
 */
import type { ConversationMessage } from '../types.ts';

/** What a conversation began with, before any answer. */
export function readFirstRequest(messages: readonly ConversationMessage[]): string {
  const answered = messages.findIndex(({ role }) => role === 'assistant');
  return readRequest(messages.slice(0, answered < 0 ? messages.length : answered));
}

/** What was said last. */
export function readLastRequest(messages: readonly ConversationMessage[]): string {
  return readRequest(messages);
}

function readRequest(messages: readonly ConversationMessage[]): string {
  const said = messages.filter(({ role }) => role === 'user').map(({ text }) => text);
  const marked = said.findLast(text => MARKED.test(text));
  const own = (marked && MARKED.exec(marked)?.[2]) ?? said.at(-1) ?? '';
  return own.trim().slice(-MAX_CHARS);
}

/** Copilot (0.67), Cursor and Cline; what is behind such a mark is not the user's. */
const MARKED = /<(userRequest|user_query|task|user_message)>([\s\S]*?)<\/\1>/i;

/** How hard a task is shows in fewer words than these. */
const MAX_CHARS = 8_000;
