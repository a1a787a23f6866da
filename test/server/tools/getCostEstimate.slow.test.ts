/** get_cost_estimate over the real protocol: whose price counts, how old it is, and what is unknown. */
import assert from 'node:assert/strict';
import { LIST_DATE } from '../../../src/core/cost-monitor/money/priceList.ts';
import type { GET_COST_ESTIMATE, Output } from '../../../src/protocol/tools/index.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { newHome, openSession, type Session, textOf, until } from '../session.ts';

type Estimate = Output<typeof GET_COST_ESTIMATE>['estimates'][number];

const SIZE = { context_length: 1_000, expected_output_length: 500 };

suite('estimates', () => {
  let paid: PaidServer;
  let env: Record<string, string>;

  suiteSetup(async () => {
    const pricePerMTok = { input: 2, output: 10 };
    paid = await startPaidServer({ answers: {}, pricePerMTok, models: ['big', 'gpt-4o'] });
    const models = [{ id: 'big', inputUsdPerMTok: 7, outputUsdPerMTok: 9, contextTokens: 32_000 }];
    const own = { id: 'own', baseUrl: `${paid.url}/v1`, tier: 'paid', models };
    env = {
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      OPENAI_ENDPOINT: `${paid.url}/v1`,
      OPENAI_API_KEY: 'sk-test',
      LOCALLAMA_PROVIDERS: JSON.stringify([own, { ...own, id: 'near', tier: 'local' }]),
    };
  });
  suiteTeardown(() => paid.stop());

  async function ask(session: Session, model?: string): Promise<readonly Estimate[]> {
    const given = { ...SIZE, ...(model !== undefined && { model }) };
    const result = await session.call('get_cost_estimate', given);
    if (result.isError) throw new Error(textOf(result));
    return (result.structuredContent as { estimates: Estimate[] }).estimates;
  }

  const about = ([estimate]: readonly Estimate[]) => {
    const { model, basis, usd, price_from, price_as_of, stale } = estimate!;
    return [model, basis, usd, price_from, price_as_of, stale];
  };

  test('own prices, the live catalogue and the offline list, each with its date', async () => {
    const session = await openSession(env);
    const today = new Date().toISOString().slice(0, 10);
    try {
      const live = await ask(session, 'openrouter/big');
      assert.deepEqual(about(live), [
        ...['openrouter/big', 'estimated', 0.007, 'openrouter', today, false],
      ]);
      const { low_usd, usd, worst_usd } = live[0]!;
      assert.ok(low_usd! > 0 && low_usd! < usd! && usd! < worst_usd!, JSON.stringify(live));
      assert.equal(worst_usd, (1_330 * 2 + 4_096 * 10) / 1e6);
      assert.deepEqual(about(await ask(session, 'own/big')), [
        ...['own/big', 'estimated', 0.0115, 'settings', today, false],
      ]);
      assert.deepEqual(about(await ask(session, 'openai/gpt-4o')), [
        ...['openai/gpt-4o', 'estimated', 0.0075, 'genai-prices', LIST_DATE, false],
      ]);
      const unknown = await ask(session, 'own/gpt-4o');
      assert.deepEqual([unknown[0]?.basis, unknown[0]?.usd], ['unknown', null]);
      assert.match(unknown[0]?.note ?? '', /set one for it in the settings/);
      await assert.rejects(ask(session, 'nobody/nothing'), /no price list has it.*openrouter\/big/);
    } finally {
      await session.close();
    }
  });

  test('the best of each tier, where no model is named', async () => {
    const session = await openSession(env);
    try {
      const found = await ask(session);
      assert.deepEqual(
        found.map(({ tier, basis }) => `${tier} ${basis}`),
        ['local free', 'paid estimated'],
      );
      assert.deepEqual([found[0]?.usd, found[0]?.worst_usd], [0, 0]);
    } finally {
      await session.close();
    }
  });

  test('out of reach: the last known price says that it is stale, and the list its date', async () => {
    const home = newHome();
    const first = await openSession(env, home);
    await ask(first, 'openrouter/big').finally(() => first.close());
    const offline = { OPENROUTER_API_KEY: 'sk-or-v1-test-key' };
    const session = await openSession(offline, home);
    try {
      await until(async () => {
        const { contents } = await session.client.readResource({ uri: 'locallama://status' });
        const { providers } = JSON.parse((contents[0] as { text: string }).text);
        return providers.every(({ state }: { state: string }) => state === 'down');
      }, 5_000);
      const [kept] = await ask(session, 'openrouter/big');
      assert.deepEqual([kept?.usd, kept?.stale], [0.007, true]);
      assert.match(kept?.note ?? '', /No end point offers it now/);
      const [listed] = await ask(session, 'openai/gpt-5');
      assert.deepEqual([listed?.price_from, listed?.price_as_of], ['genai-prices', LIST_DATE]);
      assert.ok((listed?.usd ?? 0) > 0);
    } finally {
      await session.close();
    }
  });

  test('after a call to a family whose tokenizer is known, less is held for the next', async () => {
    const session = await openSession(env);
    const task = { task: `Explain this. ${'const added = first + second; '.repeat(200)}` };
    const worst = async () => {
      const { decision } = await session.route({ ...task, model: 'openai/gpt-4o', execute: false });
      return decision.candidates[0]?.worst_cost_usd ?? 0;
    };
    try {
      const before = await worst();
      assert.ok(before > 0);
      const { attempts } = await session.route({ ...task, model: 'openai/gpt-4o' });
      assert.ok(attempts.length > 0);
      const after = await until(async () => {
        const now = await worst();
        return now < before && now;
      }, 10_000);
      assert.ok(after < before - 0.005, `${after} of ${before}`);
    } finally {
      await session.close();
    }
  }).timeout(20_000);
});
