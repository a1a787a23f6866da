/** Tokens of a message by estimate. The editor asks for each of them, and for each string of each tool. */
import type * as vscode from 'vscode';
import { estimateTextTokens } from '../../core/chat/index.ts';

/** A turn has a role and marks around it. */
const TOKENS_PER_MESSAGE = 4;

export function countTokens(text: string | vscode.LanguageModelChatRequestMessage): number {
  if (typeof text === 'string') return estimateTextTokens(text);
  return text.content.reduce<number>((sum, part) => sum + countPart(part), TOKENS_PER_MESSAGE);
}

/** Told by its fields: this is asked too often for anything else. */
function countPart(part: unknown): number {
  const { value, content, input, name } = (part ?? {}) as Record<string, unknown>;
  if (typeof value === 'string') return estimateTextTokens(value);
  if (Array.isArray(content)) return content.reduce((sum, each) => sum + countPart(each), 0);
  if (input === undefined) return 0;
  return estimateTextTokens(`${name} ${JSON.stringify(input)}`);
}
