/** Whom a failed check leads to: somebody who is worth it then, and whose help can be seen. */
import assert from 'node:assert/strict';
import { addFollowUp } from '../../../../src/core/decision-engine/selection/addFollowUp.ts';
import { planSingleModel } from '../../../../src/core/decision-engine/selection/cascade.ts';
import type { ModelEstimate } from '../../../../src/core/decision-engine/selection/estimateModel.ts';
import { computeUtilityWeights } from '../../../../src/core/decision-engine/selection/utility.ts';
import { CHEAP, DEAR, FREE, SMALL } from '../fixtures.ts';

const WORTH = computeUtilityWeights({ priority: 'cost', promptTokens: 100, outputTokens: 200 });
const WEAK = { acceptsRight: 0.97, acceptsWrong: 0.75 };

/** As likely at each difficulty. */
const judged = (model: ModelEstimate['model'], quality: number, usd: number): ModelEstimate => ({
  model,
  nodes: Array.from({ length: 7 }, () => quality),
  quality,
  expectedNanoUsd: usd * 1e9,
  worstNanoUsd: usd * 1e9,
  expectedMs: 5_000,
  outcomes: 0,
});

suite('follow-up', () => {
  const check = (
    name: string,
    first: ModelEstimate,
    others: readonly ModelEstimate[],
    second: ModelEstimate | undefined,
  ) =>
    test(name, () => {
      const plan = planSingleModel(first, WORTH);
      const asked = addFollowUp(plan, [first, ...others], WORTH, WEAK);
      assert.equal(asked.steps[0], first);
      assert.equal(asked.steps[1], second);
      assert.equal(asked.utility, plan.utility);
      assert.equal(asked.quality > plan.quality, second !== undefined);
    });
  const good = judged(SMALL, 0.94, 0);
  const likelier = judged(CHEAP, 0.98, 0.0001);
  const dear = judged(DEAR, 0.98, 0.002);

  check('one who is likelier', good, [likelier], likelier);
  check('the cheaper of two alike', good, [dear, likelier], likelier);
  check('not one who adds less than is shown', good, [judged(FREE, 0.959, 0)], undefined);
  const poor = judged(SMALL, 0.5, 0);
  const better = judged(FREE, 0.6, 0);
  check('one who is likelier than the rejected', poor, [better], better);
  check('not one who hardly is', poor, [judged(FREE, 0.55, 0)], undefined);
  check('not one who costs more than it is worth', good, [judged(DEAR, 0.98, 0.5)], undefined);
  check('not after a free one', judged(FREE, 0.85, 0), [likelier], undefined);
});
