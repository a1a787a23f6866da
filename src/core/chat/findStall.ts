/**
 * Whether a model goes round in circles in a conversation: since the user spoke last, or since another
 * model took over. Told by what is repeated, so the language of the messages makes no difference.
 */
import type { Conversation, ConversationMessage } from '../types.ts';

export type Stall = 'repeated-errors' | 'no-progress';

/** The same three times is no chance. */
const MAX_SAME = 3;

/** `since`: messages before are another model's. Null: it gets on. */
export function findStall({ messages }: Conversation, since: number): Stall | null {
  const spoke = messages.findLastIndex(({ role }) => role === 'user');
  const steps = listSteps(messages.slice(Math.max(spoke + 1, since)));
  if (steps.length < MAX_SAME) return null;
  const last = steps.slice(-MAX_SAME);
  if (last.every(({ isError }) => isError)) return 'repeated-errors';
  const counts = new Map<string, number>();
  for (const { call, result } of steps) {
    const key = `${call}\n${result}`;
    const count = (counts.get(key) ?? 0) + 1;
    if (count >= MAX_SAME) return 'no-progress';
    counts.set(key, count);
  }
  return null;
}

interface Step {
  /** Name and arguments. */
  readonly call: string;
  readonly result: string;
  readonly isError: boolean;
}

function listSteps(messages: readonly ConversationMessage[]): readonly Step[] {
  const calls = new Map<string, string>();
  const steps: Step[] = [];
  for (const message of messages) {
    if (message.role === 'assistant') {
      for (const { id, name, arguments: given } of message.calls) {
        calls.set(id, `${name} ${JSON.stringify(given)}`);
      }
    } else if (message.role === 'tool') {
      const { callId, text } = message;
      steps.push({ call: calls.get(callId) ?? '', result: text, isError: isError(text) });
    }
  }
  return steps;
}

/** Copilot's own words around what a tool threw (0.67, 2026-11), and MCP's usual ones; empty is no error. */
function isError(text: string): boolean {
  return /^\s*(?:ERROR(?: while calling tool)?:|MPC -\d+|MCP error|Error:|Tool \S+ (?:failed|not found))/i.test(
    text,
  );
}
