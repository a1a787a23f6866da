/** The sentences of a decision: what really decided is named, and nothing is compared that is not there. */
import assert from 'node:assert/strict';
import { NO_KNOWLEDGE } from '../../../../src/core/decision-engine/models/knowledge.ts';
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

const measured = (task: string) => measureTask({ task, context_length: 0 }, 'cost');
const decided = (task: Partial<Task>, models: readonly Model[]) =>
  selectModels(selection({ task: { ...TASK, ...task }, models }));

suite('reasons', () => {
  test('the kind of task comes first, in words', () => {
    const { complexity: _, ...open } = TASK;
    const told = (prompt: string, task: Task = open) =>
      selectModels(selection({ task: { ...task, ...measured(prompt) }, models: [SMALL] })).reason;
    assert.match(told('Write add(a, b).'), /^New code: /);
    assert.match(told('Fix this: it crashes.'), /^A bug fix: /);
    const long = `Fix this: ${'it must not crash, '.repeat(30)}`;
    assert.match(told(long), /^A bug fix: .*several requirements/);
    assert.match(told(long, TASK), /^A bug fix: as hard as was said\. /);
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
  check(
    'chance',
    [SMALL, DEAR],
    'quality',
    0.5,
    /sonnet-4 has a guess of \d+ %.*; .*7b has only \d+ %\.$/,
  );
  check(
    'money',
    [FREE, DEAR],
    'cost',
    0.1,
    /sonnet-4, a guess of \d+ %, would cost about \$0\.00\d+\.$/,
  );
  check(
    'time',
    [local('a:7b', { loaded: true }), local('b:7b', { loaded: false })],
    'cost',
    0.1,
    /a:7b has .*b:7b, a guess of \d+ %, would take about \d+ s instead of [\d.]+ s\.$/,
  );
  check(
    'place',
    [STRONG, FREE],
    'cost',
    0.1,
    /30b has a guess of 9\d %.*enough; .*:free, .* not on this machine/,
  );
  check(
    'a check',
    [SMALL, DEAR],
    'cost',
    0.35,
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
    const nano = remote('openai/gpt-4.1-nano', priced(0.1, 0.1));
    const speeds = new Map([[STRONG.id, { firstTokenMs: 9_000, tokensPerSecond: 3 }]]);
    const knowledge = { ...NO_KNOWLEDGE, speeds };
    const models = [STRONG, nano];
    const { reason, candidates } = selectModels(selection({ task, models, knowledge }));
    assert.equal(candidates[0]?.model, nano.id);
    assert.ok(candidates[1]!.quality > candidates[0]!.quality);
    assert.match(reason, /30b, a guess of 9\d %, would take about .* instead of [\d.]+ s\.$/);
  });

  test('what was measured here is no guess', () => {
    const skill = { offset: 0, byKind: {}, byLanguage: new Map(), outcomes: 12 };
    const knowledge = { ...NO_KNOWLEDGE, skills: new Map([[SMALL.id, skill]]) };
    const { reason, candidates } = selectModels(selection({ models: [SMALL, DEAR], knowledge }));
    assert.match(reason, /7b is 9\d % likely to do it/);
    assert.match(candidates[0]!.why, /9\d % likely to be right after 12 outcomes here/);
    assert.match(candidates[1]!.why, /a guess of 9\d % to be right, about/);
  });
});
