/** Decisions count no finer than what a person sees. */
import assert from 'node:assert/strict';
import {
  planCascade,
  planSingleModel,
} from '../../../../src/core/decision-engine/selection/cascade.ts';
import {
  computeUtility,
  computeUtilityWeights,
} from '../../../../src/core/decision-engine/selection/utility.ts';
import { weighModels } from '../../../../src/core/decision-engine/selection/weighModels.ts';
import { CHEAP, FREE, SMALL, selection } from '../fixtures.ts';

suite('utility', () => {
  test('times that look the same are worth the same', () => {
    const worth = computeUtilityWeights({ priority: 'speed', promptTokens: 1, outputTokens: 1 });
    const of = (ms: number) =>
      computeUtility(worth, { quality: 1, nanoUsd: 0, ms, away: 0, paid: 0 });
    assert.equal(of(12_400), of(11_600));
    assert.ok(of(12_600) < of(12_400));
  });

  test('paying costs a percent of what a right answer is worth, also where it is only likely', () => {
    const { judged, worth } = weighModels(selection({ models: [SMALL, FREE, CHEAP] }));
    const [first, free] = judged;
    const paid = { ...free!, expectedNanoUsd: 1 };
    const verifier = { acceptsRight: 1, acceptsWrong: 0 };
    const differ = (a: { utility: number }, b: { utility: number }, expected: number) =>
      assert.ok(Math.abs(a.utility - b.utility - expected) < 2, `${a.utility - b.utility}`);
    const percentOfRight = 0.01 * worth.rightNanoUsd;
    differ(planSingleModel(free!, worth), planSingleModel(paid, worth), percentOfRight);
    const together = [free!, paid].map(second => planCascade(first!, second, worth, verifier));
    differ(together[0]!, together[1]!, percentOfRight * (1 - first!.quality));
  });
});
