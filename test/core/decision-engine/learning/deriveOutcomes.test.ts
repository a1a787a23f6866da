/** Which attempts teach what: one outcome for each answer that came, none for a call that failed. */
import assert from 'node:assert/strict';
import { deriveOutcomes } from '../../../../src/core/decision-engine/learning/deriveOutcomes.ts';
import type { Attempt, Verdict } from '../../../../src/core/types.ts';
import { DEAR, ROUTER, SMALL, TASK } from '../fixtures.ts';

const CALL = { provider: 'p', tier: 'local', durationMs: 900, firstTokenMs: 80 } as const;
const FREE = { nanoUsd: 0, basis: 'free' } as const;
const verdict = (outcome: Verdict['outcome'], by: string): Verdict => ({
  ...{ outcome, by, evidence: 'because' },
});
const answer = (model: string, outcome: Verdict['outcome'], by: string): Attempt => ({
  ...{ ...CALL, model, cost: FREE, usage: { inputTokens: 9, outputTokens: 50 } },
  verdict: verdict(outcome, by),
});
const MODELS = new Map([SMALL, DEAR].map(model => [model.id, model]));

function check(name: string, attempts: readonly Attempt[], expected: readonly string[]) {
  test(name, () => {
    const outcomes = deriveOutcomes(TASK, attempts, MODELS, ROUTER, 1_000);
    assert.deepEqual(
      outcomes.map(({ model, evidence, ok }) => `${model} ${evidence} ${ok}`),
      expected,
    );
    for (const { durationMs, firstTokenMs, outputTokens, atMs } of outcomes) {
      assert.deepEqual([durationMs, firstTokenMs, outputTokens, atMs], [900, 80, 50, 1_000]);
    }
  });
}

suite('outcomes of a task', () => {
  check(
    'an answer that tests accepted',
    [answer(SMALL.id, 'accepted', 'tests')],
    [`${SMALL.id} tests 1`],
  );
  check(
    'an escalation is a failure of the first model and a success of the second',
    [answer(SMALL.id, 'rejected', 'parses'), answer(DEAR.id, 'accepted', 'project')],
    [`${SMALL.id} check 0`, `${DEAR.id} tests 1`],
  );
  check(
    'a second answer, after the fault was explained, tells only of speed',
    [answer(SMALL.id, 'rejected', 'tests'), answer(SMALL.id, 'accepted', 'tests')],
    [`${SMALL.id} tests 0`, `${SMALL.id} none 0.5`],
  );
  check(
    'an answer that was cut at our limit says nothing, the whole one after it does',
    [
      { ...answer(SMALL.id, 'rejected', 'complete'), cut: true },
      answer(SMALL.id, 'accepted', 'tests'),
    ],
    [`${SMALL.id} none 0.5`, `${SMALL.id} tests 1`],
  );
  check(
    'what nobody could check',
    [answer(SMALL.id, 'unchecked', 'complete')],
    [`${SMALL.id} none 0.5`],
  );
  const failure = { kind: 'stalled', message: 'Silence.', mayBeBilled: false } as const;
  check(
    'a call without an answer, and a model that is gone, say nothing',
    [{ ...CALL, model: SMALL.id, cost: FREE, failure }, answer('gone/x', 'accepted', 'tests')],
    [],
  );
});
