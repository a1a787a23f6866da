/** The ledger against the bill: in get_spend, in the account's resources, on the command line. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { OpenRouterStatusResource, UsageResource } from '../../../src/protocol/resources.ts';
import type { SpendOutput } from '../../../src/protocol/tools/index.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { newHome, openSession, PROGRAM, quietEnv, type Session } from '../session.ts';

const KEY = 'sk-or-v1-test-key';
const run = promisify(execFile);

async function read<T>(session: Session, uri: string): Promise<T> {
  const { contents } = await session.client.readResource({ uri });
  return JSON.parse((contents[0] as { text: string }).text);
}

/** The same key, used by a program that the ledger knows nothing of. */
async function useElsewhere({ baseUrl }: PaidServer): Promise<void> {
  const messages = [{ role: 'user', content: 'Elsewhere.' }];
  await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'big', messages, max_tokens: 500 }),
  });
}

suite('the ledger against the bill', () => {
  let paid: PaidServer;
  let env: Record<string, string>;

  setup(async () => {
    paid = await startPaidServer({
      answers: {},
      otherwise: 'An answer of some length. '.repeat(20),
      pricePerMTok: { input: 100, output: 100 },
      models: ['big'],
      key: KEY,
    });
    env = { OPENROUTER_ENDPOINT: paid.baseUrl, OPENROUTER_API_KEY: KEY };
  });
  teardown(() => paid.stop());

  const asks = () => paid.requests.filter(({ path }) => path.endsWith('/key')).length;
  const spendOnce = (session: Session) =>
    session.route({ task: 'Explain closures.', model: 'openrouter/big' });

  test('they agree, and OpenRouter is asked once in five minutes', async () => {
    const session = await openSession(env);
    try {
      assert.equal((await spendOnce(session)).status, 'completed');
      const { agreement } = await session.spend();
      assert.ok(agreement);
      const { ledger_usd, bill_usd, drift_usd, agrees, causes } = agreement;
      assert.deepEqual([ledger_usd, bill_usd], [paid.billedUsd, paid.billedUsd]);
      assert.deepEqual([drift_usd, agrees, causes], [0, true, []]);
      await spendOnce(session);
      assert.deepEqual((await session.spend()).agreement, agreement, 'both are of one moment');
      const usage = await read<UsageResource>(session, 'locallama://usage/openrouter');
      assert.deepEqual(usage.agreement, agreement);
      assert.equal(usage.usage[0]?.spent_usd, paid.billedUsd);
      assert.equal(usage.usage[0]?.calls, 2);
      assert.equal(usage.key?.limit_usd, null);
      const status = await read<OpenRouterStatusResource>(session, 'locallama://openrouter/status');
      assert.deepEqual([status.key, status.free_models], ['accepted', 'allow']);
      assert.deepEqual(
        (await read<SpendOutput>(session, 'locallama://spend')).agreement,
        agreement,
      );
      assert.equal(asks(), 1);
      assert.doesNotMatch(JSON.stringify([usage, status]), /sk-or|abc\.\.\.xyz/);
    } finally {
      await session.close();
    }
  });

  test('use of the key elsewhere is a drift, with its likely cause', async () => {
    await useElsewhere(paid);
    const session = await openSession(env);
    try {
      await spendOnce(session);
      const { agreement } = await session.spend();
      assert.equal(agreement?.agrees, false);
      assert.equal(agreement?.bill_usd, paid.billedUsd);
      assert.ok((agreement?.drift_usd ?? 0) > 0.001);
      assert.match(agreement?.causes[0] ?? '', /used elsewhere/);
    } finally {
      await session.close();
    }
  });

  test('a key that is refused, or none, is said plainly, and nothing is compared', async () => {
    const wrong = await openSession({ ...env, OPENROUTER_API_KEY: 'sk-or-v1-wrong' });
    const none = await openSession({ OPENROUTER_ENDPOINT: paid.baseUrl });
    try {
      assert.equal((await wrong.spend()).agreement, undefined);
      const uri = 'locallama://openrouter/status';
      const status = await read<OpenRouterStatusResource>(wrong, uri);
      assert.equal(status.key, 'refused');
      assert.ok(status.problem);
      assert.equal((await read<OpenRouterStatusResource>(none, uri)).key, 'none');
      assert.match(
        (await read<UsageResource>(none, 'locallama://usage/openrouter')).problem ?? '',
        /No API key/,
      );
    } finally {
      await Promise.all([wrong.close(), none.close()]);
    }
  });

  test('`locallama spend` shows it, and --offline asks nobody', async () => {
    await useElsewhere(paid);
    const options = { env: quietEnv(newHome(), env) };
    const spend = (...args: string[]) =>
      run(process.execPath, [PROGRAM, 'spend', ...args], options);
    const offline = await spend('--offline');
    assert.doesNotMatch(offline.stdout, /bill/);
    assert.equal(asks(), 0);
    const { stdout } = await spend();
    assert.match(
      stdout,
      /the ledger has \$0\.00, openrouter's bill \$0\.\d+, a drift of \+\$0\.\d+/,
    );
    assert.match(stdout, /- The same key is used elsewhere/);
    const json = JSON.parse((await spend('--json')).stdout) as SpendOutput;
    assert.equal(json.agreement?.drift_usd, paid.billedUsd);
    assert.equal(asks(), 1);
  });
});

suite('resources of the account', () => {
  test('the catalogue, one model, and addresses that name nothing', async () => {
    const paid = await startPaidServer({
      answers: {},
      pricePerMTok: { input: 1, output: 2 },
      models: ['maker/big', 'maker/small:free'],
    });
    const session = await openSession({ OPENROUTER_ENDPOINT: paid.baseUrl });
    try {
      const { resourceTemplates } = await session.client.listResourceTemplates();
      const templates = resourceTemplates.map(({ uriTemplate }) => uriTemplate);
      for (const template of [
        'locallama://usage/{api}',
        'locallama://openrouter/model/{model_id}',
        'locallama://openrouter/prompting-strategy/{model_id}',
      ]) {
        assert.ok(templates.includes(template), template);
      }
      const catalogue = await read<{ models: { id: string }[]; stale: boolean }>(
        session,
        'locallama://openrouter/models',
      );
      assert.deepEqual([catalogue.models.length, catalogue.stale], [2, false]);
      for (const name of ['maker/big', 'maker%2Fbig', 'openrouter/maker/big']) {
        const model = await read<{ name: string; rates: object }>(
          session,
          `locallama://openrouter/model/${name}`,
        );
        assert.equal(model.name, 'maker/big');
        assert.deepEqual(model.rates, { input_usd_per_mtok: 1, output_usd_per_mtok: 2 });
      }
      const refuses = (uri: string, why: RegExp) =>
        assert.rejects(session.client.readResource({ uri }), why);
      await refuses(
        'locallama://openrouter/model/maker/none',
        /no model "maker\/none".*maker\/big/,
      );
      await refuses('locallama://usage/nobody', /no end point "nobody".*ollama.*openrouter/);
      await refuses('locallama://nothing', /no resource.*locallama:\/\/usage\/\{api\}/);
      await refuses('locallama://usage/', /no resource/);
    } finally {
      await session.close();
      await paid.stop();
    }
  });
});
