/** Who is asked, in which order, and why the others are not. */
import assert from 'node:assert/strict';
import { NO_RULES, type UserRules } from '../../../../src/core/decision-engine/rules/userRules.ts';
import { selectModels } from '../../../../src/core/decision-engine/selection/modelSelector.ts';
import type { Model, Task } from '../../../../src/core/types.ts';
import { DEAR, FREE, local, priced, remote, SMALL, selection, TASK, TINY } from '../fixtures.ts';

interface Case {
  readonly task?: Partial<Task>;
  readonly models?: readonly Model[];
  readonly budget?: number;
  readonly rules?: Partial<UserRules>;
  readonly resting?: readonly Model[];
}

/** `expected`: route, then those asked in order, then `!model: kind` of those rejected. */
function check(name: string, change: Case, expected: string) {
  test(name, () => {
    const { task, models = [SMALL, DEAR], budget = null, rules, resting = [] } = change;
    const input = selection({
      task: { ...TASK, ...task },
      models,
      budgetLeftNanoUsd: budget,
      rules: { ...NO_RULES, ...rules },
      unavailable: new Map(
        resting.map(({ id }) => [id, { kind: 'cooling-down', why: 'It rests.' } as const]),
      ),
    });
    const decision = selectModels(input);
    const line = [
      decision.candidates.map(each => each.model).join(', '),
      ...decision.rejected.map(each => `!${each.model}: ${each.kind}`),
    ];
    assert.equal(`${decision.route}: ${line.filter(part => part !== '').join(', ')}`, expected);
    assert.deepEqual(selectModels({ ...input, models: models.toReversed() }), decision);
    for (const each of [...decision.candidates, ...decision.rejected])
      assert.match(each.why, /\.$/);
    assert.match(decision.reason, /\.$/);
  });
}

const [small, tiny, dear, free] = [SMALL, TINY, DEAR, FREE].map(({ id }) => id);
const HARD = {
  prompt: `Fix the deadlock in this scheduler. ${'It must keep every invariant. '.repeat(20)}`,
  ...{ complexity: 0.8, outputTokens: 800 },
};
const SECRET: UserRules['privacy'] = { kind: 'local-only', rule: 'src/**', why: 'A rule.' };

