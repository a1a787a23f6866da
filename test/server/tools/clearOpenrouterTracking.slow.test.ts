/** `clear_openrouter_tracking`: the count begins anew, caches and cool-downs go, the ledger stays as it is. */
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import type {
  CLEAR_OPENROUTER_TRACKING,
  GET_FREE_MODELS,
  Output,
} from '../../../src/protocol/tools/index.ts';
import { buildDatabasePath } from '../../../src/store/database/buildDatabasePath.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { openSession, type Session, textOf } from '../session.ts';

type Cleared = Output<typeof CLEAR_OPENROUTER_TRACKING>;
const LEDGER = ['call', 'entry', 'open_call', 'period_total', 'day_total', 'hour_total', 'alert'];

/** Every row of the ledger, as text. */
function ledgerOf(home: string): string {
  const sqlite = new DatabaseSync(buildDatabasePath(home), { readOnly: true });
  const rows = LEDGER.map(table => sqlite.prepare(`SELECT * FROM ${table}`).all());
  sqlite.close();
  return JSON.stringify(rows);
}

suite('clear_openrouter_tracking', () => {
  let paid: PaidServer;
  let session: Session;
  let busy = false;

  suiteSetup(async () => {
    paid = await startPaidServer({
      answers: {},
      otherwise: 'Yes.',
      pricePerMTok: { input: 100, output: 100 },
      models: ['big', 'small:free'],
      refuse: ({ body }) =>
        busy && body?.model.endsWith(':free')
          ? {
              status: 429,
              headers: { 'retry-after': '3600' },
              body: { error: { message: 'Busy' } },
            }
          : undefined,
    });
    session = await openSession({
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
    });
  });
  suiteTeardown(async () => {
    await session.close();
    await paid.stop();
  });

  const ask = (model: string) => session.route({ task: 'Explain closures.', model });
  const clear = async () => {
    const result = await session.call('clear_openrouter_tracking', {});
    assert.ok(!result.isError, textOf(result));
    return result.structuredContent as Cleared;
  };
  const quota = async () => {
    const result = await session.call('get_free_models', {});
    return (result.structuredContent as Output<typeof GET_FREE_MODELS>).quota;
  };

  test('the quota is counted anew, and not a row of the ledger changes', async () => {
    await ask('openrouter/big');
    await ask('openrouter/small:free');
    assert.equal((await quota())?.used_today, 1);
    // Who reads the ledger through the server sees all, and so does the file then.
    const spend = await session.spend();
    const before = ledgerOf(session.home);
    const cleared = await clear();
    assert.equal(ledgerOf(session.home), before);
    assert.deepEqual((await session.spend()).periods, spend.periods);
    assert.equal(cleared.spent_usd, paid.billedUsd);
    assert.ok(cleared.spent_usd > 0);
    assert.equal(cleared.quota?.used_today, 0);
    assert.equal(cleared.models_known, 2);
    assert.equal((await quota())?.counted_from, cleared.counted_from);
    await ask('openrouter/small:free');
    assert.equal((await quota())?.used_today, 1);
  });

  test('models that were left alone after a refusal are asked again', async () => {
    busy = true;
    await ask('openrouter/small:free');
    busy = false;
    assert.ok((await quota())?.cooling_until !== undefined);
    const asked = paid.completions.length;
    assert.equal((await ask('openrouter/small:free')).status, 'refused');
    assert.equal(paid.completions.length, asked);
    assert.ok((await clear()).cooldowns_forgotten > 0);
    assert.equal((await quota())?.cooling_until, undefined);
    assert.equal((await ask('openrouter/small:free')).status, 'completed');
  });

  test('the catalogue and the key are asked for anew', async () => {
    const count = (end: string) => paid.requests.filter(({ path }) => path.endsWith(end)).length;
    await quota();
    const before = [count('/models'), count('/key')];
    await quota();
    assert.deepEqual([count('/models'), count('/key')], before, 'what is recent is not asked for');
    await clear();
    assert.ok(count('/models') > before[0]! && count('/key') > before[1]!);
  });

  test('without a key it works, and says that spending is unchanged', async () => {
    const keyless = await openSession({ OPENROUTER_ENDPOINT: paid.baseUrl });
    try {
      const result = await keyless.call('clear_openrouter_tracking', {});
      assert.ok(!result.isError);
      assert.match(textOf(result), /Spending is unchanged/);
    } finally {
      await keyless.close();
    }
  });
});
