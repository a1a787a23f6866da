/**
 * A budget that cannot be overrun: several servers, many calls at once, servers killed in mid-call,
 * and a provider that bills the worst that it was allowed to. Short here; long in `test/bench`.
 */
import assert from 'node:assert/strict';
import { stressBudget } from './stressBudget.ts';

suite('budget under stress', () => {
  test('4 servers × 8 calls with kills never bill beyond the limit', async function () {
    this.timeout(120_000);
    const result = await stressBudget({ servers: 4, calls: 8, rounds: 1, killEveryMs: 1_000 });
    for (const round of result.rounds) {
      assert.ok(round.billedUsd > 0, 'the provider billed something');
      assert.ok(round.billedUsd <= round.limitUsd, JSON.stringify(round));
      assert.ok(round.ledgerUsd >= round.billedUsd - 1e-9, JSON.stringify(round));
      assert.equal(round.reservedUsd, 0, JSON.stringify(round));
    }
    assert.ok(result.kills > 0, 'servers were killed');
  });

  test('a burst of 20 first calls never bills beyond the limit', async function () {
    this.timeout(60_000);
    const result = await stressBudget({ servers: 4, calls: 5, rounds: 1, killEveryMs: null });
    const [round] = result.rounds;
    assert.ok(round && round.billedUsd > 0 && round.billedUsd <= round.limitUsd);
    assert.equal(round.reservedUsd, 0);
  });
});
