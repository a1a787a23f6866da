/** What one call sends and holds, and when nothing is sent at all. */
import assert from 'node:assert/strict';
import { UNLIMITED } from '../../../../src/core/cost-monitor/budgets/headroom.ts';
import { computeWorstCost } from '../../../../src/core/cost-monitor/money/pricing.ts';
import type { Model, Price, Task } from '../../../../src/core/types.ts';
import { type CallPlanRequest, planCall } from '../../../../src/server/execute/attempt/planCall.ts';

const PRICE: Price = {
  kind: 'priced',
  base: { inputNanoUsdPerMTok: 1_000_000_000, outputNanoUsdPerMTok: 10_000_000_000 },
  tiers: [],
  requestNanoUsd: 0,
  source: { from: 'settings', asOf: '2026-11-22', stale: false },
};
const MODEL: Model = {
  ...{ id: 'p/m', provider: 'p', name: 'm', tier: 'paid' },
  ...{ contextTokens: 32_000, price: PRICE },
};
const TASK: Task = {
  ...{ prompt: 'Write add(a, b).', promptTokens: 8, promptTokensUpper: 16, outputTokens: 300 },
  ...{ complexity: 0.1, priority: 'cost' },
};
const REJECTED = {
  answer: 'def add(a, b): return 0',
  verdict: { outcome: 'rejected', by: 'tests', evidence: 'add(1, 2) gave 0' },
} as const;

function plan({
  model,
  task,
  ...wish
}: Partial<Omit<CallPlanRequest, 'model' | 'task'>> & {
  readonly model?: Partial<Model>;
  readonly task?: Partial<Task>;
} = {}) {
  const whole = { ...TASK, ...task };
  const built = { prompt: whole.prompt, system: 'Be brief.' };
  const limits = { leftNanoUsd: null, mayHold: UNLIMITED };
  const defaults = { built, rejected: null, room: { kind: 'usual' }, ...limits } as const;
  return planCall({ ...defaults, task: whole, model: { ...MODEL, ...model }, ...wish }, 32);
}

