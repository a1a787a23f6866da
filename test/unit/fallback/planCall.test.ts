/** What one call sends and holds, and when nothing is sent at all. */
import assert from 'node:assert/strict';
import { worstNanoUsd } from '../../../src/core/cost-monitor/pricing.ts';
import type { Model, Price, Task } from '../../../src/core/types.ts';
import { type CallWish, planCall } from '../../../src/server/execute/planCall.ts';

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
}: Partial<Omit<CallWish, 'model' | 'task'>> & {
  readonly model?: Partial<Model>;
  readonly task?: Partial<Task>;
} = {}) {
  const whole = { ...TASK, ...task };
  const built = { prompt: whole.prompt, system: 'Be brief.' };
  const limits = { leftNanoUsd: null, fitsNanoUsd: null };
  const defaults = { built, rejected: null, lean: false, wider: false, ...limits };
  return planCall({ ...defaults, task: whole, model: { ...MODEL, ...model }, ...wish }, 32);
}

suite('plan of a call', () => {
  test('holds the price of the whole prompt and the longest answer it asks for', () => {
    const made = plan();
    assert.ok(made.ok);
    assert.ok(made.request.maxTokens >= 4 * TASK.outputTokens);
    assert.deepEqual(made.request.price, PRICE);
    const promptUpper = made.worstTokens - made.request.maxTokens;
    assert.equal(made.worstNanoUsd, worstNanoUsd(PRICE, promptUpper, made.request.maxTokens));
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
    const made = plan({ rejected: REJECTED, lean: true });
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
  test('the cap is lowered to what the decision found to fit, and the call is made all the same', () => {
    const free = plan();
    assert.ok(free.ok);
    const fits = plan({ fitsNanoUsd: Math.floor(free.worstNanoUsd / 2) });
    assert.ok(fits.ok && fits.worstNanoUsd <= free.worstNanoUsd / 2);
    assert.ok(fits.request.maxTokens >= 1_024);
    const none = plan({ fitsNanoUsd: 1 });
    assert.ok(none.ok && none.request.maxTokens === 1_024, 'the ledger has the last word');
  });
  test('an answer that was cut gets more room, once', () => {
    const [usual, wider] = [plan(), plan({ wider: true })];
    assert.ok(usual.ok && usual.widenable && wider.ok && !wider.widenable);
    assert.equal(wider.request.maxTokens, 4 * usual.request.maxTokens);
    const most = plan({ model: { maxOutputTokens: usual.request.maxTokens } });
    assert.ok(most.ok && !most.widenable, 'the model writes no more');
    const poor = plan({ wider: true, leftNanoUsd: usual.worstNanoUsd });
    assert.ok(!poor.ok && poor.failure.kind === 'budget-refused', 'no money for more than before');
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
