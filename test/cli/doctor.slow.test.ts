/** `locallama doctor` on ledgers that are whole, lost or wrong; only a person's yes ends a loss. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { confirmNewLedger } from '../../src/cli/confirmNewLedger.ts';
import { buildDatabasePath } from '../../src/store/database/buildDatabasePath.ts';
import { readLostLedger } from '../../src/store/ledger/lostLedger.ts';
import { type Env, PROGRAM, quietEnv } from '../server/session.ts';
import { newHome, openLedger, paid, removeHomes, reserved } from '../store/ledgerHome.ts';

const ROOT = join(import.meta.dirname, '../..');
const BILL = { cost: { nanoUsd: 70_000_000, basis: 'billed' } } as const;

/** Its name resolves nowhere; a host on the internet is what proxies are for. */
const FAR = { OPENROUTER_ENDPOINT: 'https://far.invalid/api/v1', OPENROUTER_API_KEY: 'sk-or-1' };

/** A home that has spent $0.21 in three calls. */
function homeWithSpending(): string {
  const home = newHome();
  const { store, close } = openLedger(home);
  for (let call = 0; call < 3; call++) store.settle(reserved(store, paid(1e8)), BILL);
  close();
  return home;
}

/** The same, rolled back: the program finds it set aside, with a copy that can be read. */
function lostHome(): string {
  const home = homeWithSpending();
  const { database, close } = openLedger(home);
  database.sqlite.exec('DROP TRIGGER entry_no_delete; DELETE FROM entry WHERE sequence > 4');
  close();
  return home;
}

const doctor = (home: string, ...args: readonly string[]) => doctorIn({}, home, ...args);

function doctorIn(env: Env, home: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, 'doctor', ...args], {
    env: quietEnv(home, env),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const refuses = (home: string): boolean => {
  const { store, close } = openLedger(home);
  const refused = !store.reserve(paid(1)).ok;
  close();
  return refused;
};

suite('doctor', function () {
  this.timeout(30_000);
  teardown(removeHomes);

  test('reports a whole ledger, and has nothing to confirm there', () => {
    const home = homeWithSpending();
    const report = JSON.parse(doctor(home, '--json').stdout);
    assert.deepEqual(report.ledger, { healthy: true, findings: [] });
    assert.match(doctor(home).stdout, /Ledger: whole/);
    const { status, stdout } = doctor(home, '--confirm-new-ledger', '--yes');
    assert.equal(status, 0);
    assert.match(stdout, /nothing to confirm/);
  });

  test('finds totals that do not agree with the entries', () => {
    const home = homeWithSpending();
    const { database, close } = openLedger(home);
    database.sqlite.exec("UPDATE period_total SET billed = 0 WHERE scope = 'month'");
    close();
    const { status, stdout } = doctor(home);
    assert.equal(status, 1);
    assert.match(stdout, /Ledger: period_total differs from the entries at month\/2026-11/);
  });

  test('shows what was lost and where the copy is, and waits for a yes', () => {
    const home = lostHome();
    const report = JSON.parse(doctor(home, '--json').stdout);
    assert.equal(report.ledger.healthy, false);
    assert.match(report.ledger.problem, /--confirm-new-ledger/);
    const asked = doctor(home, '--confirm-new-ledger');
    assert.equal(asked.status, 1);
    assert.match(asked.stdout, /ends at entry 4, but had come to entry 6/);
    assert.match(asked.stdout, /3 calls for \$0\.14 in all, the last on 2026-11-18/);
    const [copy] = readdirSync(home).filter(name => name.startsWith('quarantine-'));
    assert.ok(copy && asked.stdout.includes(copy));
    assert.match(asked.stdout, /add --yes/);
    assert.equal(refuses(home), true, 'silence is no consent');

    assert.equal(doctor(home, '--confirm-new-ledger', '--yes').status, 0);
    assert.equal(refuses(home), false);
    assert.ok(readdirSync(home).includes(copy), 'the copy stays');
  });

  test('says so where the copy cannot be read any more', () => {
    const home = homeWithSpending();
    truncateSync(buildDatabasePath(home));
    assert.match(doctor(home, '--confirm-new-ledger').stdout, /Nothing of the old ledger can be/);
  });

  for (const [answer, confirmed] of Object.entries({ y: true, yes: true, n: false, '': false })) {
    test(`at a terminal, ${JSON.stringify(answer)} ${confirmed ? 'confirms' : 'does not'}`, async () => {
      const home = lostHome();
      const { store, database, close } = openLedger(home);
      const stdin = Object.assign(new PassThrough(), { isTTY: true });
      const stdout = new PassThrough();
      stdin.write(`${answer}\n`);
      const stores = { ledger: store, lost: () => readLostLedger(database) };
      const status = await confirmNewLedger(stores, false, { stdin, stdout, stderr: stdout });
      assert.equal(status, confirmed ? 0 : 1);
      assert.equal(store.reserve(paid(1)).ok, confirmed);
      close();
    });
  }

  test('confirms nothing where the folder itself is the problem', () => {
    const { status, stderr } = doctor('/dev/null/home', '--confirm-new-ledger', '--yes');
    assert.equal(status, 1);
    assert.match(stderr, /cannot be written/);
  });

  test('a proxy that cannot be used is named, and stops nothing', () => {
    const env = { ...FAR, HTTPS_PROXY: 'socks5://me:hunter2@box', http_proxy: 'http://' };
    const { stdout, stderr } = doctorIn(env, newHome());
    assert.match(stdout, /Proxy: HTTPS_PROXY names a proxy of a kind .* asked without it\.\n/);
    assert.match(stdout, /Proxy: http_proxy is no address that can be read/);
    assert.match(stdout, /openrouter/, stderr);
    assert.ok(!stdout.includes('hunter2') && !stderr.includes('hunter2'));
    const report = JSON.parse(doctorIn(env, newHome(), '--json').stdout);
    assert.equal(report.proxyProblems.length, 2);
    assert.deepEqual(JSON.parse(doctor(newHome(), '--json').stdout).proxyProblems, []);
  });

  test('counts the files of each local-only rule, and tells one that names none', () => {
    const folder = newHome();
    for (const name of ['a.pem', 'b.pem', 'c.ts']) writeFileSync(join(folder, name), '');
    const env = { LOCALLAMA_WORKSPACE: folder, LOCALLAMA_LOCAL_ONLY: '*.pem,c.*,secret/**' };
    const { stdout } = doctorIn(env, newHome());
    assert.match(stdout, /Local only: \*\.pem keeps 2 files here\.\n/);
    assert.match(stdout, /Local only: c\.\* keeps 1 file here\.\n/);
    assert.match(stdout, /Local only: secret\/\*\* names no file here\./);
  });

  test('wrong arguments are refused', () => {
    for (const args of [['--yes'], ['--confirm']]) assert.equal(doctor('/tmp', ...args).status, 2);
  });

  test('nothing that a client can call confirms', () => {
    const callers = globSync('src/**/*.ts', { cwd: ROOT }).filter(file =>
      readFileSync(join(ROOT, file), 'utf8').includes('confirmLoss('),
    );
    const known = ['cli/confirmNewLedger', 'store/ledger/ledgerStore', 'store/ledger/lostLedger'];
    assert.deepEqual(
      callers.sort(),
      known.map(name => join('src', `${name}.ts`)),
    );
  });
});