suite('model selector', () => {
  check('a small task stays local', {}, `local: ${small}, ${dear}`);
  check(
    'a middling one begins there',
    { task: { complexity: 0.35 } },
    `cascade: ${small}, ${dear}`,
  );
  check(
    'with tests, the answer is checked first',
    { task: { ...HARD, tests: 'x' } },
    `cascade: ${small}, ${dear}`,
  );
  check(
    'quality asks the best',
    { task: { ...HARD, priority: 'quality' } },
    `paid: ${dear}, ${small}`,
  );
  check('a tiny model is no help', { task: HARD, models: [TINY, DEAR] }, `paid: ${dear}, ${tiny}`);
  check('free before paid', { models: [TINY, FREE, DEAR] }, `free: ${free}, ${tiny}, ${dear}`);
  check(
    'speed leaves easy work on the machine',
    { task: { priority: 'speed' } },
    `local: ${small}, ${dear}`,
  );
  check(
    'speed goes to the fast one with what is not easy',
    { task: { ...HARD, priority: 'speed' } },
    `paid: ${dear}, ${small}`,
  );
  check('an empty purse', { budget: 0, task: HARD }, `local: ${small}, !${dear}: over-budget`);
  check(
    'a task may cost only so much',
    { task: { maxCostNanoUsd: 1000 } },
    `local: ${small}, !${dear}: over-budget`,
  );
  check(
    'a long prompt',
    { task: { promptTokens: 40_000 } },
    `paid: ${dear}, !${small}: context-too-small`,
  );
  check(
    'privacy',
    { rules: { privacy: SECRET }, task: HARD },
    `local: ${small}, !${dear}: privacy-rule`,
  );
  check(
    'privacy without a local model',
    { rules: { privacy: SECRET }, models: [DEAR] },
    `local: !${dear}: privacy-rule`,
  );
  check(
    'forbidden by glob',
    { rules: { forbidden: ['openrouter/**'] } },
    `local: ${small}, !${dear}: forbidden`,
  );
  check(
    'pinned',
    { rules: { pins: [{ model: dear! }] } },
    `paid: ${dear}, !${small}: not-asked-for`,
  );
  check(
    'pinned for another language',
    { rules: { pins: [{ model: dear!, language: 'rust' }] } },
    `local: ${small}, ${dear}`,
  );
  check(
    'a model named by its bare name',
    { task: { model: DEAR.name } },
    `paid: ${dear}, !${small}: not-asked-for`,
  );
  check('a pool', { rules: { pool: ['ollama/*'] } }, `local: ${small}, !${dear}: not-asked-for`);
  check('a floor', { rules: { qualityFloor: 0.98 } }, `paid: ${dear}, !${small}: not-good-enough`);
  check(
    'a floor binds nobody who chose the model',
    { rules: { qualityFloor: 0.99, pins: [{ model: SMALL.id }] } },
    `local: ${small}, !${dear}: not-asked-for`,
  );
  check(
    'nor who named it',
    { rules: { qualityFloor: 0.99 }, task: { model: SMALL.id } },
    `local: ${small}, !${dear}: not-asked-for`,
  );
  check(
    'an answer longer than a model writes',
    { task: { outputTokens: 4_000 }, models: [SMALL, { ...DEAR, maxOutputTokens: 100 }] },
    `local: ${small}, !${dear}: context-too-small`,
  );
  check('a resting model', { resting: [SMALL] }, `paid: ${dear}, !${small}: cooling-down`);
  check(
    'a dynamic price, even when named',
    { task: { model: 'openrouter/auto' }, models: [SMALL, remote('auto', { kind: 'dynamic' })] },
    `local: !${small}: not-asked-for, !openrouter/auto: price-unknown`,
  );
  check('no models', { models: [] }, 'local: ');
  check(
    'a cold model waits behind a warm one',
    { models: [local('b:7b', { loaded: false }), local('a:7b', { loaded: true })] },
    'local: ollama/a:7b, ollama/b:7b',
  );
  check(
    'equal models by id',
    { models: [local('b:7b'), local('a:7b')] },
    'local: ollama/a:7b, ollama/b:7b',
  );

  test('a training host is excluded where the person says so', () => {
    const free = { kind: 'free' } as const;
    const models = [
      remote('trains', free, { mayTrainOnData: true }),
      remote('does-not', free, { mayTrainOnData: false }),
      remote('says-nothing', free),
    ];
    const rules = { ...NO_RULES, trainingAllowed: false };
    const { candidates, rejected } = selectModels(selection({ models, rules }));
    assert.deepEqual(
      candidates.map(({ model }) => model),
      [models[1]!.id],
    );
    assert.ok(rejected.every(({ kind }) => kind === 'may-train'));
  });

  test('a floor is never said to be what the chance is', () => {
    const of = (qualityFloor: number, complexity = 0.1) => {
      const task = { ...TASK, complexity };
      const rules = { ...NO_RULES, qualityFloor };
      return selectModels(selection({ task, models: [SMALL], rules }));
    };
    for (const complexity of [0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5]) {
      const { quality } = of(0, complexity).candidates[0]!;
      for (const over of [1e-9, 0.001, 0.004, 0.006, 0.01]) {
        const { why } = of(quality + over, complexity).rejected[0]!;
        const [, chance, floor] = /an? (\d+) % chance.* for (\d+) %\.$/.exec(why) ?? [];
        assert.ok(Number(chance) < Number(floor), why);
      }
    }
    const { quality } = of(0).candidates[0]!;
    assert.match(of(0.55 + 0.45).rejected[0]!.why, /ask for 100 %/);
    assert.match(of(quality + 0.01).rejected[0]!.why, / (?:an 8\d|a [1-79]\d) % chance/);
  });

  test('a dearer twin is never asked first', () => {
    const twin = remote('anthropic/claude-sonnet-4-dear', priced(6, 30));
    const [first] = selectModels(
      selection({ models: [twin, DEAR], task: { ...TASK, ...HARD } }),
    ).candidates;
    assert.equal(first?.model, dear);
  });
});
