/** A request as the chat messages that every dialect understands. */
import type { CompletionRequest } from './provider.ts';

export interface ChatMessage {
  readonly role: 'system' | 'user';
  readonly content: string;
}

export function messagesOf({ system, prompt }: CompletionRequest): readonly ChatMessage[] {
  const user = { role: 'user', content: prompt } as const;
  return system === undefined ? [user] : [{ role: 'system', content: system }, user];
}
