/** From what a client sent to a `Task`: its sizes and limits, before any model is chosen. */

import {
  addTokenMargin,
  convertLimitToNano,
  countTokens,
  estimateAnswerFromPrompt,
} from '../../core/cost-monitor/index.ts';
import type { Priority, Task } from '../../core/types.ts';

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
  readonly model?: string | undefined;
  readonly max_cost_usd?: number | undefined;
}

/** Measures `input`. `fallback` is the priority of the settings. Lone surrogates become U+FFFD. */
export function measureTask(input: TaskInput, fallback: Priority): Task {
  const prompt = input.task.toWellFormed();
  const system = input.system?.toWellFormed();
  const counted = countTokens(system === undefined ? prompt : `${system}\n${prompt}`);
  const promptTokens = Math.max(input.context_length, addTokenMargin(counted.expected));
  return {
    prompt,
    promptTokens,
    promptTokensUpper: Math.max(promptTokens, counted.upper),
    outputTokens:
      input.expected_output_length ?? estimateAnswerFromPrompt(prompt, counted.expected),
    priority: input.priority ?? fallback,
    ...(input.complexity !== undefined && { complexity: input.complexity }),
    ...(system !== undefined && { system }),
    ...(input.language !== undefined && { language: input.language }),
    ...(input.file_path !== undefined && { filePath: input.file_path }),
    ...(input.tests !== undefined && { tests: input.tests.toWellFormed() }),
    ...(input.replaces !== undefined && { replaces: input.replaces }),
    ...(input.model !== undefined && { model: input.model }),
    ...(input.max_cost_usd !== undefined && {
      maxCostNanoUsd: convertLimitToNano(input.max_cost_usd),
    }),
  };
}
