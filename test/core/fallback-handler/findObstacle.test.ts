/** What stood in the way of a task, as a code that clients decide by. */
import assert from 'node:assert/strict';
import { type FailedTask, findObstacle } from '../../../src/core/fallback-handler/findObstacle.ts';
import type { Rejection } from '../../../src/core/types.ts';
import { failed, LOCAL, PAID, rejected } from './stepCase.ts';

const without = (kind: Rejection['kind'], tier: Rejection['tier'] = 'paid'): Rejection => ({
  model: `some/${kind}`,
  tier,
  kind,
  why: 'Because.',
});

function check(
  wanted: ReturnType<typeof findObstacle>,
  name: string,
  given: Partial<FailedTask['decision'] & Omit<FailedTask, 'decision'>>,
) {
  const { candidates = [], rejected: out = [], ...rest } = given;
  const decision = { candidates, rejected: out };
  test(`${wanted}: ${name}`, () => {
    assert.equal(findObstacle({ task: {}, decision, attempts: [], answers: {}, ...rest }), wanted);
  });
}

suite('obstacles', () => {
  check('local-only', 'a rule keeps it here', {
    candidates: [LOCAL],
    rejected: [without('privacy-rule'), without('cooling-down', 'local')],
    attempts: [rejected(LOCAL)],
  });
  check('budget', 'the local answer failed, and the paid model is over it', {
    candidates: [LOCAL],
    rejected: [without('over-budget')],
    attempts: [rejected(LOCAL)],
  });
  check('budget', 'the reservation was refused', {
    candidates: [PAID],
    attempts: [failed(PAID, 'budget-refused')],
  });
  check('too-dear', 'the task itself has a limit', {
    task: { maxCostNanoUsd: 1 },
    rejected: [without('over-budget')],
  });
  check('no-budget', 'nobody agreed to go without', { answers: { budget: 'no' } });
  check('not-agreed', 'nobody agreed to pay', { answers: { pay: 'no' } });
  check('key', 'a refused one, whatever failed beside it', {
    attempts: [failed(LOCAL, 'network'), failed(PAID, 'auth')],
  });
  check('credit', 'an empty account', { attempts: [failed(PAID, 'payment')] });
  check('model-missing', 'Ollama could fetch it', {
    attempts: [failed(LOCAL, 'model-not-pulled')],
  });
  check('too-long', 'for all windows', { rejected: [without('context-too-small', 'local')] });
  check('too-long', 'as the end point says', { attempts: [failed(LOCAL, 'context-overflow')] });
  check('failed-check', 'answers came', { attempts: [failed(PAID, 'network'), rejected(LOCAL)] });
  check('no-model', 'nobody answers', {});
  check('unavailable', 'all rest', { rejected: [without('cooling-down', 'local')] });
  check('unavailable', 'the network', { candidates: [PAID], attempts: [failed(PAID, 'network')] });
});
