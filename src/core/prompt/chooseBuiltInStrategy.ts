/**
 * The strategy of a model without one that was set, by its family. Families differ in whether they
 * follow a system prompt, think aloud, or are base models that only continue text.
 */
import type { Model } from '../types.ts';
import type { PromptingStrategy } from './promptingStrategy.ts';

/** The built-in strategy of a model's family; a plain chat strategy for families without one. */
export function chooseBuiltInStrategy(model: Pick<Model, 'name' | 'family'>): PromptingStrategy {
  const name = `${model.family ?? ''} ${model.name}`.toLowerCase();
  return FAMILIES.find(family => family.matches.test(name))?.strategy ?? CHAT;
}

const CODER =
  'You are a careful programmer. Answer a request for code with the complete code in one fenced ' +
  'block, keep the names and signatures that are asked for, and add only the words that are needed.';

const CHAT: PromptingStrategy = { systemPrompt: CODER, useChatFormat: true };

/** Reasoning models answer worse with long instructions about how to answer. */
const REASONING: PromptingStrategy = {
  systemPrompt: 'Put the final code into one fenced block after your reasoning.',
  useChatFormat: true,
};

/** Families without a system turn in their chat template get the instruction with the task. */
const NO_SYSTEM: PromptingStrategy = {
  userTemplate: `${CODER}\n\n{{task}}`,
  useChatFormat: true,
};

/** Models trained on bare questions: every added word is a word that they have not seen. */
const BARE: PromptingStrategy = { useChatFormat: true };

/** Base models continue text: the task as a comment-like heading, then the beginning of an answer. */
const BASE: PromptingStrategy = {
  userTemplate: '### Task\n{{task}}\n',
  assistantTemplate: '### Solution\n',
  useChatFormat: false,
};

/** The first match counts: narrow names stand before wide ones. */
const FAMILIES: readonly { readonly matches: RegExp; readonly strategy: PromptingStrategy }[] = [
  { matches: /\btinycoder\b/, strategy: BARE },
  { matches: /[-:_](base|text)\b|\bstarcoder2?(?!.*(instruct|chat))/, strategy: BASE },
  {
    matches: /deepseek-r1|\bqwq\b|magistral|phi-?4-(mini-)?reasoning|[-:]thinking/,
    strategy: REASONING,
  },
  { matches: /gpt-oss|\/o[134](-|\b)|\bo[134](-mini|-pro)?\b/, strategy: REASONING },
  { matches: /\bgemma-?[12]?(?![\d.])|codegemma|\bgemma2\b/, strategy: NO_SYSTEM },
  { matches: /\bmistral:?7b-instruct-v0\.[12]\b|mixtral-8x7b-instruct-v0\.1/, strategy: NO_SYSTEM },
];
