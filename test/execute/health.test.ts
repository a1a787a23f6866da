/** What one process learned about an end point spares another the same experience; pools share load. */
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { databasePath } from '../../src/store/databasePath.ts';
import { startFaultServer } from '../fakes/faultServer.ts';
import * as faults from '../fakes/faults.ts';
import { startPaidServer } from '../fakes/paidServer.ts';
import { endPoint, faultyEndPoint, of, PRICE_PER_MTOK } from './endPoints.ts';
import { QUICK } from './quickLimits.ts';
import { openWorld, story } from './world.ts';

const GRATIS = { input: 0, output: 0 };

suite('execute: health', () => {
  test('a Retry-After holds for every process that shares the database', async () => {
    const faulty = await startFaultServer('openrouter');
    const good = await startPaidServer({ answers: {}, otherwise: 'OK', pricePerMTok: GRATIS });
    const first = faultyEndPoint('openrouter', faulty.baseUrl);
    const second = endPoint('near', 'local', good.baseUrl);
    await using one = openWorld(of(first, second));
    await using other = openWorld({ ...of(first, second), home: one.home });
    faulty.fault = faults.refuse(429, { error: 'later' }, { 'retry-after': '60' });
    assert.equal(
      story((await one.run()).attempts),
      'faulty/tiny:1b rate-limited, near/coder accepted',
    );
    assert.equal(story((await other.run()).attempts), 'near/coder accepted');
    assert.equal(faulty.seen.length, 1);
    await Promise.all([faulty.stop(), good.stop()]);
  });

  test('an end point that is down is left alone after three failures, and probed once later', async () => {
    const down = await startFaultServer('ollama');
    await down.stop();
    const model = faultyEndPoint('ollama', down.baseUrl);
    const good = await startPaidServer({ answers: {}, otherwise: 'OK', pricePerMTok: GRATIS });
    await using world = openWorld(of(model, endPoint('near', 'local', good.baseUrl)));
    const failed = (await world.run()).attempts.filter(each => each.failure);
    assert.deepEqual(
      failed.map(each => each.failure?.kind),
      ['network', 'network', 'network'],
    );
    assert.equal(story((await world.run()).attempts), 'near/coder accepted');
    await good.stop();
  });

  test('servers with the same model share the load', async () => {
    const answers = async () => {
      await new Promise(resolve => setTimeout(resolve, 150));
      return 'OK';
    };
    const servers = await Promise.all(
      [1, 2, 3].map(() => startPaidServer({ answers, pricePerMTok: GRATIS })),
    );
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
    const server = await startPaidServer({ answers, pricePerMTok: PRICE_PER_MTOK });
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
    await server.stop();
  });

  test('a broken breaker table stops nobody', async () => {
    const good = await startPaidServer({ answers: {}, otherwise: 'OK', pricePerMTok: GRATIS });
    const faulty = await startFaultServer('ollama');
    faulty.fault = faults.refuse(500, { error: 'oops' });
    const points = [
      faultyEndPoint('ollama', faulty.baseUrl),
      endPoint('near', 'local', good.baseUrl),
    ];
    await using world = openWorld(of(...points));
    const other = new DatabaseSync(databasePath(world.home));
    other.exec('DROP TABLE breaker');
    other.close();
    assert.ok((await world.run()).outcome.ok);
    assert.ok(world.log.some(line => line.includes('"health"')));
    await Promise.all([good.stop(), faulty.stop()]);
  });
});
