/** The server's life as a window sees it, with real children that live, die and refuse to die. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildCommand } from '../../../../src/host/server/childTransport.ts';
import { RESTART_DELAYS_MS } from '../../../../src/host/server/restartPolicy.ts';
import { Session } from '../../../../src/host/server/session.ts';
import { shortLived, stubborn, wellBehaved, wrongSettings } from './scriptedServer.ts';

interface Watched {
  readonly session: Session;
  readonly states: string[];
  readonly givenUp: string[];
}

function open(command: () => ChildCommand): Watched {
  const states: string[] = [];
  const givenUp: string[] = [];
  const session = new Session({
    version: '1',
    command: async () => command(),
    onLog: () => undefined,
    folders: () => [],
    onQuestion: async () => undefined,
    onGivenUp: why => givenUp.push(why),
  });
  session.onDidChangeState(({ kind }) => states.push(kind));
  return { session, states, givenUp };
}

function pidOf({ session }: Watched): number {
  assert.equal(session.state.kind, 'running');
  return session.state.kind === 'running' ? session.state.pid : 0;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

suite('session', () => {
  test('a server that was killed is back, and the next call reaches it', async () => {
    const watched = open(() => wellBehaved);
    await watched.session.start();
    const pid = pidOf(watched);
    process.kill(pid, 'SIGKILL');
    while (watched.session.state.kind === 'running') await sleep(5);
    await watched.session.client();
    assert.notEqual(pidOf(watched), pid);
    assert.deepEqual(watched.givenUp, []);
    await watched.session.stop();
  });

  test('a server that dies again and again is given up, with one notice', async () => {
    const watched = open(() => shortLived);
    await watched.session.start();
    const limitMs = RESTART_DELAYS_MS.reduce<number>((sum, ms) => sum + ms, 10_000);
    for (let waited = 0; waited < limitMs && watched.givenUp.length === 0; waited += 50) {
      await sleep(50);
    }
    assert.deepEqual(watched.givenUp, ['The server stopped: it exited with code 7.']);
    const running = watched.states.filter(kind => kind === 'running').length;
    assert.equal(running, RESTART_DELAYS_MS.length + 1);
    await watched.session.stop();
  });

  test('wrong settings are told in full, and not tried again', async () => {
    const watched = open(() => wrongSettings);
    await watched.session.start();
    await sleep(RESTART_DELAYS_MS[0] * 3);
    assert.deepEqual(watched.states, ['starting', 'failed']);
    assert.deepEqual(watched.givenUp, [
      'LocalLama did not start:\n- TOKEN_BUDGET must be a number',
    ]);
    await assert.rejects(watched.session.client(), /TOKEN_BUDGET/);
    assert.equal(watched.givenUp.length, 1, 'who asks is told by the answer, not by a notice');
    await watched.session.stop();
  });

  test('many wishes for a restart become two at most', async () => {
    let starts = 0;
    const watched = open(() => {
      starts++;
      return wellBehaved;
    });
    await Promise.all(Array.from({ length: 20 }, () => watched.session.restart()));
    assert.ok(starts <= 2, `${starts} starts`);
    await watched.session.stop();
  });

  test('the same environment is no reason to restart; another one is', async () => {
    let env = wellBehaved.env;
    const watched = open(() => ({ ...wellBehaved, env }));
    await watched.session.start();
    const pid = pidOf(watched);
    await watched.session.restartIfChanged();
    assert.equal(pidOf(watched), pid);
    env = { ...env, DEFAULT_PRIORITY: 'speed' };
    await watched.session.restartIfChanged();
    assert.notEqual(pidOf(watched), pid);
    assert.ok(!isAlive(pid));
    await watched.session.stop();
  });

  test('stopping ends a child that ignores it, within 5 s', async () => {
    const watched = open(() => stubborn);
    await watched.session.start();
    const pid = pidOf(watched);
    const before = performance.now();
    await watched.session.stop();
    assert.ok(performance.now() - before < 5_000);
    assert.ok(!isAlive(pid));
  });

  test('stopping in the middle of a start leaves no child', async () => {
    const watched = open(() => stubborn);
    const starting = watched.session.start();
    await sleep(20);
    await watched.session.stop();
    await starting;
    assert.equal(watched.session.state.kind, 'stopped');
    await assert.rejects(watched.session.client());
  });
});
