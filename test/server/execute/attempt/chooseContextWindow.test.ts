/** The window that Ollama is asked for: small, of few sizes, and the loaded one where it will do. */
import assert from 'node:assert/strict';
import { UNLIMITED } from '../../../../src/core/cost-monitor/budgets/headroom.ts';
import type { Model } from '../../../../src/core/types.ts';
import { chooseContextWindow } from '../../../../src/server/execute/attempt/chooseContextWindow.ts';
import { planCall } from '../../../../src/server/execute/attempt/planCall.ts';

function check(
  name: string,
  model: { readonly window: number; readonly loaded?: number },
  neededTokens: number,
  expected: number,
) {
  test(name, () => {
    const { window: contextTokens, loaded } = model;
    const sizes = { contextTokens, ...(loaded !== undefined && { loadedContextTokens: loaded }) };
    assert.equal(chooseContextWindow(sizes, neededTokens), expected);
  });
}

suite('window for a call', () => {
  check('a short task gets the smallest window', { window: 131_072 }, 900, 4_096);
  check('exactly full is still enough', { window: 131_072 }, 4_096, 4_096);
  check('one token more takes the next size', { window: 131_072 }, 4_097, 8_192);
  check('a long task gets the next size above it', { window: 131_072 }, 40_000, 65_536);
  check('never above the window of the model', { window: 32_768 }, 1_000_000, 32_768);
  check(
    'a window that is no power of two is its own last size',
    { window: 40_960 },
    35_000,
    40_960,
  );
  check('a model smaller than the smallest size', { window: 2_048 }, 100, 2_048);
  check('a loaded window that suffices stays', { window: 131_072, loaded: 16_384 }, 900, 16_384);
  check('an odd loaded window stays', { window: 131_072, loaded: 10_000 }, 9_000, 10_000);
  check('a loaded window too small is left', { window: 131_072, loaded: 4_096 }, 6_000, 8_192);
  check('a loaded window of 0 tells nothing', { window: 131_072, loaded: 0 }, 900, 4_096);

  test('a call asks for a window that holds its prompt at worst and its whole answer', () => {
    const model: Model = {
      ...{ id: 'ollama/m', provider: 'ollama', name: 'm', tier: 'local' },
      ...{ contextTokens: 131_072, price: { kind: 'free' } },
    };
    const task = {
      ...{ prompt: 'Add.', promptTokens: 6_000, promptTokensUpper: 9_000, outputTokens: 100 },
      ...{ complexity: 0.1, priority: 'cost' as const },
    };
    const built = { prompt: task.prompt };
    const usual = { rejected: null, room: { kind: 'usual' } } as const;
    const plan = planCall(
      { task, model, built, ...usual, leftNanoUsd: null, mayHold: UNLIMITED },
      32,
    );
    assert.ok(plan.ok);
    assert.equal(plan.request.contextTokens, 16_384);
    assert.ok(plan.worstTokens <= 16_384);
  });
});
