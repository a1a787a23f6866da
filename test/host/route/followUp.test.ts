/** The first button fits the reason: codes decide, not sentences. */
import assert from 'node:assert/strict';
import { OBSTACLES, type Obstacle, type Tier } from '../../../src/core/types.ts';
import { chooseRemedies } from '../../../src/host/route/followUp.ts';
import type { RouteTaskOutput } from '../../../src/protocol/tools/index.ts';

type Rejected = NonNullable<RouteTaskOutput['rejected_answer']>;

const decision = (...tiers: readonly Tier[]): RouteTaskOutput['decision'] => ({
  route: 'local',
  score: 0,
  reason: 'Because.',
  candidates: [],
  rejected: tiers.map(tier => ({ model: tier, tier, kind: 'forbidden', why: 'Because.' })),
});

function buttons(obstacle: Obstacle | undefined, canFetch = false, rejected?: Rejected) {
  const output = {
    decision: decision('local', 'paid'),
    ...(obstacle && { obstacle }),
    ...(rejected && { rejected_answer: rejected }),
  };
  return chooseRemedies({ output, canFetch });
}

suite('remedies', () => {
  const first = (obstacle: Obstacle, wanted: string, canFetch = false) =>
    test(`${obstacle}: ${wanted} first`, () =>
      assert.equal(buttons(obstacle, canFetch)[0], wanted));
  first('local-only', 'changeRule');
  first('budget', 'changeBudget');
  first('no-budget', 'setBudget');
  first('key', 'setApiKey');
  first('credit', 'askOtherModel');
  first('model-missing', 'fetchModel', true);
  first('model-missing', 'setApiKey', false);
  first('no-model', 'setApiKey');
  first('not-agreed', 'tryAgain');
  first('unavailable', 'tryAgain');
  first('ledger', 'showPanel');

  test('two buttons at most, none twice, whatever stood in the way', () => {
    const answer: Rejected = {
      text: 'x',
      model: 'a',
      verdict: { outcome: 'rejected', by: 'tests', evidence: '' },
    };
    for (const obstacle of [...OBSTACLES, undefined]) {
      for (const rejected of [answer, undefined]) {
        const shown = buttons(obstacle, true, rejected);
        assert.ok(shown.length >= 1 && shown.length <= 2, String(obstacle));
        assert.equal(new Set(shown).size, shown.length);
        assert.equal(shown.includes('showRejected'), rejected !== undefined);
      }
    }
  });

  test('where only local models are known, a key is offered and no other model', () => {
    const output = { decision: decision('local'), obstacle: 'unavailable' } as const;
    assert.deepEqual(chooseRemedies({ output, canFetch: false }), ['tryAgain', 'setApiKey']);
  });

  test('a server that says nothing is asked again, or its log is read', () => {
    assert.deepEqual(chooseRemedies({ output: undefined, canFetch: false }), [
      'tryAgain',
      'showLog',
    ]);
  });
});
