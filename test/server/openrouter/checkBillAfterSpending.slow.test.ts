/** The bill is asked for some time after money was spent, once, and never because of anything else. */
import assert from 'node:assert/strict';
import { checkBillAfterSpending } from '../../../src/server/openrouter/checkBillAfterSpending.ts';
import { createChangeEvents } from '../../../src/server/session/changeEvents.ts';

const SETTLE_MS = 20;
const settled = () => new Promise(resolve => setTimeout(resolve, SETTLE_MS * 5));

suite('watching what is spent', () => {
  function watch() {
    const seen = { spentNanoUsd: 0, checks: 0 };
    const changes = createChangeEvents();
    const amounts = () => ({
      ...{ billedNanoUsd: seen.spentNanoUsd, estimatedNanoUsd: 0, unknownNanoUsd: 0 },
    });
    const check = async () => {
      seen.checks += 1;
      return null;
    };
    const parts = { id: 'openrouter', bill: { check }, stores: { spentOnUtcDay: amounts } };
    const stop = checkBillAfterSpending({ ...parts, changes, now: Date.now, settleMs: SETTLE_MS });
    const spend = (nanoUsd: number) => {
      seen.spentNanoUsd += nanoUsd;
      changes.announce('spend');
    };
    return { seen, changes, spend, stop };
  }

  test('a burst of spending is one check', async () => {
    const { seen, spend, stop } = watch();
    for (let index = 0; index < 5; index += 1) spend(1);
    assert.equal(seen.checks, 0, 'not at once: the bill lags behind');
    await settled();
    assert.equal(seen.checks, 1);
    stop();
  });

  test('what cost nothing is no reason, nor is anything else that changes', async () => {
    const { seen, spend, changes, stop } = watch();
    spend(0);
    changes.announce('models');
    await settled();
    assert.equal(seen.checks, 0);
    stop();
  });

  test('nothing is asked once it has ended', async () => {
    const { seen, spend, stop } = watch();
    spend(1);
    stop();
    spend(1);
    await settled();
    assert.equal(seen.checks, 0);
  });
});
