/**
 * What is remembered of conversations between their turns: which model has one, and what it thought. A
 * server that begins anew decides anew; what a conversation cost is in the ledger.
 */
import { createHash } from 'node:crypto';
import type { PrivacyVerdict } from '../../core/decision-engine/index.ts';
import type { Conversation, ConversationMessage, Priority } from '../../core/types.ts';

export interface ConversationState {
  /** Of all its turns: the ledger sums what they cost. */
  readonly taskId: string;
  /** That answered last; null: none did. */
  model: string | null;
  /** What `model` was chosen by: with another priority it is chosen anew. */
  priority: Priority | null;
  /** Turns that were there when `model` took over. */
  since: number;
  /** What stayed here once stays here: later turns may tell it in other words. */
  kept: Extract<PrivacyVerdict, { kind: 'local-only' }> | null;
  /** What was thought before a call, by the call's id. */
  readonly thoughts: Map<string, string>;
}

/** Beyond these the one that was silent longest is forgotten. */
const MAX_CONVERSATIONS = 200;
const MAX_THOUGHTS = 500;

export class Conversations {
  readonly #states = new Map<string, ConversationState>();

  /** `id`: of the client; without one, a conversation is told by how it begins. */
  find(id: string | undefined, { messages }: Conversation): ConversationState {
    const key = hash(id ?? messages.slice(0, firstTurns(messages)).map(readText).join('\n'));
    const known = this.#states.get(key);
    const state = known ?? createState(`c${key}`);
    this.#states.delete(key);
    this.#states.set(key, state);
    const [oldest] = this.#states.keys();
    if (this.#states.size > MAX_CONVERSATIONS && oldest !== undefined) this.#states.delete(oldest);
    return state;
  }
}

function createState(taskId: string): ConversationState {
  const nothing = { model: null, priority: null, since: 0, kept: null };
  return { taskId, ...nothing, thoughts: new Map() };
}

/** Up to the first word of the user's. */
function firstTurns(messages: readonly ConversationMessage[]): number {
  return messages.findIndex(({ role }) => role === 'user') + 1 || messages.length;
}

function readText({ text }: ConversationMessage): string {
  return text;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

/** Notes what was thought before these calls. */
export function noteThoughts(
  { thoughts }: ConversationState,
  reasoning: string,
  callIds: readonly string[],
): void {
  for (const id of callIds) thoughts.set(id, reasoning);
  for (const id of thoughts.keys()) {
    if (thoughts.size <= MAX_THOUGHTS) return;
    thoughts.delete(id);
  }
}

/** With what was thought before each call: some hosts want to hear it again. */
export function addThoughts(
  conversation: Conversation,
  { thoughts }: ConversationState,
): Conversation {
  if (thoughts.size === 0) return conversation;
  const messages = conversation.messages.map(message => {
    const id = message.role === 'assistant' ? message.calls[0]?.id : undefined;
    const reasoning = id === undefined ? undefined : thoughts.get(id);
    return reasoning === undefined ? message : { ...message, reasoning };
  });
  return { ...conversation, messages };
}
