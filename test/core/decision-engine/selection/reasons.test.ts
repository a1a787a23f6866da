/** The sentences of a decision: what really decided is named, and nothing is compared that is not there. */
import assert from 'node:assert/strict';
import { NO_RULES } from '../../../../src/core/decision-engine/rules/userRules.ts';
import { selectModels } from '../../../../src/core/decision-engine/selection/modelSelector.ts';
import { explainNoCandidate } from '../../../../src/core/decision-engine/selection/reasons.ts';
import type { Model, Priority, Rejection, Task } from '../../../../src/core/types.ts';
import { measureTask } from '../../../../src/server/decide/measureTask.ts';
import { CHEAP, DEAR, FREE, local, priced, remote, SMALL, selection, TASK } from '../fixtures.ts';

const SMALL_WINDOW: Rejection = {
  ...{ model: 'ollama/tiny', tier: 'local', kind: 'context-too-small' },
  why: 'Its window holds 2048.',
};
const RULED: Rejection = {
  ...{ model: 'openrouter/big', tier: 'paid', kind: 'privacy-rule' },
  why: 'The file\'s path matches the local-only rule "secrets/**".',
};
const STRONG = local('qwen3-coder:30b', { parametersB: 30.5, loaded: true });
const NANO = remote('openai/gpt-5-nano', priced(1, 1));

const measured = (task: string) => measureTask({ task, context_length: 0 }, 'cost');
const decided = (task: Partial<Task>, models: readonly Model[]) =>
  selectModels(selection({ task: { ...TASK, ...task }, models }));

suite('reasons', () => {
  test('the kind of task comes first, in words', () => {
    const told = (prompt: string) =>
      decided({ ...measured(prompt), language: 'javascript' }, [SMALL]).reason.split('. ')[0];
    assert.match(told('Write add(a, b).') ?? '', /^New code: /);
    assert.match(told('Fix this: it crashes.') ?? '', /^A bug fix: /);
    assert.match(told(`Fix this: ${'it must not crash, '.repeat(30)}`) ?? '', /: a detailed/);
  });

  test('a refusal names the rule that kept the task here, whatever else stood in the way', () => {
    const refusal = explainNoCandidate([SMALL_WINDOW, RULED]);
    assert.match(refusal, /ollama\/tiny: Its window.*openrouter\/big: .*"secrets\/\*\*"/);
    assert.equal(explainNoCandidate([RULED]).match(/secrets/g)?.length, 1);
    assert.doesNotMatch(explainNoCandidate([SMALL_WINDOW]), /rule/);
  });

  test('the reason does not depend on the order of the models', () => {
    const models = [local('tiny', { contextTokens: 1 }), CHEAP, DEAR];
    const privacy = { kind: 'local-only', rule: 'x', why: 'Because.' } as const;
    const of = (own: typeof models) =>
      selectModels(selection({ models: own, rules: { ...NO_RULES, privacy } })).reason;
    assert.equal(of(models), of(models.toReversed()));
  });

  const check = (
    name: string,
    models: readonly Model[],
    priority: Priority,
    complexity: number,
    said: RegExp,
  ) => test(name, () => assert.match(decided({ priority, complexity }, models).reason, said));
  check('one model alone is not compared', [SMALL], 'cost', 0.9, /%.* the only model that can be/);
  check('chance', [SMALL, DEAR], 'quality', 0.5, /sonnet-4 is \d+ % likely.*; .*7b only \d+ %\.$/);
  check(
    'money',
    [FREE, DEAR],
    'cost',
    0.1,
    /sonnet-4, \d+ % likely, would cost about \$0\.00\d+\.$/,
  );
  check(
    'time',
    [local('a:7b', { loaded: true }), local('b:7b', { loaded: false })],
    'cost',
    0.1,
    /a:7b is .*b:7b, \d+ % likely, would take about \d+ s instead of \d+ s\.$/,
  );
  check(
    'place',
    [STRONG, FREE],
    'cost',
    0.1,
    /30b is 9\d %.*enough; .*:free, .* not on this machine/,
  );
  check(
    'a check',
    [SMALL, DEAR],
    'cost',
    0.1,
    /answer is checked, and .*sonnet-4 is asked only if/,
  );
  check(
    'twins',
    [remote('x', priced(1, 1)), remote('y', priced(1, 1))],
    'cost',
    0.5,
    /, and no other comes out better\.$/,
  );

  test('a model is not called more likely than a cheaper, likelier one', () => {
    const task = { ...measured('Merge two sorted lists.'), priority: 'speed' as const };
    const { reason, candidates } = decided(task, [STRONG, NANO]);
    assert.equal(candidates[0]?.model, NANO.id);
    assert.ok(candidates[1]!.quality > candidates[0]!.quality);
    assert.match(reason, /30b, 9\d % likely, would take about \d+ s instead of [\d.]+ s\.$/);
  });
});
