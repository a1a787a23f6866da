/** What a task that no model could do says of those that were left out. */
import assert from 'node:assert/strict';
import { chooseNextStep } from '../../../src/core/fallback-handler/chooseNextStep.ts';
import { FALLBACK_POLICY } from '../../../src/core/fallback-handler/fallbackPolicy.ts';
import type { Candidate, Rejection } from '../../../src/core/types.ts';
import { LOCAL, rejected } from './stepCase.ts';

const FREE: Rejection = {
  ...{ model: 'openrouter/b:free', tier: 'free', kind: 'may-train', why: 'It may train.' },
};

function explain(candidates: readonly Candidate[], left: readonly Rejection[]): string {
  const decision = {
    route: 'cascade',
    score: 0.5,
    complexity: 0.1,
    reason: 'None is fit.',
  } as const;
  const step = chooseNextStep({
    decision: { ...decision, candidates, rejected: left },
    attempts: candidates.flatMap(each => [rejected(each), rejected(each)]),
    ...{ now: 1, deadlineMs: 600_000, random: 0.5, coolingUntilMs: new Map(), shrinkable: false },
    ...{ affordableTokens: null, answers: {}, isPayBounded: true, policy: FALLBACK_POLICY },
  });
  return step.kind === 'give-up' ? step.why : step.kind;
}

suite('giveUp', () => {
  test('names the setting that would let free models be asked', () => {
    for (const candidates of [[], [LOCAL]]) {
      assert.match(
        explain(candidates, [FREE]),
        /openrouter\/b:free.*may train.*LOCALLAMA_FREE_MODELS/,
      );
    }
  });
  test('says nothing of it where none was left out', () => {
    for (const candidates of [[], [LOCAL]]) {
      assert.doesNotMatch(explain(candidates, []), /FREE_MODELS/);
      assert.doesNotMatch(explain(candidates, [{ ...FREE, kind: 'forbidden' }]), /FREE_MODELS/);
    }
  });
});
