/** A request in the two forms that dialects understand: chat messages, or one plain prompt. */
import type { CompletionRequest } from '../provider.ts';

export interface ChatMessage {
  readonly role: 'system' | 'user';
  readonly content: string;
}

export function buildMessages({ system, prompt }: CompletionRequest): readonly ChatMessage[] {
  const user = { role: 'user', content: prompt } as const;
  return system === undefined ? [user] : [{ role: 'system', content: system }, user];
}

export function buildPlainPrompt({ system, prompt }: CompletionRequest): string {
  return system === undefined ? prompt : `${system}\n\n${prompt}`;
}

/** The words of a request's body for OpenAI's end points: they go to different paths. */
export function buildPromptFields(request: CompletionRequest) {
  return request.plain
    ? { prompt: buildPlainPrompt(request) }
    : { messages: buildMessages(request) };
}
