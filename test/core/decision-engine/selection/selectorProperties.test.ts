/** What must hold of every selection, whatever the models, limits and texts. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NO_KNOWLEDGE } from '../../../../src/core/decision-engine/models/knowledge.ts';
import { makeModelKey } from '../../../../src/core/decision-engine/models/makeModelKey.ts';
import {
  computeCheckChances,
  planSingleModel,
} from '../../../../src/core/decision-engine/selection/cascade.ts';
import type { ModelEstimate } from '../../../../src/core/decision-engine/selection/estimateModel.ts';
import { selectModels } from '../../../../src/core/decision-engine/selection/modelSelector.ts';
import type { SelectionInput } from '../../../../src/core/decision-engine/selection/selectionInput.ts';
import { computeUtility } from '../../../../src/core/decision-engine/selection/utility.ts';
import {
  type WeighedModels,
  weighModels,
} from '../../../../src/core/decision-engine/selection/weighModels.ts';
import { formatDuration, formatPercent } from '../../../../src/core/figures.ts';
import { type Model, PRIORITIES, type Task, TIERS } from '../../../../src/core/types.ts';
import {
  CHEAP,
  DEAR,
  FREE,
  local,
  priced,
  remote,
  SMALL,
  selection,
  TASK,
  TINY,
} from '../fixtures.ts';

const RUNS = { numRuns: 150 };

const task = fc.record({
  prompt: fc.constantFrom(TASK.prompt, 'Fix this race.', 'Why is the sky blue?', 'x'.repeat(3000)),
  promptTokens: fc.integer({ min: 1, max: 60_000 }),
  outputTokens: fc.integer({ min: 1, max: 4_000 }),
  complexity: fc.double({ min: 0, max: 1, noNaN: true }),
  priority: fc.constantFrom(...PRIORITIES),
  tested: fc.boolean(),
  callMs: fc.constantFrom(3_000, 60_000, 600_000),
});
const model = fc
  .record({
    tier: fc.constantFrom(...TIERS),
    // Some are one model, offered in several tiers.
    name: fc.oneof(fc.stringMatching(/^[a-z]{1,6}$/), fc.constantFrom('twin', 'twin:free')),
    sizeB: fc.integer({ min: 1, max: 400 }),
    contextTokens: fc.integer({ min: 1_000, max: 100_000 }),
    usd: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ tier, name, sizeB, contextTokens, usd }): Model => {
    const own = { contextTokens, parametersB: sizeB };
    if (tier === 'local') return local(name, own);
    return remote(name, tier === 'free' ? { kind: 'free' } : priced(usd, 4 * usd), own);
  });
const models = fc.uniqueArray(model, { selector: ({ id }) => id, minLength: 1, maxLength: 6 });
const budget = fc.option(fc.integer({ min: 0, max: 2e9 }));

function input(t: typeof task extends fc.Arbitrary<infer T> ? T : never, own: readonly Model[]) {
  const { tested, callMs, ...rest } = t;
  const whole: Task = { ...TASK, ...rest, promptTokensUpper: 3 * t.promptTokens };
  const timeLimits = { callMs: { local: callMs, free: callMs, paid: callMs }, taskMs: 900_000 };
  return selection({ task: tested ? { ...whole, tests: 'x' } : whole, models: own, timeLimits });
}

function inputUsd({ price }: Model): number {
  return price.kind === 'priced' ? price.base.inputNanoUsdPerMTok / 1e9 : 0;
}

/** Nobody is the worst; whoever is too slow comes after whoever is not; then by utility. */
function neverWorse(before: SelectionInput, after: SelectionInput) {
  const [was, is] = [weighModels(before), weighModels(after)];
  const rank = ({ asked, lastResort }: WeighedModels) =>
    asked === null ? 0 : lastResort === null ? 2 : 1;
  assert.ok(rank(is) >= rank(was), `${rank(is)} is worse than ${rank(was)}`);
  if (rank(is) > rank(was) || was.asked === null) return;
  notLess(is.plan!.utility, was.plan!.utility);
  notLess(is.asked!.utility, was.asked.utility);
}

/** What asking the next model adds once the check has failed; null: that was planned from the start. */
function gained({ plan, asked, worth }: WeighedModels, tested: boolean): number | null {
  if (plan === null || plan.steps.length > 1) return null;
  const [first, second] = asked!.steps;
  if (second === undefined) return 0;
  const verifier = tested ? NO_KNOWLEDGE.verifierWithTests : NO_KNOWLEDGE.verifierWithoutTests;
  const { rejected, secondRight } = computeCheckChances(first, second, verifier);
  const kept = (first.quality * (1 - verifier.acceptsRight)) / rejected;
  const next = { ...planSingleModel(second, worth), quality: secondRight / rejected };
  const stay = { quality: kept, nanoUsd: 0, ms: 0, away: 0, paid: 0 };
  // What was enough as a first guess is not, once it was rejected.
  const plain = { ...worth, enough: 1 };
  return computeUtility(plain, next) - computeUtility(plain, stay);
}

function notLess(is: number, was: number) {
  assert.ok(is >= was - 1e-6 * Math.abs(was), `${is} is worse than ${was}`);
}

