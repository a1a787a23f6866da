/** How long one call may take. */
import assert from 'node:assert/strict';
import type { Model } from '../../../src/core/types.ts';
import { EXECUTION_LIMITS } from '../../../src/server/execute/executionLimits.ts';
import { applyTimers, computeCallLimits } from '../../../src/server/execute/timeouts.ts';

const model = (tier: Model['tier'], loaded = true): Model => ({
  ...{ id: 'a/b', provider: 'a', name: 'b', tier, price: { kind: 'free' }, loaded },
});
const first = (of: Model, promptTokens: number, limits = EXECUTION_LIMITS) =>
  computeCallLimits(of, { promptTokens, maxTokens: 100 }, 1e9, limits).firstTokenMs;

suite('the time until the first token', () => {
  test('of a local model grows with the prompt, loaded or not', () => {
    assert.equal(first(model('local'), 12_000) - first(model('local'), 0), 240_000);
    assert.equal(first(model('local', false), 12_000) - first(model('local', false), 0), 240_000);
  });

  test('of a remote one does not, nor where the user set it', () => {
    assert.equal(first(model('paid'), 12_000), first(model('paid'), 0));
    const limits = applyTimers(EXECUTION_LIMITS, { firstToken: 7_000 });
    assert.equal(first(model('local'), 12_000, limits), 7_000);
  });
});
