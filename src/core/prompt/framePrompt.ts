/**
 * The prompt of one model: the task in the words that it likes, with what it may be shown of the
 * surroundings of the code. A model that was trained on bare questions is shown none.
 */
import { wrapInFence } from '../answer/index.ts';
import type { ContextPart, ContextPartName, Model, ShownContext, Task } from '../types.ts';
import { type BuiltPrompt, buildPrompt } from './buildPrompt.ts';
import { chooseContext } from './context.ts';
import type { PromptingStrategy } from './promptingStrategy.ts';

/** The most that context may take of any prompt. */
const MAX_CONTEXT_TOKENS = 1_500;
/** And its share of the window beside the task and its answer. */
const WINDOW_SHARE = 0.25;
/** The window that a local model is loaded with for a short task: context must not ask for a larger one. */
const USUAL_LOCAL_WINDOW_TOKENS = 4_096;
/** Of a model with a window that is not told. */
const UNTOLD_WINDOW_TOKENS = 8_192;
/** Of code, no fewer in nearly any tokenizer. */
const CHARS_PER_TOKEN = 3;

/** `mayShow`: whether a part may go where this model is. */
export function framePrompt(
  task: Task,
  model: Model,
  strategy: PromptingStrategy,
  mayShow: (part: ContextPart) => boolean,
): BuiltPrompt {
  // A client that chats has framed it already.
  if (task.conversation) return { prompt: task.prompt, conversation: task.conversation };
  const isBare = strategy.systemPrompt === undefined && strategy.userTemplate === undefined;
  const parts = isBare ? [] : chooseContext(task, computeRoom(task, model), mayShow);
  if (parts.length === 0) return buildPrompt(task, strategy);
  const prompt = `${describeParts(parts, task.language ?? '')}\n\nThe task:\n\n${task.prompt}`;
  return { ...buildPrompt({ ...task, prompt }, strategy), context: parts.map(summarizePart) };
}

/** In characters. */
function computeRoom({ promptTokensUpper, outputTokens }: Task, model: Model): number {
  const { tier, contextTokens, loadedContextTokens = 0 } = model;
  const usual = Math.max(loadedContextTokens, USUAL_LOCAL_WINDOW_TOKENS);
  const most = tier === 'local' ? usual : Number.POSITIVE_INFINITY;
  const window = Math.min(contextTokens ?? UNTOLD_WINDOW_TOKENS, most);
  const left = (window - promptTokensUpper - 2 * outputTokens) * WINDOW_SHARE;
  return Math.max(0, Math.min(MAX_CONTEXT_TOKENS, Math.floor(left))) * CHARS_PER_TOKEN;
}

const TITLES: Readonly<Record<ContextPartName, string>> = {
  diagnostics: 'The editor reports:',
  imports: 'Its file imports:',
  enclosing: 'It stands in:',
  related: 'Another file has:',
  outline: 'Its file defines:',
  before: 'Before it stands:',
  after: 'After it stands:',
};

function describeParts(parts: readonly ContextPart[], language: string): string {
  const told = parts.map(({ what, filePath, text }) => {
    const title = filePath === undefined ? TITLES[what] : `${nameFile(filePath)} has:`;
    return `${title}\n${wrapInFence(text, what === 'diagnostics' ? '' : language)}`;
  });
  return `${HEAD}\n\n${told.join('\n\n')}`;
}

const HEAD = 'For reference, what surrounds the code of the task below. Do not repeat it.';

/** Where a file lies on this machine is not told. */
function nameFile(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function summarizePart({ what, filePath, text }: ContextPart): ShownContext {
  return { what, lines: text.split('\n').length, ...(filePath !== undefined && { filePath }) };
}
