/** Homes that money must not be trusted to, through the whole server: local work goes on, paid does not. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { buildDatabasePath } from '../../src/store/database/buildDatabasePath.ts';
import { type PaidServer, startPaidServer } from '../fakes/paidServer.ts';
import { openLedger, paid as paidCall, reserved } from '../store/ledgerHome.ts';
import { newHome, openSession } from './session.ts';

const TASK = { task: 'Explain closures.' };
const BILL = { cost: { nanoUsd: 70, basis: 'billed' } } as const;
const isRoot = process.getuid?.() === 0;

/** A home that was used before. */
function usedHome(): string {
  const home = newHome();
  const { store, close } = openLedger(home);
  for (let call = 0; call < 3; call++) store.settle(reserved(store, paidCall(100)), BILL);
  close();
  return home;
}

function edit(home: string, sql: string): string {
  const sqlite = new DatabaseSync(buildDatabasePath(home));
  sqlite.exec(sql);
  sqlite.close();
  return home;
}

function belowFile(): string {
  const file = join(newHome(), 'file');
  writeFileSync(file, '');
  return join(file, 'home');
}

suite('a server on a ledger that cannot be trusted', () => {
  let far: PaidServer;
  let near: PaidServer;
  let env: Record<string, string>;

  suiteSetup(async () => {
    const common = { answers: {}, otherwise: 'An answer.' };
    far = await startPaidServer({
      ...common,
      pricePerMTok: { input: 1, output: 1 },
      models: ['big'],
    });
    near = await startPaidServer({
      ...common,
      pricePerMTok: { input: 0, output: 0 },
      models: ['coder'],
    });
    const local = { id: 'near', baseUrl: `${near.url}/v1`, tier: 'local' };
    env = {
      OPENROUTER_ENDPOINT: far.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      LOCALLAMA_PROVIDERS: JSON.stringify([local]),
    };
  });
  suiteTeardown(() => Promise.all([far.stop(), near.stop()]));

  async function refusesOnlyPaid(home: string, why: RegExp, kind: string): Promise<void> {
    const session = await openSession(env, home);
    try {
      const refused = await session.route({ ...TASK, model: 'openrouter/big' });
      assert.equal(refused.status, 'refused');
      assert.match(refused.error ?? '', why);
      assert.match(refused.error ?? '', /near\/coder on this machine could do it for nothing/);
      const local = await session.route(TASK);
      assert.deepEqual([local.status, local.model], ['completed', 'near/coder']);
      const { ledger, alerts, periods, tokens } = await session.spend();
      assert.deepEqual([ledger.healthy, ledger.kind], [false, kind]);
      const known = kind === 'lost';
      assert.deepEqual(
        [periods.length > 0, tokens !== undefined],
        [known, known],
        'unknown is not 0',
      );
      assert.match(ledger.problem ?? '', why);
      assert.equal(alerts[0]?.level, 'error');
      assert.equal(far.completions.length, 0);
    } finally {
      await session.close();
    }
  }

  test('a home that cannot be written', () =>
    refusesOnlyPaid(belowFile(), /cannot be written/, 'unwritable'));

  test('a database of a newer program, which is not touched', async () => {
    const home = edit(usedHome(), 'UPDATE schema_part SET version = 99');
    await refusesOnlyPaid(home, /written by a newer LocalLama/, 'newer-schema');
    const sqlite = new DatabaseSync(buildDatabasePath(home), { readOnly: true });
    assert.equal(sqlite.prepare('SELECT count(*) AS n FROM entry').get()?.n, 6);
    sqlite.close();
  });

  test('a ledger that was rolled back, until the person confirms', () => {
    const home = edit(usedHome(), 'DROP TRIGGER entry_no_delete; DELETE FROM entry');
    return refusesOnlyPaid(home, /had come to entry 6 .*--confirm-new-ledger/s, 'lost');
  });

  test('a read-only folder', async function () {
    const home = newHome();
    if (!isRoot || !mounted('-o', 'ro', home)) this.skip();
    await refusesOnlyPaid(home, /cannot be written/, 'unwritable').finally(() =>
      execFileSync('umount', [home]),
    );
  });

  test('a disk that is full', async function () {
    const home = newHome();
    if (!isRoot || !mounted('-o', 'size=1m', home)) this.skip();
    const session = await openSession(env, home);
    try {
      writeUntilFull(join(home, 'filler'));
      const refused = await session.route({ ...TASK, model: 'openrouter/big' });
      assert.equal(refused.status, 'refused', JSON.stringify(refused));
      assert.match(refused.error ?? '', /the disk is full/);
      assert.equal((await session.route({ ...TASK, model: 'near/coder' })).status, 'completed');
      assert.equal(far.completions.length, 0);
    } finally {
      await session.close();
      execFileSync('umount', ['-l', home]);
    }
  });
});

/** False where this machine does not let its root mount. */
function mounted(...options: readonly string[]): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', ...options.slice(0, -1), 'tmpfs', options.at(-1)!], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

function writeUntilFull(file: string): void {
  try {
    for (let part = 0; part < 1_000; part++) writeFileSync(`${file}${part}`, Buffer.alloc(4_096));
  } catch {
    return; // That is what was wanted.
  }
  throw new Error('the disk does not get full');
}
