/** How long one call may take. */
import assert from 'node:assert/strict';
import type { Model } from '../../../src/core/types.ts';
import { EXECUTION_LIMITS } from '../../../src/server/execute/executionLimits.ts';
import { applyTimers, computeCallLimits } from '../../../src/server/execute/timeouts.ts';

const model = (tier: Model['tier'], loaded = true): Model => ({
  ...{ id: 'a/b', provider: 'a', name: 'b', tier, price: { kind: 'free' }, loaded },
});
const limitsOf = (
  of: Model,
  promptTokens: number,
  limits = EXECUTION_LIMITS,
  tokensPerSecond?: number,
) => computeCallLimits(of, { promptTokens, maxTokens: 100, tokensPerSecond }, 1e9, limits);
const first = (of: Model, promptTokens: number, limits = EXECUTION_LIMITS) =>
  limitsOf(of, promptTokens, limits).firstTokenMs;

suite('the time until the first token', () => {
  test('of a local model grows with the prompt, loaded or not', () => {
    assert.equal(first(model('local'), 12_000) - first(model('local'), 0), 240_000);
    assert.equal(first(model('local', false), 12_000) - first(model('local', false), 0), 240_000);
  });

  test('grows with the speed that the model was measured at, and so does the whole call', () => {
    const grown = (tokensPerSecond?: number) => {
      const [long, short] = [12_000, 0].map(tokens =>
        limitsOf(model('local'), tokens, EXECUTION_LIMITS, tokensPerSecond),
      );
      return [long!.firstTokenMs - short!.firstTokenMs, long!.totalMs - short!.totalMs];
    };
    assert.deepEqual(grown(), [240_000, 240_000]);
    assert.deepEqual(grown(2), [6_000_000, 6_000_000]);
    assert.deepEqual(grown(100), [120_000, 120_000]);
    const bounded = { promptTokens: 1e6, maxTokens: 100, tokensPerSecond: 1 };
    const { totalMs } = computeCallLimits(model('local'), bounded, 5_000, EXECUTION_LIMITS);
    assert.equal(totalMs, 5_000, "the task's own time is the end of it");
  });

  test('of a remote one does not, nor where the user set it', () => {
    assert.equal(first(model('paid'), 12_000), first(model('paid'), 0));
    const limits = applyTimers(EXECUTION_LIMITS, { firstToken: 7_000 });
    assert.equal(first(model('local'), 12_000, limits), 7_000);
  });
});
