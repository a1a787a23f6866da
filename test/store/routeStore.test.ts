/** Why tasks went where they went: kept of the newest, and of fewer in full. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/database/database.ts';
import { openRouteStore, type RouteRecord } from '../../src/store/routeStore.ts';
import { SCHEMAS } from '../../src/store/schemas.ts';

const note = (taskId: string, decision: string): RouteRecord => ({
  ...{ taskId, atMs: 0, route: 'local', priority: 'cost', reason: 'why', result: 'failed' },
  ...{ decision, proof: null },
});

suite('routes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'locallama-routes-'));
  suiteTeardown(() => rmSync(folder, { recursive: true }));
  const database = openDatabase(folder, {
    parts: SCHEMAS,
    patience: { random: Math.random, maxWaitMs: 5_000 },
    fileSystemType: () => 0,
    now: Date.now,
  });
  const routes = openRouteStore(database);
  suiteTeardown(() => database.close());

  test('of the newest hundred the whole decision is kept, of others the reason', () => {
    routes.add(Array.from({ length: 150 }, (_, at) => note(`t${at}`, `{"at":${at}}`)));
    assert.equal(routes.findDecision('t149'), '{"at":149}');
    assert.equal(routes.findDecision('t50'), '{"at":50}');
    assert.equal(routes.findDecision('t49'), null);
    assert.equal(routes.told(['t49']).get('t49')?.reason, 'why');
    assert.equal(routes.findDecision('nobody'), null);
  });

  test('how an answer was proven is kept in figures', () => {
    const proof = { by: 'mutation', killed: 14, mutants: 16 };
    routes.add([{ ...note('proven', '{}'), result: 'verified', proof }]);
    assert.deepEqual(routes.told(['proven']).get('proven'), {
      ...{ reason: 'why', result: 'verified', proof },
    });
  });

  test('one that is too long is not kept', () => {
    routes.add([note('long', `"${'x'.repeat(60_000)}"`)]);
    assert.equal(routes.findDecision('long'), null);
    assert.equal(routes.told(['long']).size, 1);
  });
});
