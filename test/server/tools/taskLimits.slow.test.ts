/** What a task itself may take: tokens of all its calls together, and time. */
import assert from 'node:assert/strict';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { openSession, type Session, textOf } from '../session.ts';

const TASK = 'Write a JavaScript function add(a, b).';
const TESTS = "import assert from 'node:assert/strict';\nassert.equal(add(1, 2), 3);";
const WRONG = '```js\nfunction add(a, b) { return a - b; }\n```';

suite('limits of one task', function () {
  this.timeout(60_000);
  let paid: PaidServer;
  let session: Session;
  let isSlow = false;

  setup(async () => {
    isSlow = false;
    paid = await startPaidServer({
      answers: async () => {
        if (isSlow) await new Promise(resolve => setTimeout(resolve, 20_000).unref());
        return WRONG;
      },
      pricePerMTok: { input: 1, output: 5 },
      models: ['paid/large', 'paid/other'],
    });
    session = await openSession({
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-test',
      LOCALLAMA_BUDGET_DAILY_USD: '5',
    });
  });
  teardown(async () => {
    await session.close();
    await paid.stop();
  });

  const countCaps = () =>
    paid.completions.reduce(
      (sum, { body }) => sum + (body?.max_completion_tokens ?? body?.max_tokens ?? Infinity),
      0,
    );

  test('all attempts together keep to token_budget', async () => {
    const args = { task: TASK, tests: TESTS, expected_output_length: 100 };
    const free = await session.route({ ...args, max_cost_usd: 1 });
    assert.equal(free.status, 'failed');
    const usual = paid.completions.length;
    assert.ok(usual >= 2, 'without it a wrong answer is asked for again');
    assert.ok(countCaps() > 4_000);
    for (const token_budget of [1_200, 2_000]) {
      const before = paid.completions.length;
      await session.route({ ...args, max_cost_usd: 1, token_budget });
      const own = paid.completions.slice(before);
      assert.ok(own.length > 0, `${token_budget}`);
      for (const { body } of own) {
        assert.ok((body?.max_completion_tokens ?? body?.max_tokens ?? Infinity) < token_budget);
      }
    }
  });

  test('what can never fit is refused before anything is sent', async () => {
    const { status, error } = await session.route({ task: TASK, token_budget: 20 });
    assert.equal(status, 'refused');
    assert.match(error!, /needs up to \d+ tokens; this task may take 20/);
    assert.equal(paid.completions.length, 0);
  });

  test('time_constraint ends it', async () => {
    isSlow = true;
    const { status, error } = await session.route({
      task: TASK,
      max_cost_usd: 1,
      time_constraint: 1_500,
    });
    assert.equal(status, 'failed');
    assert.match(error!, /time|took/i);
  });

  test('odd values are named', async () => {
    const odd = async (args: object) => {
      const result = await session.call('route_task', { task: TASK, context_length: 0, ...args });
      assert.equal(result.isError, true);
      return textOf(result);
    };
    assert.match(await odd({ token_budget: 0 }), /token_budget/);
    assert.match(await odd({ time_constraint: -5 }), /time_constraint/);
  });
});
