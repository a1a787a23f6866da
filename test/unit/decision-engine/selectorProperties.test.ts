/** What must hold of every selection, whatever the models, limits and texts. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NO_KNOWLEDGE } from '../../../src/core/decision-engine/knowledge.ts';
import {
  type SelectionInput,
  selectModels,
} from '../../../src/core/decision-engine/modelSelector.ts';
import { modelKey } from '../../../src/core/decision-engine/sameModel.ts';
import { weighModels } from '../../../src/core/decision-engine/weighModels.ts';
import { type Model, PRIORITIES, type Task, TIERS } from '../../../src/core/types.ts';
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
} from './fixtures.ts';

const RUNS = { numRuns: 150 };

const task = fc.record({
  prompt: fc.constantFrom(TASK.prompt, 'Fix this race.', 'Why is the sky blue?', 'x'.repeat(3000)),
  promptTokens: fc.integer({ min: 1, max: 60_000 }),
  outputTokens: fc.integer({ min: 1, max: 4_000 }),
  complexity: fc.double({ min: 0, max: 1, noNaN: true }),
  priority: fc.constantFrom(...PRIORITIES),
  tested: fc.boolean(),
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
  const { tested, ...rest } = t;
  const whole: Task = { ...TASK, ...rest, promptTokensUpper: 3 * t.promptTokens };
  return selection({ task: tested ? { ...whole, tests: 'x' } : whole, models: own });
}

/** The utility of what is chosen; nothing at all is the worst. */
function chosen(selected: SelectionInput): number {
  return weighModels(selected).plan?.utility ?? Number.NEGATIVE_INFINITY;
}

function neverWorse(before: SelectionInput, after: SelectionInput) {
  const [was, is] = [chosen(before), chosen(after)];
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
          i === at ? { ...each, contextTokens: each.contextTokens + more } : each,
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

  test('nobody is escalated to who is no likelier, or the same model elsewhere', () => {
    fc.assert(
      fc.property(task, models, (t, own) => {
        const { plan, asked } = weighModels(input(t, own));
        for (const { steps } of [plan, asked].filter(each => each !== null)) {
          const [first, second] = steps;
          if (second === undefined) continue;
          assert.ok(second.quality > first.quality);
          assert.notEqual(modelKey(first.model), modelKey(second.model));
        }
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
