/** What one process learned about an end point spares another the same experience; pools share load. */
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildHealthKeys } from '../../../../src/core/fallback-handler/healthScopes.ts';
import { buildDatabasePath } from '../../../../src/store/database/buildDatabasePath.ts';
import * as faults from '../../../fakes/faults.ts';
import { endPoint, faultyEndPoint, of } from '../endPoints.ts';
import { QUICK } from '../quickLimits.ts';
import { answering, faulty, GRATIS } from '../servers.ts';
import { openWorld, story } from '../world.ts';

suite('execute: health', () => {
  test('a Retry-After holds for every process that shares the database', async () => {
    await using broken = await faulty('openrouter');
    await using good = await answering('OK', GRATIS);
    const first = faultyEndPoint('openrouter', broken.baseUrl);
    const second = endPoint('near', 'local', good.baseUrl);
    await using one = openWorld(of(first, second));
    await using other = openWorld({ ...of(first, second), home: one.home });
    broken.fault = faults.refuse(429, { error: 'later' }, { 'retry-after': '60' });
    assert.equal(
      story((await one.run()).attempts),
      'faulty/tiny:1b rate-limited, near/coder accepted',
    );
    assert.equal(story((await other.run()).attempts), 'near/coder accepted');
    assert.equal(broken.seen.length, 1);
  });

  test('an end point that is down is left alone after three failures', async () => {
    const down = await faulty('ollama');
    const model = faultyEndPoint('ollama', down.baseUrl);
    await down.stop();
    await using good = await answering('OK', GRATIS);
    await using world = openWorld(of(model, endPoint('near', 'local', good.baseUrl)));
    const failed = (await world.run()).attempts.filter(each => each.failure);
    assert.deepEqual(
      failed.map(each => each.failure?.kind),
      ['network', 'network', 'network'],
    );
    assert.equal(story((await world.run()).attempts), 'near/coder accepted');
  });

  test('of all processes, one probes an end point whose pause is over', async () => {
    const paid = of(endPoint('far', 'paid', 'http://127.0.0.1:9/v1'));
    await using one = openWorld(paid);
    await using other = openWorld({ ...paid, home: one.home });
    const keys = buildHealthKeys('far/coder', 'http://127.0.0.1:9');
    const failure = { kind: 'rate-limited', message: '', mayBeBilled: false } as const;
    one.services.health.ended(keys, 'paid', { ...failure, retryAfterMs: 50 });
    assert.ok(!other.services.health.admit(keys, 'paid').allowed);
    await sleep(80);
    const admitted = [other, one].map(
      ({ services }) => services.health.admit(keys, 'paid').allowed,
    );
    assert.deepEqual(admitted, [true, false]);
    other.services.health.ended(keys, 'paid', null);
    assert.ok(one.services.health.admit(keys, 'paid').allowed);
  });

  test('servers with the same model share the load', async () => {
    const answers = async () => {
      await new Promise(resolve => setTimeout(resolve, 150));
      return 'OK';
    };
    const servers = await Promise.all([1, 2, 3].map(() => answering('OK', { answers, ...GRATIS })));
    const pool = servers.map(({ baseUrl }, index) => endPoint(`gpu${index}`, 'local', baseUrl));
    const perEndPoint = { local: 2, free: 4, paid: 8 };
    const queue = { parallel: 6, perEndPoint, maxWaiting: 10 };
    await using world = openWorld({ ...of(...pool), limits: { ...QUICK, queue } });
    const all = await Promise.all([1, 2, 3, 4, 5, 6].map(() => world.run()));
    assert.ok(all.every(({ outcome }) => outcome.ok));
    assert.deepEqual(
      servers.map(each => each.completions.length),
      [2, 2, 2],
    );
    for (const each of servers) await each.stop();
  });

  test('no more calls than MAX_PARALLEL_TASKS run at once, in order of arrival', async () => {
    let [running, most] = [0, 0];
    const answers = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(resolve => setTimeout(resolve, 30));
      running -= 1;
      return 'OK';
    };
    await using server = await answering('OK', { answers });
    const queue = { ...QUICK.queue, parallel: 2 };
    const paid = endPoint('far', 'paid', server.baseUrl);
    await using world = openWorld({ ...of(paid), limits: { ...QUICK, queue } });
    const order: number[] = [];
    const tasks = [0, 1, 2, 3, 4, 5].map(async index => {
      const { outcome } = await world.run({ task: { prompt: `Say OK, number ${index}.` } });
      assert.ok(outcome.ok);
      order.push(index);
    });
    await Promise.all(tasks);
    assert.equal(most, 2);
    const arrived = server.completions.map(({ prompt }) => Number(/number (\d)/.exec(prompt)?.[1]));
    // Two that run at once may overtake each other on the wire, by one place.
    assert.ok(
      arrived.every((index, place) => Math.abs(index - place) <= 1),
      `${arrived}`,
    );
  });

  test('a broken breaker table stops nobody', async () => {
    await using good = await answering('OK', GRATIS);
    await using broken = await faulty('ollama');
    broken.fault = faults.refuse(500, { error: 'oops' });
    const points = [
      faultyEndPoint('ollama', broken.baseUrl),
      endPoint('near', 'local', good.baseUrl),
    ];
    await using world = openWorld(of(...points));
    const other = new DatabaseSync(buildDatabasePath(world.home));
    other.exec('DROP TABLE breaker');
    other.close();
    assert.ok((await world.run()).outcome.ok);
    assert.ok(world.log.some(line => line.includes('"health"')));
  });
});
