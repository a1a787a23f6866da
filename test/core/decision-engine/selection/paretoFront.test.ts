/** Leaving dominated models out never changes the best plan. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addFollowUp } from '../../../../src/core/decision-engine/selection/addFollowUp.ts';
import {
  findBestPlan,
  planSingleModel,
} from '../../../../src/core/decision-engine/selection/cascade.ts';
import type { ModelEstimate } from '../../../../src/core/decision-engine/selection/estimateModel.ts';
import { findParetoFront } from '../../../../src/core/decision-engine/selection/paretoFront.ts';
import { computeUtilityWeights } from '../../../../src/core/decision-engine/selection/utility.ts';
import { PRIORITIES, TIERS } from '../../../../src/core/types.ts';

const VERIFIER = { acceptsRight: 0.9, acceptsWrong: 0.1 };

const judged = fc
  .record({
    tier: fc.constantFrom(...TIERS),
    skill: fc.integer({ min: 0, max: 20 }),
    cost: fc.integer({ min: 0, max: 5 }),
    ms: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ tier, skill, cost, ms }) => ({ tier, quality: skill / 20, cost, ms }));

function models(rows: readonly { tier: string; quality: number; cost: number; ms: number }[]) {
  return rows.map(({ tier, quality, cost, ms }, at) => ({
    model: { id: `m${at}`, tier },
    nodes: Array.from({ length: 7 }, () => quality),
    quality,
    expectedNanoUsd: tier === 'paid' ? cost * 1e6 : 0,
    expectedMs: ms * 1_000,
    outcomes: 0,
  })) as unknown as ModelEstimate[];
}

suite('undominated', () => {
  test('the best plan among all is the best among those that are kept', () => {
    fc.assert(
      fc.property(
        fc.array(judged, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...PRIORITIES),
        (rows, priority) => {
          const all = models(rows);
          const worth = computeUtilityWeights({ priority, promptTokens: 100, outputTokens: 100 });
          const best = findBestPlan(findParetoFront(all), worth, VERIFIER)!;
          for (const one of all)
            assert.ok(best.utility >= planSingleModel(one, worth).utility - 1e-6);
          for (const [at, first] of all.entries()) {
            for (const second of all.slice(at + 1)) {
              const pair = findBestPlan([first, second], worth, VERIFIER)!;
              assert.ok(best.utility >= pair.utility - 1e-6);
            }
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('the follow-up among all is the one among those that are kept', () => {
    fc.assert(
      fc.property(
        fc.array(judged, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...PRIORITIES),
        (rows, priority) => {
          const all = models([{ tier: 'local', quality: 0.5, cost: 0, ms: 1 }, ...rows]);
          const worth = computeUtilityWeights({ priority, promptTokens: 100, outputTokens: 100 });
          const plan = planSingleModel(all[0]!, worth);
          const [wide, kept] = [all, findParetoFront(all)].map(among =>
            addFollowUp(plan, among, worth, VERIFIER),
          );
          assert.equal(wide!.quality, kept!.quality);
          assert.equal(wide!.nanoUsd, kept!.nanoUsd);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('a cheaper, a faster and a likelier one all stay', () => {
    const rows = [
      { tier: 'paid', quality: 0.9, cost: 5, ms: 5 },
      { tier: 'paid', quality: 0.8, cost: 1, ms: 5 },
      { tier: 'paid', quality: 0.7, cost: 5, ms: 1 },
      { tier: 'paid', quality: 0.6, cost: 5, ms: 5 },
    ];
    assert.deepEqual(
      findParetoFront(models(rows)).map(({ model }) => model.id),
      ['m0', 'm1', 'm2'],
    );
  });

  test('a model that is offered in two tiers stands for no other', () => {
    const rows = [
      { tier: 'free', quality: 0.9, cost: 0, ms: 1 },
      { tier: 'free', quality: 0.8, cost: 0, ms: 1 },
      { tier: 'paid', quality: 0.95, cost: 1, ms: 1 },
    ];
    const ids = ['x/a:free', 'x/b:free', 'y/a'];
    const own = models(rows).map((one, at) => ({ ...one, model: { ...one.model, id: ids[at]! } }));
    const kept = (some: readonly ModelEstimate[]) =>
      findParetoFront(some).map(({ model }) => model.id);
    assert.deepEqual(kept(own), ids);
    assert.deepEqual(kept(own.slice(0, 2)), ['x/a:free']);
  });

  test('ten thousand alike leave one of each tier', () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => ({
      tier: at % 2 ? 'local' : 'paid',
      quality: 0.5,
      cost: 1,
      ms: 1,
    }));
    assert.deepEqual(
      findParetoFront(models(rows)).map(({ model }) => model.id),
      ['m1', 'm0'],
    );
  });
});
