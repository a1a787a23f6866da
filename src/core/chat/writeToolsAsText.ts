/**
 * A conversation for a model that takes no tools: they are described in words, calls and results are
 * written as it was trained to see them (Hermes, Qwen: the form that most small models know), and what
 * it answers is read by `readToolCalls`.
 */
import type { Conversation, ConversationMessage, OfferedTool } from '../types.ts';

/** No tools are left in it. */
export function writeToolsAsText({ messages, tools, mustCall }: Conversation): Conversation {
  const turns = messages.map(writeTurn);
  if (tools.length === 0) return { messages: turns, tools: [], mustCall: false };
  const [first, ...others] = turns;
  const text = describeTools(tools, mustCall);
  const head =
    first?.role === 'system'
      ? [{ role: 'system', text: `${first.text}\n\n${text}` } as const, ...others]
      : [{ role: 'system', text } as const, ...turns];
  return { messages: head, tools: [], mustCall: false };
}

function writeTurn(message: ConversationMessage): ConversationMessage {
  switch (message.role) {
    case 'system':
    case 'user':
      return message;
    case 'tool':
      return { role: 'user', text: `<tool_response>\n${message.text}\n</tool_response>` };
    case 'assistant': {
      const calls = message.calls.map(({ name, arguments: given }) => {
        const call = JSON.stringify({ name, arguments: given });
        return `<tool_call>\n${call}\n</tool_call>`;
      });
      const text = [message.text, ...calls].filter(part => part !== '').join('\n');
      return { ...message, text, calls: [] };
    }
  }
}

function describeTools(tools: readonly OfferedTool[], mustCall: boolean): string {
  const listed = tools.map(({ name, description, parameters }) =>
    JSON.stringify({ name, description, parameters }),
  );
  return [
    '# Tools',
    '',
    mustCall ? 'Call one of these functions.' : 'You may call functions. They are:',
    '<tools>',
    ...listed,
    '</tools>',
    '',
    'For each call write a JSON object with its name and arguments in these tags, and nothing after it:',
    '<tool_call>',
    '{"name": "the function", "arguments": {}}',
    '</tool_call>',
  ].join('\n');
}

/** Without what models thought: most hosts refuse to be told. */
export function dropReasoning(conversation: Conversation): Conversation {
  const messages = conversation.messages.map(message => {
    if (message.role !== 'assistant' || message.reasoning === undefined) return message;
    const { reasoning: _, ...said } = message;
    return said;
  });
  return { ...conversation, messages };
}
