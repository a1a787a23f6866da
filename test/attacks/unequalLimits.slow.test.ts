/** Four processes with unequal limits on one ledger, killed at random: the strictest limit holds. */
import assert from 'node:assert/strict';
import { removeHomes } from '../store/ledgerHome.ts';
import { stressUnequal } from '../store/ledgerStress.ts';
import { tallySuite } from './tally.ts';

/** More of them: `node test/bench/unequalLimits.ts 1000`. */
const ROUNDS = 6;

tallySuite('the strictest limit on a ledger', ({ attack }) => {
  teardown(removeHomes);

  for (let round = 1; round <= ROUNDS; round += 1) {
    attack(`round ${round} of kills`, async () => {
      const found = await stressUnequal(Math.random);
      const { billedNanoUsd, ledgerNanoUsd, leakedNanoUsd, strictestNanoUsd } = found;
      assert.ok(billedNanoUsd <= strictestNanoUsd, JSON.stringify(found));
      assert.ok(ledgerNanoUsd + leakedNanoUsd >= billedNanoUsd, JSON.stringify(found));
      assert.deepEqual(found.findings, []);
    });
  }
});
