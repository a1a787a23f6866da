/** Notes of routes are written after the reply, in order, and before anybody reads them. */
import assert from 'node:assert/strict';
import { createRouteBuffer } from '../../../src/server/learning/routeBuffer.ts';
import type { RouteRecord, RouteStore } from '../../../src/store/routeStore.ts';

function open() {
  const written: string[] = [];
  const store: RouteStore = {
    add: notes => void written.push(...notes.map(({ taskId }) => taskId)),
    told: () => new Map(written.map(id => [id, { reason: 'why', result: 'failed', proof: null }])),
    countSince: () => ({ all: 0, failed: 0 }),
    findDecision: id => (written.includes(id) ? '{}' : null),
  };
  return { written, routes: createRouteBuffer(store) };
}

const note = (taskId: string): RouteRecord => ({
  ...{ taskId, atMs: 0, route: 'local', priority: 'cost', reason: 'why', result: 'failed' },
  ...{ decision: '{}', proof: null },
});

suite('late routes', () => {
  test('are written at a flush, once, in order', () => {
    const { written, routes } = open();
    for (const id of ['a', 'b']) routes.add(note(id));
    assert.deepEqual(written, []);
    routes.flush();
    routes.flush();
    assert.deepEqual(written, ['a', 'b']);
  });

  test('who reads them sees the newest', () => {
    const { routes } = open();
    routes.add(note('a'));
    assert.deepEqual([...routes.told(['a']).keys()], ['a']);
    routes.add(note('b'));
    assert.equal(routes.findDecision('b'), '{}');
  });

  test('never more than a hundred wait', () => {
    const { written, routes } = open();
    for (let i = 0; i < 150; i++) routes.add(note(String(i)));
    assert.equal(written.length, 100);
    routes.flush();
    assert.equal(written.length, 150);
  });
});
