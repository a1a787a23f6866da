/**
 * A task in the words that one model is asked with.
 *
 * The task's own text is never changed, only framed. Placeholders are filled in one pass, so a task
 * that contains `{{task}}` itself stays as it is.
 */
import type { Task } from '../types.ts';
import { answerLanguage } from './answerLanguage.ts';
import type { PromptingStrategy } from './promptingStrategy.ts';

/** What a provider is given. */
export interface BuiltPrompt {
  readonly system?: string;
  readonly prompt: string;
  /** The prompt is all there is: no roles, no chat template. */
  readonly plain?: true;
}

/** Frames a task for a model. The caller's own `system` stands after the strategy's. */
export function buildPrompt(task: Task, strategy: PromptingStrategy): BuiltPrompt {
  const system = [strategy.systemPrompt, task.system].filter(isText).join('\n\n');
  const user = fill(strategy.userTemplate ?? '', task);
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
const TASK_NAMES: ReadonlySet<string> = new Set(['task', 'user_message', 'prompt']);

function fill(template: string, task: Task): string {
  let placed = false;
  const text = template.replace(PLACEHOLDER, (_all, double?: string, single?: string) => {
    const name = double ?? single ?? '';
    if (name === 'language') return answerLanguage(task) ?? 'code';
    if (name === 'file') return task.filePath ?? 'the file';
    placed ||= TASK_NAMES.has(name);
    return task.prompt;
  });
  if (placed) return text;
  return isText(text) ? `${text}\n\n${task.prompt}` : task.prompt;
}

function isText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
