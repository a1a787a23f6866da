/** Who is certainly gone, and of whom nobody can know, as where containers share a ledger. */
import * as assert from 'node:assert/strict';
import {
  detectProcessState,
  identifyOwnProcess,
} from '../../../src/store/database/processIdentity.ts';
import {
  deadIdentity,
  newHome,
  openLedger,
  paid,
  removeHomes,
  reserved,
  used,
} from '../ledgerHome.ts';
import { importOf, inOtherSpace, needOtherSpace } from '../otherSpace.ts';

const FIRST_SPACE = '4026531836';

suite('processIdentity', function () {
  this.timeout(30_000);
  teardown(removeHomes);

  test('an identity is its process, not its number', () => {
    const [host, boot, space, pid, start] = identifyOwnProcess().split('/');
    const check = (parts: readonly (string | undefined)[], life: string) =>
      assert.equal(detectProcessState(parts.join('/')), life, parts.join('/'));
    check([host, boot, space, pid, start], 'alive');
    check([host, boot, space, pid, ''], 'alive');
    if (start !== '') check([host, boot, space, pid, `1${start}`], 'gone');
    check([deadIdentity()], 'gone');
    check(['other', boot, space, pid, start], 'unknown');
    check([host, boot, '1', pid, start], 'unknown');
    check([host, 'other', '1', pid, start], 'unknown');
    if (space === FIRST_SPACE) check([host, 'other', space, pid, start], 'restarted');
    check([host, boot, space, '-1', start], 'unknown');
    check([boot, pid, start], 'unknown');
    check(['nonsense'], 'unknown');
    check([''], 'unknown');
  });

  test('after a restart of the machine, what was sent is charged at once', function () {
    const [host, , space] = identifyOwnProcess().split('/');
    if (space !== FIRST_SPACE) this.skip();
    const home = newHome();
    const killed = openLedger(home, { processIdentity: `${host}/before/${space}/1/1` });
    reserved(killed.store, paid(300));
    killed.close();
    const { store, close } = openLedger(home);
    assert.equal(used(store), '300/0');
    close();
  });

  for (const [name, first] of [
    ["with the host's /proc", 'true'],
    ['with a /proc of its own', 'mount -t proc proc /proc'],
  ] as const) {
    test(`what a container holds is not ended from here, nor the other way: ${name}`, function () {
      needOtherSpace(this, first);
      const home = newHome();
      const here = openLedger(home);
      reserved(here.store, paid(300));
      reserved(here.store, paid(50));
      const there = JSON.parse(inOtherSpace(first, reserveIn(home)));
      assert.deepEqual(there, { charged: 0, chargedNanoUsd: 0, used: '0/350' });
      // Its processes are gone by now, but nobody here can know.
      assert.equal(here.store.recoverOrphans().charged, 0);
      assert.equal(used(here.store), '0/357');
      here.close();
    });
  }

  test('two processes of one container know of each other', function () {
    needOtherSpace(this, 'true');
    assert.equal(inOtherSpace('true', KNOW_EACH_OTHER), 'alive gone');
  });

  test('a /proc that numbers processes in another way tells no start', function () {
    const own = 'mount -t proc proc /proc';
    needOtherSpace(this, own);
    const tell = `${OF_IDENTITY} process.stdout.write(identifyOwnProcess());`;
    assert.match(inOtherSpace(own, tell), /\/1\/\d+$/);
    assert.match(inOtherSpace('true', tell), /\/1\/$/);
  });
});

const OF_HOME = importOf('openLedger, paid, reserved, used', 'test/store/ledgerHome.ts');

function reserveIn(home: string): string {
  return `
    ${OF_HOME}
    const { store } = openLedger(${JSON.stringify(home)});
    const recovered = store.recoverOrphans();
    process.stdout.write(JSON.stringify({ ...recovered, used: used(store) }));
    reserved(store, paid(7));`;
}

const OF_IDENTITY = importOf(
  'detectProcessState, identifyOwnProcess',
  'src/store/database/processIdentity.ts',
);

const TELL = `${OF_IDENTITY} console.log(identifyOwnProcess()); setInterval(() => {}, 1000);`;

const KNOW_EACH_OTHER = `
  ${OF_IDENTITY}
  import { spawn } from 'node:child_process';
  import { once } from 'node:events';
  const args = ['--no-warnings', '--input-type=module', '-e', ${JSON.stringify(TELL)}];
  const child = spawn(process.execPath, args);
  const [line] = await once(child.stdout, 'data');
  const identity = String(line).trim();
  const before = detectProcessState(identity);
  child.kill('SIGKILL');
  await once(child, 'exit');
  process.stdout.write(before + ' ' + detectProcessState(identity));`;
