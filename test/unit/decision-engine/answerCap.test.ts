/** How long an answer may be: long enough for what is wished, and no longer than the money reaches. */
import assert from 'node:assert/strict';
import {
  affordableCap,
  answerCap,
  leastCap,
  widerCap,
} from '../../../src/core/decision-engine/answerCap.ts';
import { selectModels } from '../../../src/core/decision-engine/modelSelector.ts';
import { measureTask } from '../../../src/server/measureTask.ts';
import { DEAR, selection, TASK } from './fixtures.ts';

const measured = (task: string) => measureTask({ task, context_length: 0 }, 'cost');
const WIDE = { contextTokens: 200_000 };

suite('answer cap', () => {
  test('a large program may be answered in more than 1,024 tokens', () => {
    const task = measured('Write a snake game in JavaScript with canvas, sound and levels.');
    assert.ok(answerCap(task, DEAR) >= 4_000, `${answerCap(task, DEAR)} tokens`);
  });
  test('so may a short wish whose words tell nothing', () => {
    assert.equal(answerCap(measured('Sort it.'), DEAR), 4_096);
  });
  test('never more than the model writes or its window leaves', () => {
    assert.equal(answerCap(TASK, { ...WIDE, maxOutputTokens: 900 }), 900);
    assert.equal(answerCap(TASK, { contextTokens: TASK.promptTokens + 70 }), 70);
    assert.equal(leastCap(TASK, { contextTokens: TASK.promptTokens + 70 }), 70);
    assert.equal(answerCap(TASK, { contextTokens: 1 }), 1);
  });
  test('a cut answer gets four times as much, within the window, and not without end', () => {
    assert.equal(widerCap(TASK, WIDE), 16_384);
    assert.equal(widerCap(TASK, { contextTokens: 9_000 }), 9_000 - TASK.promptTokens);
    assert.equal(widerCap({ ...TASK, outputTokens: 30_000 }, { contextTokens: 1e9 }), 65_536);
  });
  test('the money that is left lowers the cap, to the least that is worth a call', () => {
    const worst = (tokens: number) => 100 + 15 * tokens;
    assert.equal(affordableCap(4_096, 1_024, null, worst), 4_096);
    assert.equal(affordableCap(4_096, 1_024, 1e9, worst), 4_096);
    const half = affordableCap(4_096, 1_024, 30_000, worst);
    assert.ok(half > 1_900 && worst(half) <= 30_000, `${half}`);
    assert.equal(affordableCap(4_096, 1_024, 50, worst), 1_024);
    assert.equal(
      affordableCap(4_096, 1_024, 50, () => null),
      4_096,
    );
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
