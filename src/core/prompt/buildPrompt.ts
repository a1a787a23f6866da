/**
 * A task in the words that one model is asked with.
 *
 * The task's own text is never changed, only framed. Placeholders are filled in one pass, so a task
 * that contains `{{task}}` itself stays as it is. The task is filled in once, however often the
 * template names it: a long task in each place would be longer than any model's window.
 */

import { detectAnswerLanguage } from '../languages/index.ts';
import type { Conversation, ShownContext, Task } from '../types.ts';
import type { PromptingStrategy } from './promptingStrategy.ts';

/** What a provider is given. */
export interface BuiltPrompt {
  readonly system?: string;
  readonly prompt: string;
  /** Sent in place of `prompt`, which then holds all its words. */
  readonly conversation?: Conversation;
  /** The prompt is all there is: no roles, no chat template. */
  readonly plain?: true;
  /** What is in it beside the task. */
  readonly context?: readonly ShownContext[];
}

/** Frames a task for a model. The caller's own `system` stands after the strategy's. */
export function buildPrompt(task: Task, strategy: PromptingStrategy): BuiltPrompt {
  const system = [strategy.systemPrompt, task.system].filter(isText).join('\n\n');
  const user = fillTemplate(strategy.userTemplate ?? '', task);
  const opening = strategy.assistantTemplate ?? '';
  if (!strategy.useChatFormat) {
    return { plain: true, prompt: [system, user, opening].filter(isText).join('\n\n') };
  }
  const prompt = isText(opening)
    ? `${user}\n\nBegin your answer with exactly this:\n${opening}`
    : user;
  return isText(system) ? { system, prompt } : { prompt };
}

const PLACEHOLDER = /\{\{\s*(task|user_message|language|file)\s*\}\}|\{(task|prompt)\}/g;
const PLACES_LANGUAGE = /\{\{\s*language\s*\}\}/;

/** What further placeholders for the task become. */
const SAID_BEFORE = 'the task above';

function fillTemplate(template: string, task: Task): string {
  const language = PLACES_LANGUAGE.test(template) ? (detectAnswerLanguage(task) ?? 'code') : '';
  let placed = false;
  const text = template.replace(PLACEHOLDER, (_all, double?: string, single?: string) => {
    const name = double ?? single ?? '';
    if (name === 'language') return language;
    if (name === 'file') return task.filePath ?? 'the file';
    if (placed) return SAID_BEFORE;
    placed = true;
    return task.prompt;
  });
  if (placed) return text;
  return isText(text) ? `${text}\n\n${task.prompt}` : task.prompt;
}

function isText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
