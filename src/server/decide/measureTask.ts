/** From what a client sent to a `Task`: its sizes and limits, before any model is chosen. */

import {
  addTokenMargin,
  convertLimitToNano,
  countTokens,
  estimateAnswerFromPrompt,
} from '../../core/cost-monitor/index.ts';
import { detectIntent, splitPrompt } from '../../core/decision-engine/index.ts';
import { describeAnswerForm } from '../../core/prompt/index.ts';
import {
  type Priority,
  type Task,
  type TaskContext,
  type TaskKind,
  WORD_KINDS,
} from '../../core/types.ts';

interface WireContext {
  readonly before: string;
  readonly after: string;
  readonly diagnostics?: readonly string[] | undefined;
  readonly related?: readonly { readonly file_path: string; readonly text: string }[] | undefined;
}

/** What the routing tools have in common, on the wire. */
interface TaskInput {
  readonly task: string;
  readonly context_length: number;
  readonly expected_output_length?: number | undefined;
  readonly complexity?: number | undefined;
  readonly priority?: Priority | undefined;
  readonly language?: string | undefined;
  readonly file_path?: string | undefined;
  readonly system?: string | undefined;
  readonly tests?: string | undefined;
  readonly replaces?: string | undefined;
  readonly intent?: TaskKind | undefined;
  readonly context?: WireContext | undefined;
  readonly model?: string | undefined;
  readonly max_cost_usd?: number | undefined;
  readonly token_budget?: number | undefined;
  readonly time_constraint?: number | undefined;
}

/** Measures `input`. `fallback` is the priority of the settings. Lone surrogates become U+FFFD. */
export function measureTask(input: TaskInput, fallback: Priority): Task {
  const prompt = input.task.toWellFormed();
  const wanted = readWanted(input);
  const form = describeAnswerForm({
    ...wanted,
    ...(input.context && { context: convertContext(input.context) }),
    ...(input.language !== undefined && { language: input.language }),
  });
  const system = [form, input.system?.toWellFormed()].filter(isText).join('\n\n');
  const counted = countTokens(system === '' ? prompt : `${system}\n${prompt}`);
  const promptTokens = Math.max(input.context_length, addTokenMargin(counted.expected));
  return {
    prompt,
    promptTokens,
    promptTokensUpper: Math.max(promptTokens, counted.upper),
    outputTokens:
      input.expected_output_length ?? estimateAnswerFromPrompt(prompt, counted.expected),
    priority: input.priority ?? fallback,
    ...(input.complexity !== undefined && { complexity: input.complexity }),
    ...(system !== '' && { system }),
    ...wanted,
    ...(input.context && { context: convertContext(input.context) }),
    ...(input.language !== undefined && { language: input.language }),
    ...(input.file_path !== undefined && { filePath: input.file_path }),
    ...(input.tests !== undefined && { tests: input.tests.toWellFormed() }),
    ...(input.model !== undefined && { model: input.model }),
    ...(input.token_budget !== undefined && { tokenBudget: input.token_budget }),
    ...(input.time_constraint !== undefined && { timeLimitMs: input.time_constraint }),
    ...(input.max_cost_usd !== undefined && {
      maxCostNanoUsd: convertLimitToNano(input.max_cost_usd),
    }),
  };
}

/**
 * What is to be done, and the code that the answer stands for. Words about given code are read, so that
 * a question about it never replaces it; words and tests stand beside the code that they are about.
 */
function readWanted({ intent, task, replaces }: TaskInput): Pick<Task, 'intent' | 'replaces'> {
  if (replaces === undefined) return intent === undefined ? {} : { intent };
  const read = intent ?? detectIntent(readRequest(task));
  const stays = read !== undefined && (WORD_KINDS.has(read) || read === 'test');
  return { ...(read !== undefined && { intent: read }), ...(!stays && { replaces }) };
}

function convertContext({ before, after, diagnostics, related }: WireContext): TaskContext {
  return {
    before: before.toWellFormed(),
    after: after.toWellFormed(),
    ...(diagnostics && { diagnostics: diagnostics.map(each => each.toWellFormed()) }),
    ...(related && {
      related: related.map(({ file_path, text }) => ({
        filePath: file_path,
        text: text.toWellFormed(),
      })),
    }),
  };
}

/** The words before the code, or those around it where it stands first. */
function readRequest(task: string): string {
  const [head = ''] = task.split(/^[ \t]*(?:`{3}|~{3})/m, 1);
  return head.trim() === '' ? splitPrompt(task).words : head;
}

function isText(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text !== '';
}
