/** Models and tasks that the decision engine's tests share. */

import { ROUTER } from '../../../src/core/decision-engine/difficulty/routerModel.ts';
import { NO_KNOWLEDGE } from '../../../src/core/decision-engine/models/knowledge.ts';
import { NO_RULES } from '../../../src/core/decision-engine/rules/userRules.ts';
import type { SelectionInput } from '../../../src/core/decision-engine/selection/selectionInput.ts';
import type { Model, Price, Task } from '../../../src/core/types.ts';

export { ROUTER };

/** Dollars per million tokens. */
export function priced(inputUsd: number, outputUsd: number): Price {
  return {
    kind: 'priced',
    base: { inputNanoUsdPerMTok: inputUsd * 1e9, outputNanoUsdPerMTok: outputUsd * 1e9 },
    tiers: [],
    requestNanoUsd: 0,
    source: { from: 'settings', asOf: '2026-11-22', stale: false },
  };
}

export function local(name: string, change: Partial<Model> = {}): Model {
  return {
    ...{ id: `ollama/${name}`, provider: 'ollama', name, tier: 'local', contextTokens: 32_768 },
    price: { kind: 'free' },
    ...change,
  };
}

export function remote(name: string, price: Price, change: Partial<Model> = {}): Model {
  const tier = price.kind === 'free' ? 'free' : 'paid';
  return {
    ...{ id: `openrouter/${name}`, provider: 'openrouter', name, tier, contextTokens: 200_000 },
    price,
    ...change,
  };
}

export const SMALL = local('qwen2.5-coder:7b');
export const TINY = local('smollm2:135m');
export const FREE = remote('deepseek/deepseek-chat:free', { kind: 'free' });
export const CHEAP = remote('openai/gpt-4o-mini', priced(0.15, 0.6));
export const DEAR = remote('anthropic/claude-sonnet-4', priced(3, 15));

export const TASK: Task = {
  prompt: 'Write a function that returns the second largest number of a list.',
  ...{ promptTokens: 20, promptTokensUpper: 80, outputTokens: 200, complexity: 0.1 },
  priority: 'cost',
};

/** A selection with nothing decided or measured beforehand, but for `change`. */
export function selection(change: Partial<SelectionInput>): SelectionInput {
  return {
    ...{ task: TASK, models: [SMALL, DEAR], budgetLeftNanoUsd: null, knowledge: NO_KNOWLEDGE },
    ...{ rules: NO_RULES, unavailable: new Map(), router: ROUTER },
    ...change,
  };
}
