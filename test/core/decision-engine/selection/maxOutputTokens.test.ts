/** How long an answer may be: long enough for what is wished, and no longer than the money reaches. */
import assert from 'node:assert/strict';
import {
  computeAffordableTokens,
  computeLeastOutputTokens,
  computeLeastRetryTokens,
  computeMaxOutputTokens,
  computeRetryOutputTokens,
} from '../../../../src/core/decision-engine/selection/maxOutputTokens.ts';
import { selectModels } from '../../../../src/core/decision-engine/selection/modelSelector.ts';
import { measureTask } from '../../../../src/server/decide/measureTask.ts';
import { DEAR, selection, TASK } from '../fixtures.ts';

const measured = (task: string) => measureTask({ task, context_length: 0 }, 'cost');
const WIDE = { contextTokens: 200_000 };

suite('answer cap', () => {
  test('a large program may be answered in more than 1,024 tokens', () => {
    const task = measured('Write a snake game in JavaScript with canvas, sound and levels.');
    assert.ok(
      computeMaxOutputTokens(task, DEAR) >= 4_000,
      `${computeMaxOutputTokens(task, DEAR)} tokens`,
    );
  });
  test('so may a short wish whose words tell nothing', () => {
    assert.equal(computeMaxOutputTokens(measured('Sort it.'), DEAR), 4_096);
  });
  test('never more than the model writes or its window leaves', () => {
    assert.equal(computeMaxOutputTokens(TASK, { ...WIDE, maxOutputTokens: 900 }), 900);
    assert.equal(computeMaxOutputTokens(TASK, { contextTokens: TASK.promptTokens + 70 }), 70);
    assert.equal(computeLeastOutputTokens(TASK, { contextTokens: TASK.promptTokens + 70 }), 70);
    assert.equal(computeMaxOutputTokens(TASK, { contextTokens: 1 }), 1);
  });
  test('a cut answer gets four times as much, within the window, and not without end', () => {
    assert.equal(computeRetryOutputTokens(TASK, WIDE), 16_384);
    assert.equal(
      computeRetryOutputTokens(TASK, { contextTokens: 9_000 }),
      9_000 - TASK.promptTokens,
    );
    assert.equal(computeLeastRetryTokens(4_096, TASK, WIDE), 6_144);
    const small = { contextTokens: TASK.promptTokens + 5_000 };
    assert.equal(computeLeastRetryTokens(4_096, TASK, small), 5_000, 'all that the window has');
    assert.equal(
      computeRetryOutputTokens({ ...TASK, outputTokens: 30_000 }, { contextTokens: 1e9 }),
      65_536,
    );
  });
  test('the money that is left lowers the cap, to the least that is worth a call', () => {
    const worst = (tokens: number) => 100 + 15 * tokens;
    const cap = (nanoUsd: number | null, tokens: number | null = null, price = worst) =>
      computeAffordableTokens(4_096, 1_024, { nanoUsd, tokens }, price);
    assert.equal(cap(null), 4_096);
    assert.equal(cap(1e9), 4_096);
    const half = cap(30_000);
    assert.ok(half > 1_900 && worst(half) <= 30_000, `${half}`);
    assert.equal(cap(50), 1_024);
    assert.equal(cap(null, 9_000), 4_096);
    assert.equal(cap(null, 2_000), 2_000);
    assert.equal(cap(1e9, -50), 1_024);
    assert.equal(cap(30_000, 1_500), 1_500);
    assert.equal(cap(30_000, 3_000), half);
    const unknown = computeAffordableTokens(
      4_096,
      1_024,
      { nanoUsd: 50, tokens: null },
      () => null,
    );
    assert.equal(unknown, 4_096);
  });

  const worstOf = (budgetLeftNanoUsd: number | null) => {
    const { candidates, rejected } = selectModels(selection({ models: [DEAR], budgetLeftNanoUsd }));
    return candidates[0]?.worstNanoUsd ?? rejected[0]?.kind;
  };
  test('a budget below the longest answer lowers what is held before it refuses', () => {
    const [plain, tight] = [worstOf(null) as number, worstOf(30_000_000) as number];
    assert.ok(plain > 60_000_000, `${plain}`);
    assert.ok(tight <= 30_000_000 && tight > 29_000_000, `${tight}`);
    assert.equal(worstOf(10_000_000), 'over-budget');
  });
});
