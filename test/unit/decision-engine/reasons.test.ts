/** The sentences of a decision: the rule is named, and nothing is compared that is not there. */
import assert from 'node:assert/strict';
import type { Judged } from '../../../src/core/decision-engine/judge.ts';
import type { Plan } from '../../../src/core/decision-engine/plan.ts';
import { reasonOf } from '../../../src/core/decision-engine/reasons.ts';
import { taskFeatures } from '../../../src/core/decision-engine/taskFeatures.ts';
import type { Rejection } from '../../../src/core/types.ts';

const FEATURES = taskFeatures('Write add(a, b).', 'javascript');
const SMALL: Rejection = {
  ...{ model: 'ollama/tiny', tier: 'local', kind: 'context-too-small' },
  why: 'Its window holds 2048.',
};
const RULED: Rejection = {
  ...{ model: 'openrouter/big', tier: 'paid', kind: 'privacy-rule' },
  why: 'The file\'s path matches the local-only rule "secrets/**".',
};

const refusal = (...rejected: readonly Rejection[]) =>
  reasonOf(null, 'local', rejected, FEATURES, 0);

suite('reasons', () => {
  test('the kind of task comes first, in words', () => {
    const model = { id: 'ollama/tiny', tier: 'local' };
    const plan = { steps: [{ model, quality: 0.4 }], quality: 0.4 } as unknown as Plan;
    const told = (prompt: string) =>
      reasonOf(plan, 'local', [], taskFeatures(prompt, 'javascript'), 1).split('. ')[0];
    assert.equal(told('Write add(a, b).'), 'New code: a short, plain request');
    assert.equal(told('Fix this: it crashes.'), 'A bug fix: short and plain');
    assert.match(
      told(`Fix this: ${'it must not crash, '.repeat(30)}`) ?? '',
      /^A bug fix: a detailed/,
    );
  });

  test('a refusal names the rule that kept the task here, whatever else stood in the way', () => {
    assert.match(
      refusal(SMALL, RULED),
      /ollama\/tiny: Its window.*openrouter\/big: .*"secrets\/\*\*"/,
    );
    assert.equal(refusal(RULED).match(/secrets/g)?.length, 1);
    assert.doesNotMatch(refusal(SMALL), /rule/);
  });

  test('one model alone is not compared with others', () => {
    const model = { id: 'ollama/tiny', tier: 'local' };
    const first = { model, quality: 0.4 } as unknown as Judged;
    const plan = { steps: [first], quality: 0.4 } as unknown as Plan;
    assert.match(reasonOf(plan, 'local', [], FEATURES, 1), /tiny is 40 % likely.*the only model/);
    assert.match(reasonOf(plan, 'local', [], FEATURES, 2), /no dearer model .* is worth its price/);
  });
});
