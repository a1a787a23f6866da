/** A free model that rests is not replaced by one that costs money, unless the person agreed. */
import assert from 'node:assert/strict';
import { ROUTER } from '../../../../src/core/decision-engine/difficulty/routerModel.ts';
import { NO_KNOWLEDGE } from '../../../../src/core/decision-engine/models/knowledge.ts';
import { NO_RULES } from '../../../../src/core/decision-engine/rules/userRules.ts';
import { decide } from '../../../../src/core/decision-engine/selection/decide.ts';
import type { Unavailable } from '../../../../src/core/decision-engine/selection/eligibility.ts';
import type { Model, Task } from '../../../../src/core/types.ts';

const PRICE = {
  kind: 'priced',
  base: { inputNanoUsdPerMTok: 1e9, outputNanoUsdPerMTok: 2e9 },
  tiers: [],
  requestNanoUsd: 0,
  source: { from: 'settings', asOf: '2026-11-22', stale: false },
} as const;
const remote = (name: string, tier: 'free' | 'paid'): Model => ({
  ...{ id: `openrouter/${name}`, provider: 'openrouter', name, tier, contextTokens: 131_072 },
  price: tier === 'free' ? { kind: 'free' } : PRICE,
});
const FREE = remote('qwen3-coder-480b:free', 'free');
const PAID = remote('qwen3-coder-480b', 'paid');
const LOCAL: Model = {
  ...{ id: 'ollama/qwen2.5-coder:7b', provider: 'ollama', name: 'qwen2.5-coder:7b' },
  ...{ tier: 'local', contextTokens: 32_768, price: { kind: 'free' } },
};
const TASK: Task = {
  ...{ prompt: 'Write a function that adds two numbers.', promptTokens: 10 },
  ...{ promptTokensUpper: 40, outputTokens: 200, complexity: 0.3, priority: 'cost' },
};
const RESTS: Unavailable = { kind: 'cooling-down', why: 'Its quota is used up.' };

interface Case {
  readonly models?: readonly Model[];
  readonly rests?: readonly Model[];
  readonly task?: Partial<Task>;
}

function check(name: string, { models = [FREE, PAID], rests = [FREE], task }: Case, asked: string) {
  test(name, () => {
    const decision = decide({
      task: { ...TASK, ...task },
      models,
      budgetLeftNanoUsd: null,
      knowledge: NO_KNOWLEDGE,
      rules: NO_RULES,
      unavailable: new Map(rests.map(({ id }) => [id, RESTS])),
      router: ROUTER,
    });
    assert.equal(decision.candidates.map(({ model }) => model).join(', '), asked);
    const all = new Set([...decision.candidates, ...decision.rejected].map(({ model }) => model));
    assert.deepEqual(all, new Set(models.map(({ id }) => id)), 'each model is accounted for');
    if (rests.length > 0 && asked === '') assert.match(decision.reason, /quota.*maximum cost/);
  });
}

suite('selection without unasked pay', () => {
  check('a free model that is up comes first', { rests: [] }, `${FREE.id}, ${PAID.id}`);
  check('one that rests is not replaced by a paid one', {}, '');
  check('a named price is consent', { task: { maxCostNanoUsd: 1e9 } }, PAID.id);
  check('a named model is consent', { task: { model: PAID.id } }, PAID.id);
  check('without free models paid ones are asked', { models: [PAID], rests: [] }, PAID.id);
  check(
    'another free model takes over',
    {
      models: [FREE, remote('deepseek-v3:free', 'free'), PAID],
    },
    `openrouter/deepseek-v3:free, ${PAID.id}`,
  );
  check(
    'a local model still may do it',
    { models: [FREE, LOCAL, PAID], task: { complexity: 0.7 } },
    LOCAL.id,
  );
});
