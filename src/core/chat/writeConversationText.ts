/**
 * All words of a conversation as one text, for those who measure and judge words: what is sent is never
 * more than this. A path in a call's arguments stands on a line with the argument's name, so that it is
 * read as what it is: the label of a file.
 */
import type { Conversation, ConversationMessage, OfferedTool } from '../types.ts';

export function writeConversationText({ messages, tools }: Conversation): string {
  return [...tools.map(writeTool), ...messages.map(writeMessage)].join('\n\n');
}

function writeTool({ name, description, parameters }: OfferedTool): string {
  return JSON.stringify({ name, description, parameters });
}

function writeMessage(message: ConversationMessage): string {
  if (message.role !== 'assistant') return message.text;
  const { reasoning = '', text, calls } = message;
  const called = calls.map(call => [call.name, ...writeLeaves('', call.arguments, 0)].join('\n'));
  return [reasoning, text, ...called].filter(part => part !== '').join('\n');
}

/** Deeper than any tool wants. */
const MAX_DEPTH = 32;

function writeLeaves(name: string, value: unknown, depth: number): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${name}: ${value}`];
  if (depth >= MAX_DEPTH) return [JSON.stringify(value)];
  return Object.entries(value).flatMap(([key, inner]) =>
    writeLeaves(Array.isArray(value) ? name : key, inner, depth + 1),
  );
}