suite('selector properties', () => {
  test('a larger budget never makes the choice worse', () => {
    fc.assert(
      fc.property(task, models, budget, budget, (t, own, a, b) => {
        const [less, more] = [a, b].sort((x, y) => (x ?? Infinity) - (y ?? Infinity));
        const of = (left: number | null) => ({ ...input(t, own), budgetLeftNanoUsd: left });
        neverWorse(of(less ?? null), of(more ?? null));
      }),
      RUNS,
    );
  });

  test('a larger context never makes the choice worse', () => {
    fc.assert(
      fc.property(task, models, budget, fc.nat(100_000), fc.nat(5), (t, own, left, more, at) => {
        const wider = own.map((each, i) =>
          i === at ? { ...each, contextTokens: (each.contextTokens ?? 0) + more } : each,
        );
        const of = (these: readonly Model[]) => ({ ...input(t, these), budgetLeftNanoUsd: left });
        neverWorse(of(own), of(wider));
      }),
      RUNS,
    );
  });

  test('a better model never makes the choice worse', () => {
    fc.assert(
      fc.property(
        task,
        models,
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.nat(5),
        (t, own, up, at) => {
          const better = own[at % own.length]!;
          const skill = { offset: up, byKind: {}, byLanguage: new Map(), outcomes: 9 };
          const skills = new Map([[better.id, skill]]);
          neverWorse(input(t, own), { ...input(t, own), knowledge: { ...NO_KNOWLEDGE, skills } });
        },
      ),
      RUNS,
    );
  });

  test('a lower price never makes the choice worse', () => {
    fc.assert(
      fc.property(task, models, budget, fc.nat(60), fc.nat(5), (t, own, left, usd, at) => {
        const cheaper = own.map((each, i) => {
          const less = i === at && each.tier === 'paid' && inputUsd(each) > usd;
          return less ? { ...each, price: priced(usd, 4 * usd) } : each;
        });
        const of = (these: readonly Model[]) => ({ ...input(t, these), budgetLeftNanoUsd: left });
        neverWorse(of(own), of(cheaper));
      }),
      RUNS,
    );
  });

  test('what is carried out begins as planned, and a failed check leads to what is worth it then', () => {
    fc.assert(
      fc.property(task, models, budget, budget, (t, own, a, b) => {
        const [less, more] = [a, b]
          .sort((x, y) => (x ?? Infinity) - (y ?? Infinity))
          .map(left => weighModels({ ...input(t, own), budgetLeftNanoUsd: left }));
        for (const { plan, asked } of [less!, more!]) {
          assert.equal(asked?.steps[0], plan?.steps[0]);
          assert.equal(asked?.utility, plan?.utility);
        }
        const [was, is] = [gained(less!, t.tested), gained(more!, t.tested)];
        assert.ok(was === null || was >= 0, `${was}`);
        const same = less!.asked?.steps[0].model === more!.asked?.steps[0].model;
        if (same && was !== null && is !== null) notLess(is, was);
      }),
      RUNS,
    );
  });

  test('nobody is escalated to who is no likelier, or the same model elsewhere', () => {
    fc.assert(
      fc.property(task, models, (t, own) => {
        const { plan, asked } = weighModels(input(t, own));
        for (const { steps } of [plan, asked].filter(each => each !== null)) {
          const [first, second] = steps;
          if (second === undefined) continue;
          assert.ok(second.quality > first.quality);
          assert.notEqual(makeModelKey(first.model), makeModelKey(second.model));
        }
      }),
      RUNS,
    );
  });

  test('nobody pays for what looks the same for nothing', () => {
    const looks = ({ quality, expectedMs }: ModelEstimate) =>
      `${formatPercent(quality)} ${formatDuration(expectedMs)}`;
    fc.assert(
      fc.property(task, models, (t, own) => {
        const { asked, fit } = weighModels(input(t, own));
        const first = asked?.steps[0];
        if (first === undefined || first.expectedNanoUsd === 0) return;
        const free = fit.filter(({ expectedNanoUsd }) => expectedNanoUsd === 0);
        assert.ok(free.every(one => looks(one) !== looks(first)));
      }),
      RUNS,
    );
  });

  test('every model is accounted for once, in an order that the input does not decide', () => {
    fc.assert(
      fc.property(task, models, (t, own) => {
        const decision = selectModels(input(t, own));
        const named = [...decision.candidates, ...decision.rejected].map(each => each.model);
        assert.equal(named.length, own.length);
        assert.deepEqual(new Set(named), new Set(own.map(({ id }) => id)));
        assert.deepEqual(selectModels(input(t, own.toReversed())), decision);
        assert.ok(decision.score >= 0 && decision.score <= 1);
      }),
      RUNS,
    );
  });

  for (const priority of PRIORITIES) {
    test(`${priority} can reach each tier`, () => {
      const strong = local('qwen3-coder:30b', { loaded: true });
      const skill = { offset: 2, byKind: {}, byLanguage: new Map(), outcomes: 40 };
      const knowledge = {
        ...NO_KNOWLEDGE,
        skills: new Map([[strong.id, skill]]),
        speeds: new Map([[strong.id, { firstTokenMs: 200, tokensPerSecond: 120 }]]),
      };
      const first = (own: readonly Model[], change: Partial<Task>) =>
        selectModels(selection({ models: own, task: { ...TASK, priority, ...change }, knowledge }))
          .candidates[0];
      assert.equal(first([strong, DEAR], { complexity: 0 })?.tier, 'local');
      assert.equal(first([TINY, FREE], { complexity: 0.5 })?.tier, 'free');
      assert.equal(first([TINY, CHEAP], { complexity: 0.5 })?.tier, 'paid');
      assert.equal(first([SMALL], { complexity: 1 })?.tier, 'local');
    });
  }
});
