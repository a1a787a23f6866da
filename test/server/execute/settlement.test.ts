/** Which outcome costs what: one line per case. `reserved` is 1,000 in each. */
import assert from 'node:assert/strict';
import type { Completion, Model, Price, Tier } from '../../../src/core/types.ts';
import { computeSettlement, sumCosts } from '../../../src/server/execute/attempt/settleCall.ts';

const USAGE = { inputTokens: 10, outputTokens: 20 };
const PRICED: Price = {
  kind: 'priced',
  base: { inputNanoUsdPerMTok: 1_000_000, outputNanoUsdPerMTok: 2_000_000 },
  tiers: [],
  requestNanoUsd: 0,
  source: { from: 'settings', asOf: '2026-11-22', stale: false },
};

const answer = (more: object): Completion => ({ ok: true, text: 'x', finish: 'stop', ...more });
const failure = (mayBeBilled: boolean, more: object = {}): Completion => ({
  ok: false,
  text: '',
  failure: { kind: 'cut', message: '', mayBeBilled },
  ...more,
});

function check(
  name: string,
  completion: Completion,
  expected: string,
  tier: Tier = 'paid',
  price = PRICED,
) {
  test(name, () => {
    const model: Model = { id: 'p/m', provider: 'p', name: 'm', tier, contextTokens: 9, price };
    const { cost } = computeSettlement(completion, model, 1_000);
    assert.equal(`${cost.nanoUsd} ${cost.basis}`, expected);
  });
}

suite('settlement', () => {
  check('the bill stands above all', answer({ billedNanoUsd: 77, usage: USAGE }), '77 billed');
  check(
    'a bill above the reservation is booked as it is',
    answer({ billedNanoUsd: 7_777 }),
    '7777 billed',
  );
  check('a paid call may be billed nothing', answer({ billedNanoUsd: 0 }), '0 billed');
  check('without a bill, the price list', answer({ usage: USAGE }), '50 estimated');
  check('without counts, the reservation stands', answer({}), '1000 unknown');
  check('an unknown price is never 0', answer({ usage: USAGE }), '1000 unknown', 'paid', {
    kind: 'dynamic',
  });
  check('a failure that may be billed', failure(true), '1000 unknown');
  check('counts of a broken call prove nothing', failure(true, { usage: USAGE }), '1000 unknown');
  check('a bill for a broken call does', failure(true, { billedNanoUsd: 9 }), '9 billed');
  check(
    'a bill on the way is no bill',
    failure(true, { billedAtLeastNanoUsd: 1, usage: USAGE }),
    '1000 unknown',
  );
  check(
    'nor is it one in a whole answer',
    answer({ billedAtLeastNanoUsd: 0, usage: USAGE }),
    '1000 unknown',
  );
  check('but no less is owed', failure(false, { billedAtLeastNanoUsd: 1_001 }), '1001 unknown');
  check('not even for a free model', answer({ billedAtLeastNanoUsd: 7 }), '1000 unknown', 'free');
  check(
    'a free model that told 0 on the way is free',
    failure(true, { billedAtLeastNanoUsd: 0 }),
    '0 free',
    'free',
  );
  check(
    'a text of no tokens was not counted',
    answer({ usage: { inputTokens: 10, outputTokens: 0 } }),
    '1000 unknown',
  );
  check(
    'a call without a prompt was not counted',
    answer({ usage: { inputTokens: 0, outputTokens: 20 } }),
    '1000 unknown',
  );
  check(
    'an answer without a text may have no tokens',
    answer({ text: '', usage: { inputTokens: 10, outputTokens: 0 } }),
    '10 estimated',
  );
  check('a failure that certainly costs nothing', failure(false), '0 free');
  check('local is free', answer({ usage: USAGE }), '0 free', 'local');
  check('a local call that broke off is free, too', failure(true), '0 free', 'local');
  check('a bill of 0 for a free model is free', answer({ billedNanoUsd: 0 }), '0 free', 'free');
  check('a bill for a free model is money', answer({ billedNanoUsd: 5 }), '5 billed', 'free');

  test('a sum is as sure as its least sure part', () => {
    const sum = sumCosts([
      { nanoUsd: 1, basis: 'billed' },
      { nanoUsd: 2, basis: 'unknown' },
      { nanoUsd: 0, basis: 'free' },
    ]);
    assert.deepEqual(sum, { nanoUsd: 3, basis: 'unknown' });
    assert.deepEqual(sumCosts([]), { nanoUsd: 0, basis: 'free' });
  });
});
