/** Free models: what is listed, what is left, what is never done with them. Over the real protocol. */
import assert from 'node:assert/strict';
import type { FreeModelsResource, UsageResource } from '../../../src/protocol/resources.ts';
import { type PaidRequest, type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { newHome, openSession, type Session, textOf } from '../session.ts';

const FREE = 'openrouter/small:free';
const HOURS_MS = 12 * 3_600_000;

/** As OpenRouter says that the day's free requests are used up. */
function quotaUsedUp({ body }: PaidRequest) {
  if (!body?.model.endsWith(':free')) return undefined;
  const reset = String(Date.now() + HOURS_MS);
  const headers = { 'X-RateLimit-Limit': '50', 'X-RateLimit-Remaining': '0' };
  const message = 'Rate limit exceeded: free-models-per-day.';
  const metadata = { headers: { ...headers, 'X-RateLimit-Reset': reset } };
  return { status: 429, body: { error: { message, code: 429, metadata } } };
}

const start = (refuse?: (request: PaidRequest) => ReturnType<typeof quotaUsedUp>) =>
  startPaidServer({
    answers: {},
    otherwise: 'Yes.',
    pricePerMTok: { input: 1, output: 2 },
    models: ['big', 'small:free', 'tiny:free'],
    ...(refuse && { refuse }),
  });

const withKey = (paid: PaidServer) => ({
  OPENROUTER_ENDPOINT: paid.baseUrl,
  OPENROUTER_API_KEY: 'sk-or-v1-test-key',
});

async function free(session: Session, args = {}): Promise<FreeModelsResource> {
  const result = await session.call('get_free_models', args);
  assert.ok(!result.isError, textOf(result));
  return result.structuredContent as FreeModelsResource;
}

const ask = (session: Session, model?: string) =>
  session.route({ task: 'Explain closures.', ...(model !== undefined && { model }) });

suite('free models', () => {
  let paid: PaidServer;
  suiteSetup(async () => {
    paid = await start();
  });
  suiteTeardown(() => paid.stop());

  async function within(env: Record<string, string>, run: (session: Session) => Promise<void>) {
    const session = await openSession(env);
    try {
      await run(session);
    } finally {
      await session.close();
    }
  }

  test('are listed with window, label and quota, which counts what was asked', () =>
    within(withKey(paid), async session => {
      const before = await free(session);
      assert.deepEqual(
        before.models.map(({ model, usable }) => [model, usable]),
        [
          [FREE, true],
          ['openrouter/tiny:free', true],
        ],
      );
      assert.deepEqual(before.models[0]?.context_tokens, 131_072);
      assert.equal(before.models[0]?.may_train_on_data, true);
      assert.equal(before.catalogue.stale, false);
      assert.deepEqual([before.quota?.used_today, before.quota?.per_day], [0, 1_000]);
      assert.equal(before.quota?.credit, 'bought');
      assert.match(before.quota?.resets_at ?? '', /T00:00:00\.000Z$/);
      assert.equal((await ask(session, FREE)).status, 'completed');
      const after = await free(session);
      assert.deepEqual([after.quota?.used_today, after.quota?.left_today], [1, 999]);
      const uri = 'locallama://openrouter/free-models';
      const { contents } = await session.client.readResource({ uri });
      const read = JSON.parse((contents[0] as { text: string }).text);
      assert.deepEqual(read.models, after.models);
    }));

  test('without a key they are listed, not usable, and the note says why', () =>
    within({ OPENROUTER_ENDPOINT: paid.baseUrl }, async session => {
      const { models, note, quota } = await free(session);
      assert.equal(models.length, 2);
      assert.ok(models.every(({ usable, why_not }) => !usable && /API key/.test(why_not ?? '')));
      assert.match(note, /Without an API key/);
      assert.deepEqual([quota?.credit, quota?.per_day], ['unknown', 50]);
    }));

  test('offline the list known before is given, and says that it is stale', async () => {
    const own = await start();
    const env = withKey(own);
    const home = newHome();
    const first = await openSession(env, home);
    await free(first);
    await first.close();
    await own.stop();
    const session = await openSession(env, home);
    try {
      const { models, catalogue, note } = await free(session, { refresh: true });
      assert.deepEqual([models.length, catalogue.stale], [2, true]);
      assert.match(note, /could not be fetched.*known before/);
      const uri = 'locallama://usage/openrouter';
      const { contents } = await session.client.readResource({ uri });
      const usage = JSON.parse((contents[0] as { text: string }).text) as UsageResource;
      assert.equal(usage.api, 'openrouter');
    } finally {
      await session.close();
    }
  });

  test('offline and never seen, it says so and does not fail', () =>
    within({}, async session => {
      const { models, catalogue, note } = await free(session);
      assert.deepEqual([models, catalogue.as_of], [[], null]);
      assert.match(note, /could not be fetched.*none is known/);
    }));

  test('a wrong input is refused', () =>
    within({}, async session => {
      const result = await session.call('get_free_models', { refresh: 'yes' });
      assert.equal(result.isError, true);
      assert.match(textOf(result), /refresh.*received "yes"/);
    }));

  test('no-training and never exclude them, and say why', async () => {
    for (const [setting, collection, kind] of [
      ['no-training', 'deny', 'may-train'],
      ['', 'deny', 'may-train'],
      ['never', 'allow', 'forbidden'],
    ] as const) {
      await within({ ...withKey(paid), LOCALLAMA_FREE_MODELS: setting }, async session => {
        const { models } = await free(session);
        assert.ok(models.every(({ usable, why_not }) => !usable && /settings/.test(why_not ?? '')));
        const output = await ask(session);
        assert.equal(output.model, 'openrouter/big', JSON.stringify(output));
        const rejected = output.decision.rejected.find(({ model }) => model === FREE);
        assert.equal(rejected?.kind, kind);
        const sent = paid.completions.at(-1)?.body as { provider?: { data_collection?: string } };
        assert.equal(sent.provider?.data_collection, collection);
      });
    }
  });

  test('used-up free requests become no paid call, and the message says what to do', async () => {
    const exhausted = await start(quotaUsedUp);
    try {
      await within(withKey(exhausted), async session => {
        const output = await ask(session);
        assert.equal(output.status, 'failed', JSON.stringify(output));
        assert.match(output.error ?? '', /free-models-per-day/);
        assert.match(output.error ?? '', /openrouter\/big could, for about \$/);
        assert.match(output.error ?? '', /maximum cost, or name the model/);
        assert.ok(exhausted.completions.every(({ body }) => body?.model.endsWith(':free')));
        const most = exhausted.completions.map(({ body }) => body?.provider);
        const zero = {
          data_collection: 'allow',
          max_price: { prompt: 0, completion: 0, request: 0 },
        };
        assert.deepEqual(new Set(most.map(each => JSON.stringify(each))).size, 1);
        assert.deepEqual(most[0], zero);
        assert.equal(exhausted.billedNanoUsd, 0);
        const { quota, models } = await free(session);
        assert.equal(quota?.used_today, exhausted.completions.length);
        assert.ok(quota?.cooling_until !== undefined && models.every(({ usable }) => !usable));
        const next = await ask(session);
        assert.equal(next.status, 'refused', JSON.stringify(next));
        const rests = next.decision.rejected.find(({ model }) => model === FREE);
        assert.equal(rests?.kind, 'quota-used-up');
        assert.match(next.error ?? '', /small:free would do this for nothing.*maximum cost/);
        assert.equal(exhausted.billedNanoUsd, 0);
        const agreed = await session.route({ task: 'Explain closures.', max_cost_usd: 0.1 });
        assert.deepEqual([agreed.status, agreed.model], ['completed', 'openrouter/big']);
      });
    } finally {
      await exhausted.stop();
    }
  });
});
