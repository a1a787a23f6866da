/** A request in the two forms that dialects understand: chat messages, or one plain prompt. */
import type {
  Conversation,
  ConversationMessage,
  OfferedTool,
  ToolRequest,
} from '../../core/types.ts';
import type { CompletionRequest } from '../provider.ts';

/** As OpenAI's API has it; Ollama's differs in the calls alone. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
  readonly tool_calls?: readonly WireToolCall[];
  readonly tool_call_id?: string;
  /** Thoughts before it; only hosts that demand them are sent any. */
  readonly reasoning_content?: string;
}

interface WireToolCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
}

export function buildMessages(request: CompletionRequest): readonly ChatMessage[] {
  const { system, prompt, conversation } = request;
  if (conversation) return conversation.messages.map(writeMessage);
  const user = { role: 'user', content: prompt } as const;
  return system === undefined ? [user] : [{ role: 'system', content: system }, user];
}

function writeMessage(message: ConversationMessage): ChatMessage {
  const { role, text: content } = message;
  switch (role) {
    case 'system':
    case 'user':
      return { role, content };
    case 'tool':
      return { role, content, tool_call_id: message.callId };
    case 'assistant': {
      const { calls, reasoning } = message;
      return {
        ...{ role, content },
        ...(calls.length > 0 && { tool_calls: calls.map(writeCall) }),
        ...(reasoning !== undefined && { reasoning_content: reasoning }),
      };
    }
  }
}

function writeCall({ id, name, arguments: given }: ToolRequest): WireToolCall {
  return { id, type: 'function', function: { name, arguments: JSON.stringify(given) } };
}

export function buildPlainPrompt({ system, prompt }: CompletionRequest): string {
  return system === undefined ? prompt : `${system}\n\n${prompt}`;
}

/** The words of a request's body for OpenAI's end points: they go to different paths. */
export function buildPromptFields(request: CompletionRequest) {
  const { plain, conversation } = request;
  if (plain && !conversation) return { prompt: buildPlainPrompt(request) };
  return { messages: buildMessages(request), ...(conversation && buildToolFields(conversation)) };
}

function buildToolFields({ tools, mustCall }: Conversation) {
  if (tools.length === 0) return {};
  return { tools: buildTools(tools), ...(mustCall && { tool_choice: 'required' }) };
}

/** Makers of schemas leave out what is empty, and some hosts want it. */
export function buildTools(tools: readonly OfferedTool[]) {
  return tools.map(({ name, description, parameters }) => {
    const { type = 'object', properties = {} } = parameters;
    const whole = { ...parameters, type, properties };
    return { type: 'function' as const, function: { name, description, parameters: whole } };
  });
}
