/** Folders and files that money must not be trusted to: local work goes on in all of them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDatabasePath } from '../../../src/store/database/buildDatabasePath.ts';
import { detectNetwork } from '../../../src/store/database/folder.ts';
import { SCHEMAS } from '../../../src/store/schemas.ts';
import {
  type LedgerSettings,
  newHome,
  openLedger,
  paid,
  removeHomes,
  reserved,
  used,
  VIEW,
} from '../ledgerHome.ts';

const NFS = 0x6969;
const isRoot = process.getuid?.() === 0;

function refusesOnlyPaid(home: string, why: RegExp, change: Partial<LedgerSettings> = {}): void {
  const { store, close } = openLedger(home, change);
  const refusal = store.reserve(paid(1));
  assert.match(refusal.ok ? 'not refused' : refusal.refusal.message, why);
  const local = reserved(store, paid(0, { tier: 'local' }));
  store.settle(local, { cost: { nanoUsd: 0, basis: 'free' } });
  assert.match(store.spend(VIEW).refusesPaid?.message ?? '', why);
  close();
}

suite('a folder that cannot hold a ledger', () => {
  teardown(removeHomes);

  test('below a file', () => {
    const file = join(newHome(), 'file');
    writeFileSync(file, '');
    refusesOnlyPaid(join(file, 'home'), /cannot be written/);
  });

  test('on a network file system', () => {
    refusesOnlyPaid(newHome(), /network file system \(NFS\)/, { fileSystemType: () => NFS });
    assert.equal(detectNetwork('\\\\server\\share', 0), 'a network share');
    assert.equal(detectNetwork('//server/share', 0), 'a network share');
    assert.equal(detectNetwork('/home/me', 0xef53), null);
    assert.equal(detectNetwork('C:\\Users\\me', 0), null);
  });

  test('read-only', function () {
    const home = newHome();
    if (isRoot) {
      if (!mounted(() => mount('-o', 'ro', home))) this.skip();
    } else chmodSync(home, 0o500);
    try {
      refusesOnlyPaid(home, /cannot be written/);
    } finally {
      if (isRoot) execFileSync('umount', [home]);
      else chmodSync(home, 0o700);
    }
  });

  test('a database that became read-only', function () {
    if (!isRoot) this.skip();
    const home = newHome();
    if (!mounted(() => mount('-o', 'size=8m', home))) this.skip();
    try {
      openLedger(home).close();
      execFileSync('mount', ['-o', 'remount,ro', home]);
      refusesOnlyPaid(home, /cannot be written/);
    } finally {
      execFileSync('umount', [home]);
    }
  });

  test('written by a newer program: refused, and not a byte of it changed', () => {
    const home = newHome();
    const newer = SCHEMAS.map(part =>
      part.name === 'ledger'
        ? { ...part, migrations: [...part.migrations, 'CREATE TABLE later (x INTEGER) STRICT'] }
        : part,
    );
    openLedger(home, { parts: newer }).close();
    const before = readFileSync(buildDatabasePath(home));
    refusesOnlyPaid(home, /written by a newer LocalLama/);
    assert.ok(readFileSync(buildDatabasePath(home)).equals(before));
  });

  test('a part that only a newer program knows does no harm', () => {
    const home = newHome();
    const extra = { name: 'later', migrations: ['CREATE TABLE later (x INTEGER) STRICT'] };
    openLedger(home, { parts: [...SCHEMAS, extra] }).close();
    const { store, close } = openLedger(home);
    assert.equal(store.reserve(paid(1)).ok, true);
    close();
  });
});

suite('a database that fails while it is open', () => {
  teardown(removeHomes);

  test('refuses paid calls, does not hold local ones up, and still answers', () => {
    const { store, database, close } = openLedger(newHome(), { limits: { dailyNanoUsd: 5 } });
    const id = reserved(store, paid(5));
    database.sqlite.close();
    assert.equal(store.reserve(paid(0, { tier: 'local' })).ok, true);
    assert.equal(store.reserve(paid(1)).ok, false);
    store.settle(id, { cost: { nanoUsd: 1, basis: 'billed' } });
    const { periods, refusesPaid } = store.spend(VIEW);
    assert.equal(periods[0]?.limitNanoUsd, 5);
    assert.match(refusesPaid?.message ?? '', /cannot be written/);
    assert.deepEqual(store.claimAlerts(['x']), []);
    assert.equal(store.changeCounter(), 0);
    close();
  });
});

suite('a full disk', () => {
  teardown(removeHomes);

  /** SQLite's own limit gives the very error of a full disk, on any machine. */
  test('refuses paid calls, keeps what it could not book, and books it when there is room', () => {
    const { store, database, close } = openLedger(newHome());
    const ids = Array.from({ length: 300 }, () => reserved(store, paid(100)));
    const pages = Number(database.sqlite.prepare('PRAGMA page_count').get()?.page_count);
    database.sqlite.exec(`PRAGMA max_page_count = ${pages}`);
    assert.match(fillUp(store), /the disk is full/);
    assert.equal(store.spend(VIEW).refusesPaid?.kind, 'full');
    assert.equal(store.problem()?.kind, 'full');
    const keys = Array.from({ length: 50 }, (_, n) => `${'a long key'.repeat(30)} ${n}`);
    assert.deepEqual(store.claimAlerts(keys), keys, 'nothing can be noted, so it is told here');
    assert.deepEqual(store.claimAlerts(keys), []);
    assert.equal(store.reserve(paid(0, { tier: 'local' })).ok, true);
    for (const id of ids) store.settle(id, { cost: { nanoUsd: 40, basis: 'billed' } });
    const [booked, held] = used(store).split('/').map(Number);
    assert.ok(booked! < 300 * 40, 'some found no room');
    assert.ok(held! >= ((300 * 40 - booked!) / 40) * 100, 'and are still held in full');
    database.sqlite.exec('PRAGMA max_page_count = 1000000');
    assert.equal(used(store).split('/')[0], String(300 * 40));
    assert.equal(store.spend(VIEW).refusesPaid, null);
    assert.equal(store.problem(), null);
    close();
  });

  test('is told until there is room, and found out without another call', () => {
    const { store, database, close } = openLedger(newHome());
    const pages = Number(database.sqlite.prepare('PRAGMA page_count').get()?.page_count);
    database.sqlite.exec(`PRAGMA max_page_count = ${pages + 4}`);
    fillUp(store);
    for (let look = 0; look < 3; look++) {
      assert.equal(store.spend(VIEW).refusesPaid?.kind, 'full');
    }
    database.sqlite.exec('PRAGMA max_page_count = 1000000');
    assert.equal(store.spend(VIEW).refusesPaid, null);
    assert.equal(store.reserve(paid(1)).ok, true);
    close();
  });

  test('for real, on a file system of two megabytes', function () {
    if (!isRoot) this.skip();
    const home = newHome();
    if (!mounted(() => mount('-o', 'size=2m', home))) this.skip();
    try {
      const { store, close } = openLedger(home);
      assert.match(fillUp(store), /the disk is full|cannot be written/);
      assert.equal(store.reserve(paid(0, { tier: 'local' })).ok, true);
      close();
      const again = openLedger(home);
      assert.equal(again.store.reserve(paid(0, { tier: 'local' })).ok, true);
      again.close();
    } finally {
      execFileSync('umount', [home]);
    }
  });
});

/** Reserves until it is refused; the refusal. */
function fillUp(store: ReturnType<typeof openLedger>['store']): string {
  for (let call = 0; call < 50_000; call++) {
    const answer = store.reserve(paid(1, { taskId: `a rather long name of a task, ${call}` }));
    if (!answer.ok) return answer.refusal.message;
  }
  return 'never refused';
}

function mount(...options: readonly string[]): void {
  mkdirSync(options.at(-1)!, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', ...options.slice(0, -1), 'tmpfs', options.at(-1)!], {
    stdio: 'ignore',
  });
}

/** False where this machine does not let its root mount. */
function mounted(attempt: () => void): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
