/** What a person whose budget is used up is told, and what a task saved, over the real protocol. */
import assert from 'node:assert/strict';
import { type PaidServer, startPaidServer } from '../fakes/paidServer.ts';
import { openSession, type Session, textOf } from './session.ts';

const BIG = 'openrouter/big';
const TASK = { task: 'Explain closures.' };
const RESETS = /It resets on \d{4}-\d{2}-\d{2}, 00:00 \(.+\)\./;

suite('budgets', () => {
  let paid: PaidServer;
  let near: PaidServer;
  let open: (env: Record<string, string>) => Promise<Session>;

  suiteSetup(async () => {
    const common = { answers: {}, otherwise: 'A function with the variables around it.' };
    const prices = { input: 100, output: 100 };
    paid = await startPaidServer({ ...common, pricePerMTok: prices, models: ['big'] });
    near = await startPaidServer({
      ...common,
      pricePerMTok: { input: 0, output: 0 },
      models: ['coder'],
    });
    const local = { id: 'near', baseUrl: `${near.url}/v1`, tier: 'local' };
    const env = {
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      LOCALLAMA_PROVIDERS: JSON.stringify([local]),
    };
    open = change => openSession({ ...env, ...change });
  });
  suiteTeardown(() => Promise.all([paid.stop(), near.stop()]));

  async function withSession(
    env: Record<string, string>,
    work: (session: Session) => Promise<void>,
  ) {
    const session = await open(env);
    await work(session).finally(() => session.close());
  }

  test('a refusal says which budget, what is left, when it resets, and who could do it', () =>
    withSession({ LOCALLAMA_BUDGET_DAILY_USD: '0.01' }, async session => {
      const result = await session.call('route_task', { ...TASK, context_length: 0, model: BIG });
      assert.equal(result.isError, true);
      const output = await session.route({ ...TASK, model: BIG });
      assert.equal(output.status, 'refused');
      assert.equal(output.obstacle, 'budget');
      assert.equal(output.error, textOf(result));
      assert.match(output.error ?? '', /openrouter\/big: It may cost up to \$0\.\d+\./);
      assert.match(output.error ?? '', /The daily budget of \$0\.01 has \$0\.01 left\./);
      assert.match(output.error ?? '', RESETS);
      assert.match(
        output.error ?? '',
        /near\/coder on this machine could do it for nothing \(a guess of \d+ %/,
      );
      assert.deepEqual(output.cost, { usd: 0, basis: 'free' });
      assert.equal(paid.completions.length, 0);
    }));

  test('unless the model was named, the local one does it, and the decision says why', () =>
    withSession({ LOCALLAMA_BUDGET_WEEKLY_USD: '0.01' }, async session => {
      const output = await session.route({ ...TASK, priority: 'quality' });
      assert.equal(output.status, 'completed');
      assert.equal(output.model, 'near/coder');
      const rejected = output.decision.rejected.find(({ model }) => model === BIG);
      assert.equal(rejected?.kind, 'over-budget');
      assert.match(rejected?.why ?? '', /The weekly budget of \$0\.01 has \$0\.01 left\./);
      assert.match(rejected?.why ?? '', RESETS);
    }));

  test('where the local answer fails its tests, the budget that kept the paid one out comes first', () =>
    withSession({ LOCALLAMA_BUDGET_DAILY_USD: '0.01' }, async session => {
      const tests = 'if (twice(2) !== 4) throw new Error();';
      const task = 'Write a JavaScript function twice(x).';
      const output = await session.route({ task, tests, language: 'javascript' });
      assert.deepEqual([output.status, output.obstacle], ['failed', 'budget']);
      assert.match(
        output.error ?? '',
        /^openrouter\/big was not asked\. It may cost up to \$[\d.]+\. The daily budget of \$0\.01 has \$0\.01 left\. It resets on .*No model could do this task\. near\/coder: /s,
      );
      assert.equal(paid.completions.length, 0);
    }));

  test('without a local model it says so', () =>
    withSession({ LOCALLAMA_BUDGET_MONTHLY_USD: '0', LOCALLAMA_PROVIDERS: '' }, async session => {
      const { error = '' } = await session.route({ ...TASK, model: BIG });
      assert.match(error, /The monthly budget of \$0\.00 has \$0\.00 left\./);
      assert.match(error, /No local model that answers now could do it\./);
    }));

  test('the token budget is refused at the reservation, in the same words', () =>
    withSession({ TOKEN_BUDGET: '500' }, async session => {
      const { status, error = '', attempts } = await session.route({ ...TASK, model: BIG });
      assert.equal(status, 'refused');
      assert.equal(attempts[0]?.failure?.kind, 'budget-refused');
      assert.match(
        error,
        /The monthly token budget of 500 tokens has 500 tokens left, and this call may use up to/,
      );
      assert.match(error, RESETS);
      assert.match(error, /near\/coder on this machine could do it for nothing/);
      assert.equal((await session.route({ ...TASK, model: 'near/coder' })).status, 'completed');
      const { tokens } = await session.spend();
      assert.ok(tokens && tokens.month > 0 && tokens.reserved === 0, JSON.stringify(tokens));
    }));

  test('what a local answer saved is told with the task, and for the month', () =>
    withSession({ LOCALLAMA_BASELINE_MODEL: BIG }, async session => {
      const { saved, usage } = await session.route({ ...TASK, model: 'near/coder' });
      const tokens = (usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0);
      const today = new Date().toISOString().slice(0, 10);
      assert.ok(tokens > 0);
      assert.deepEqual(saved, {
        low_usd: tokens / 1e4,
        high_usd: tokens / 1e4,
        baseline_model: BIG,
        price_as_of: today,
      });
      const { savings } = await session.spend();
      assert.equal(savings?.low_usd, saved?.low_usd);
      assert.match(savings?.note ?? '', new RegExp(`openrouter/big at its prices of ${today}`));
      const same = await session.route({ ...TASK, model: BIG });
      assert.deepEqual([same.saved?.low_usd, same.saved?.high_usd], [0, 0], 'it is the baseline');
    }));
});
