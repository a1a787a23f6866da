/** Plans of benchmarks: what is asked for, in which order, and what of it fits into a day's quota. */
import assert from 'node:assert/strict';
import { describeQuotaPlan, listSteps, planQuota } from '../../../../src/core/benchmark/index.ts';

const TASKS = Array.from({ length: 12 }, (_, at) => ({
  ...{ id: `t${at}`, prompt: 'x', contextTokens: 0, check: { kind: 'proof' } as const },
  ...({ kind: at < 6 ? 'fix' : 'test', language: at % 2 ? 'go' : 'rust' } as const),
}));
const PLAN = {
  ...{ tasks: TASKS, runsPerTask: 2, parallel: 1, maxNanoUsd: null, stopsEarly: true },
  models: [
    { id: 'z/paid', tier: 'paid' },
    { id: 'b/local', tier: 'local' },
    { id: 'a/local', tier: 'local' },
  ],
} as const;

suite('listSteps', () => {
  test('asks one model after the other, local ones first, each task once before any again', () => {
    const steps = listSteps(PLAN);
    assert.equal(steps.length, 72);
    assert.deepEqual(
      [...new Set(steps.map(({ model }) => model))],
      ['a/local', 'b/local', 'z/paid'],
    );
    assert.deepEqual(
      steps.map(({ ordinal }) => ordinal),
      steps.map((_, at) => at),
    );
    for (let model = 0; model < 3; model += 1) {
      const own = steps.slice(24 * model, 24 * (model + 1));
      assert.equal(new Set(own.map(each => each.model)).size, 1);
      assert.ok(own.slice(0, 12).every(({ run }) => run === 0));
      assert.equal(new Set(own.slice(0, 12).map(({ taskId }) => taskId)).size, 12);
    }
  });

  test('any beginning is like the whole, and the order that tasks came in makes no difference', () => {
    const steps = listSteps(PLAN);
    const groups = new Set(
      steps.slice(0, 4).map(({ taskId }) => {
        const { kind, language } = TASKS.find(({ id }) => id === taskId)!;
        return `${kind} ${language}`;
      }),
    );
    assert.equal(groups.size, 4);
    assert.deepEqual(listSteps({ ...PLAN, tasks: TASKS.toReversed() }), steps);
  });

  test("a task's own models and runs count", () => {
    const tasks = [{ ...TASKS[0]!, models: ['z/paid'], runs: 5 }];
    const steps = listSteps({ ...PLAN, tasks });
    assert.deepEqual(
      steps.map(({ model, run }) => `${model} ${run}`),
      [0, 1, 2, 3, 4].map(run => `z/paid ${run}`),
    );
  });
});

suite('planQuota', () => {
  const midnight = Date.parse('2026-11-29T00:00:00Z');

  test('fills today, and says from when on and for how long the rest takes', () => {
    const all = planQuota(20, { leftToday: 50, perDay: 50 });
    assert.deepEqual(all, { today: 20, later: 0, days: 0 });
    assert.match(describeQuotaPlan(all, midnight), /^All 20 answers fit/);
    const some = planQuota(130, { leftToday: 10, perDay: 50 });
    assert.deepEqual(some, { today: 10, later: 120, days: 3 });
    assert.match(
      describeQuotaPlan(some, midnight),
      /^10 of 130 .* 120 are left from 2026-11-29T00:00 UTC on, for 3 days/,
    );
    assert.deepEqual(planQuota(5, { leftToday: -2, perDay: 0 }), { today: 0, later: 5, days: 5 });
  });
});