suite('plan of a call', () => {
  test('holds the price of the whole prompt and the longest answer it asks for', () => {
    const made = plan();
    assert.ok(made.ok);
    assert.ok(made.request.maxTokens >= 4 * TASK.outputTokens);
    assert.deepEqual(made.request.price, PRICE);
    const promptUpper = made.worstTokens - made.request.maxTokens;
    assert.equal(made.worstNanoUsd, computeWorstCost(PRICE, promptUpper, made.request.maxTokens));
    // Every byte that the strategy added may be a token.
    assert.ok(promptUpper >= TASK.promptTokensUpper + 'Be brief.'.length);
  });
  test('quotes the evidence, and the holding grows with it', () => {
    const [plain, told] = [plan(), plan({ rejected: REJECTED })];
    assert.ok(plain.ok && told.ok);
    assert.match(told.request.prompt, /add\(1, 2\) gave 0/);
    assert.ok(told.request.prompt.startsWith(TASK.prompt));
    assert.ok(told.worstNanoUsd > plain.worstNanoUsd);
  });
  test('lean: the person’s words alone', () => {
    const made = plan({ rejected: REJECTED, room: { kind: 'lean' } });
    assert.ok(made.ok && !made.shrinkable);
    assert.equal(made.request.prompt, TASK.prompt);
    assert.equal(made.request.system, undefined);
    assert.equal(made.request.maxTokens, TASK.outputTokens);
  });
  test('a prompt that does not fit is never sent', () => {
    const made = plan({ model: { contextTokens: 1_000 }, task: { promptTokens: 999 } });
    assert.ok(!made.ok);
    assert.equal(made.failure.kind, 'context-overflow');
    assert.equal(made.failure.mayBeBilled, false);
  });
  test('the answer gets what the window leaves', () => {
    const made = plan({ model: { contextTokens: 1_000 }, task: { promptTokens: 500 } });
    assert.ok(made.ok && made.request.maxTokens < 500);
  });
  test('an unknown price is not asked', () => {
    const made = plan({ model: { price: { kind: 'unknown' } } });
    assert.ok(!made.ok && made.failure.kind === 'budget-refused');
  });
  test('the task’s own cap shortens the answer before it forbids the call', () => {
    const free = plan();
    assert.ok(free.ok);
    const half = plan({ leftNanoUsd: Math.floor(free.worstNanoUsd / 2) });
    assert.ok(half.ok && half.worstNanoUsd <= free.worstNanoUsd / 2);
    const none = plan({ leftNanoUsd: 1_000 });
    assert.ok(!none.ok && none.failure.kind === 'budget-refused');
  });
  test('the cap is lowered to what it may hold of the budgets, and the call is made all the same', () => {
    const free = plan();
    assert.ok(free.ok && free.request.maxTokens === 4_096);
    const fits = plan({ mayHold: { nanoUsd: Math.floor(free.worstNanoUsd / 2), tokens: null } });
    assert.ok(fits.ok && fits.worstNanoUsd <= free.worstNanoUsd / 2);
    assert.ok(fits.request.maxTokens >= 1_024 && fits.leastTokens === 1_024);
    const none = plan({ mayHold: { nanoUsd: 1, tokens: null } });
    assert.ok(none.ok && none.request.maxTokens === 1_024, 'the ledger has the last word');
  });
  test('tokens that are left lower it, too, the prompt at its worst set aside', () => {
    const tokens = (left: number) => {
      const made = plan({ mayHold: { nanoUsd: null, tokens: left } });
      assert.ok(made.ok);
      return [made.request.maxTokens, made.worstTokens];
    };
    assert.equal(tokens(2_000)[1], 2_000);
    assert.equal(tokens(100)[0], 1_024, 'the ledger has the last word');
    assert.equal(tokens(1e6)[0], 4_096);
  });
  test('without a budget nothing lowers it, however long the system prompt', () => {
    const made = plan({ built: { prompt: TASK.prompt, system: 's'.repeat(4_000) } });
    assert.equal(made.ok && made.request.maxTokens, 4_096);
  });
  test('an account that pays for less gets less', () => {
    const made = plan({ room: { kind: 'at-most', maxTokens: 2_000 } });
    assert.equal(made.ok && made.request.maxTokens, 2_000);
    const afterWider = plan({ room: { kind: 'at-most', maxTokens: 9_000 } });
    assert.equal(afterWider.ok && afterWider.request.maxTokens, 9_000);
    const most = plan({ room: { kind: 'at-most', maxTokens: 99_000 } });
    assert.equal(most.ok && most.request.maxTokens, 16_384);
  });
  test('an answer that was cut gets more room, once', () => {
    const wish = { room: { kind: 'wider', cutAt: 4_096 } } as const;
    const [usual, wider] = [plan(), plan(wish)];
    assert.ok(usual.ok && usual.widenable && wider.ok && !wider.widenable);
    assert.equal(wider.request.maxTokens, 4 * usual.request.maxTokens);
    const most = plan({ model: { maxOutputTokens: usual.request.maxTokens } });
    assert.ok(most.ok && !most.widenable, 'the model writes no more');
    const poor = plan({ ...wish, leftNanoUsd: usual.worstNanoUsd });
    assert.ok(!poor.ok && poor.failure.kind === 'budget-refused', 'no money for more than before');
  });
  test('as much more as the money reaches for, but half as much again at the least', () => {
    const room = { kind: 'wider', cutAt: 4_096 } as const;
    const cap = (nanoUsd: number) => {
      const made = plan({ room, mayHold: { nanoUsd, tokens: null } });
      return made.ok && made.request.maxTokens;
    };
    const tenThousand = cap(100_000_000);
    assert.ok(tenThousand && tenThousand > 9_900 && tenThousand <= 10_000, `${tenThousand}`);
    assert.equal(cap(1), 6_144, 'the ledger has the last word');
  });
  test('nothing is loaded: the smallest window that holds an answer worth asking for', () => {
    const cold = { tier: 'local', price: { kind: 'free' }, loaded: false } as const;
    const made = plan({ model: cold });
    assert.ok(made.ok && made.request.contextTokens === 4_096 && made.worstTokens === 4_096);
    const long = plan({ model: cold, task: { promptTokens: 1_100, promptTokensUpper: 3_200 } });
    assert.ok(long.ok && long.request.contextTokens === 8_192 && long.request.maxTokens === 4_096);
    const unknown = plan({ model: { tier: 'local', price: { kind: 'free' } } });
    assert.equal(
      unknown.ok && unknown.request.maxTokens,
      4_096,
      'its window is not ours to choose',
    );
  });
  test('a loaded window is kept where it leaves room for the answer', () => {
    const local = { tier: 'local', price: { kind: 'free' } } as const;
    const kept = plan({ model: { ...local, loadedContextTokens: 2_048 } });
    assert.ok(kept.ok && kept.request.contextTokens === 2_048 && kept.widenable);
    assert.ok(kept.request.maxTokens >= 1_024 && kept.worstTokens <= 2_048);
    const small = plan({ model: { ...local, loadedContextTokens: 1_024 } });
    assert.ok(small.ok && small.request.maxTokens === 4_096);
  });
  test('a local model is held at nothing, whatever its cap', () => {
    const made = plan({ model: { tier: 'local', price: { kind: 'free' } }, leftNanoUsd: 0 });
    assert.ok(made.ok && made.worstNanoUsd === 0);
  });
});
