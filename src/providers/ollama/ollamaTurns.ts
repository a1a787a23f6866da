/** Turns, tools and calls in Ollama's words. */
import type { Message, Tool } from 'ollama';
import type { Conversation, ConversationMessage, RawToolCall } from '../../core/types.ts';
import { buildMessages, buildTools, readFields, readString } from '../http/index.ts';
import type { CompletionRequest } from '../provider.ts';

export function writeTurns(request: CompletionRequest): { readonly messages: Message[] } {
  return { messages: buildMessages(request).map(({ role, content }) => ({ role, content })) };
}

export function writeConversation({ messages, tools }: Conversation) {
  return {
    messages: messages.map(writeMessage),
    ...(tools.length > 0 && { tools: buildTools(tools) as Tool[] }),
  };
}

/** Arguments are an object here, and a result names its tool. */
function writeMessage(message: ConversationMessage): Message {
  const { role, text: content } = message;
  switch (role) {
    case 'system':
    case 'user':
      return { role, content };
    case 'tool':
      return { role, content, tool_name: message.name };
    case 'assistant': {
      const { calls, reasoning } = message;
      const told = calls.map(({ name, arguments: given }) => ({
        function: { name, arguments: { ...given } },
      }));
      return {
        ...{ role, content },
        ...(told.length > 0 && { tool_calls: told }),
        ...(reasoning !== undefined && { thinking: reasoning }),
      };
    }
  }
}

/** More are not called in one turn by any model that is sane. */
export const MAX_CALLS = 128;

export function readCall(given: unknown): readonly RawToolCall[] {
  const call = readFields(given);
  const told = readFields(call?.function);
  const name = readString(told?.name);
  if (name === undefined) return [];
  const args = told?.arguments ?? {};
  const argumentsText = typeof args === 'string' ? args : JSON.stringify(args);
  return [{ id: readString(call?.id) ?? '', name, argumentsText }];
}
