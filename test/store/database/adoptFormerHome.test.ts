/** A ledger of former versions moves to the shared folder once, and nothing that was spent is forgotten. */
import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { adoptFormerHome } from '../../../src/store/database/adoptFormerHome.ts';
import { newHome, openLedger, paid, removeHomes } from '../ledgerHome.ts';

const limits = { dailyNanoUsd: 100 };

suite('a ledger of former versions', () => {
  teardown(removeHomes);

  test('moves with all that was spent, also while a server still has it open', () => {
    const [former, home] = [newHome(), join(newHome(), 'shared')];
    const old = openLedger(former, { limits });
    assert.equal(old.store.reserve(paid(60)).ok, true);
    assert.equal(adoptFormerHome(former, home), 'moved');
    const now = openLedger(home, { limits });
    assert.equal(now.store.problem(), null);
    assert.equal(now.store.reserve(paid(41)).ok, false);
    assert.equal(now.store.reserve(paid(40)).ok, true);
    assert.equal(old.store.reserve(paid(1)).ok, false, 'what was left behind spends nothing');
    assert.equal(existsSync(join(former, 'locallama.db')), false);
    assert.equal(adoptFormerHome(former, home), 'none');
    now.close();
    old.close();
  });

  test('is not put over one that is there, or that was there', () => {
    const [former, home] = [newHome(), newHome()];
    for (const [folder, spent] of [
      [former, 90],
      [home, 10],
    ] as const) {
      const { store, close } = openLedger(folder, { limits });
      store.reserve(paid(spent));
      close();
    }
    assert.equal(adoptFormerHome(former, home), 'both');
    const { store, close } = openLedger(home, { limits });
    assert.equal(store.left().nanoUsd, 90);
    close();
    rmSync(join(home, 'locallama.db'));
    assert.equal(adoptFormerHome(former, home), 'both', 'the mark tells that one was lost');
    assert.equal(existsSync(join(former, 'locallama.db')), true);
  });

  test('is nothing where there is none, or the folder cannot be made', () => {
    assert.equal(adoptFormerHome(newHome(), newHome()), 'none');
    const former = newHome();
    openLedger(former).close();
    assert.equal(adoptFormerHome(former, '/proc/none/locallama'), 'failed');
    assert.equal(existsSync(join(former, 'locallama.db')), true);
  });
});
