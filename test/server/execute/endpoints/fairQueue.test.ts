/** Places are handed out in order, a cancelled caller leaves at once, and none is ever lost. */
import assert from 'node:assert/strict';
import { createCallQueues } from '../../../../src/server/execute/endpoints/callQueues.ts';
import {
  createFairQueue,
  type QueueEntry,
} from '../../../../src/server/execute/endpoints/fairQueue.ts';

const never = new AbortController().signal;
const turn = () => new Promise(resolve => setImmediate(resolve));

function leave(entry: QueueEntry): void {
  assert.ok(entry.ok);
  entry.leave();
}

suite('fair queue', () => {
  test('first come, first served', async () => {
    const queue = createFairQueue(1, 10);
    const order: string[] = [];
    const first = await queue.enter(never, 'interactive');
    const rest = ['b', 'c', 'd'].map(async name => {
      const entry = await queue.enter(never, 'interactive');
      order.push(name);
      return entry;
    });
    assert.deepEqual([queue.running, queue.waiting], [1, 3]);
    leave(first);
    for (const next of rest) leave(await next);
    assert.deepEqual(order, ['b', 'c', 'd']);
    assert.deepEqual([queue.running, queue.waiting], [0, 0]);
  });

  test('a newcomer does not overtake who was called', async () => {
    const queue = createFairQueue(1, 10);
    const first = await queue.enter(never, 'interactive');
    const order: string[] = [];
    const enter = async (name: string) => {
      const entry = await queue.enter(never, 'interactive');
      order.push(name);
      return entry;
    };
    const waiting = enter('waiting');
    leave(first);
    const late = enter('late');
    leave(await waiting);
    leave(await late);
    assert.deepEqual(order, ['waiting', 'late']);
  });

  test('people go first, whoever waited longer in the background', async () => {
    const queue = createFairQueue(1, 10);
    const first = await queue.enter(never, 'background');
    const order: string[] = [];
    const enter = async (name: string, urgency: 'interactive' | 'background') => {
      const entry = await queue.enter(never, urgency);
      order.push(name);
      leave(entry);
    };
    const all = [
      enter('benchmark 1', 'background'),
      enter('benchmark 2', 'background'),
      enter('a person', 'interactive'),
    ];
    assert.equal(queue.waiting, 3);
    leave(first);
    await Promise.all(all);
    assert.deepEqual(order, ['a person', 'benchmark 1', 'benchmark 2']);
  });

  test('who cancels leaves the queue at once, and frees the place in it', async () => {
    const queue = createFairQueue(1, 1);
    const first = await queue.enter(never, 'interactive');
    const controller = new AbortController();
    const waiting = queue.enter(controller.signal, 'interactive');
    assert.deepEqual(await queue.enter(never, 'interactive'), { ok: false, why: 'full' });
    controller.abort();
    assert.deepEqual(await waiting, { ok: false, why: 'cancelled' });
    const next = queue.enter(never, 'interactive');
    leave(first);
    leave(await next);
    assert.equal(queue.running, 0);
  });

  test('a place is given back once, however often it is left', async () => {
    const queue = createFairQueue(2, 1);
    const first = await queue.enter(never, 'interactive');
    await queue.enter(never, 'interactive');
    leave(first);
    leave(first);
    assert.equal(queue.running, 1);
  });

  test('a busy end point holds up no other', async () => {
    const perEndPoint = { local: 1, free: 1, paid: 1 };
    const queues = createCallQueues({ parallel: 2, perEndPoint, maxWaiting: 10 });
    const slow = await queues.enter('http://a', 'local', never);
    const waiting = queues.enter('http://a', 'local', never);
    await turn();
    assert.equal(queues.load('http://a', 'local'), 2);
    leave(await queues.enter('http://b', 'local', never));
    leave(slow);
    leave(await waiting);
    assert.equal(queues.load('http://a', 'local'), 0);
  });

  test('all end points together keep the total', async () => {
    const perEndPoint = { local: 5, free: 5, paid: 5 };
    const queues = createCallQueues({ parallel: 2, perEndPoint, maxWaiting: 10 });
    const held = [await queues.enter('a', 'paid', never), await queues.enter('b', 'paid', never)];
    let third = false;
    const waiting = queues.enter('c', 'paid', never).then(entry => {
      third = true;
      return entry;
    });
    await turn();
    assert.equal(third, false);
    leave(held[0]!);
    leave(await waiting);
  });

  test('a cancel while waiting for the total gives the end point back', async () => {
    const perEndPoint = { local: 1, free: 1, paid: 1 };
    const queues = createCallQueues({ parallel: 1, perEndPoint, maxWaiting: 10 });
    const held = await queues.enter('a', 'paid', never);
    const controller = new AbortController();
    const waiting = queues.enter('b', 'paid', controller.signal);
    await turn();
    controller.abort();
    assert.equal((await waiting).ok, false);
    assert.equal(queues.load('b', 'paid'), 0);
    leave(held);
  });
});
