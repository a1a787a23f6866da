/** How many tokens a conversation will be counted as, and what no provider's count exceeds. */
import { addTokenMargin, countTokens } from '../cost-monitor/index.ts';
import type { Conversation } from '../types.ts';

interface ConversationSize {
  readonly promptTokens: number;
  readonly promptTokensUpper: number;
}

/** A turn has a role and marks around it, a tool the words of its schema. */
const TOKENS_PER_MESSAGE = 6;
const TOKENS_PER_TOOL = 12;

/** `text`: all its words. */
export function measureConversation(conversation: Conversation, text: string): ConversationSize {
  const { messages, tools } = conversation;
  const frames = messages.length * TOKENS_PER_MESSAGE + tools.length * TOKENS_PER_TOOL;
  const promptTokens = addTokenMargin(countTokens(text).expected + frames);
  // What is sent as JSON has more signs than any template makes of it.
  const sent = countTokens(JSON.stringify(conversation)).upper;
  return { promptTokens, promptTokensUpper: Math.max(promptTokens, sent) };
}
