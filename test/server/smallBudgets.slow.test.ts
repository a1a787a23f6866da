/** Small budgets, and accounts with little money, are used as far as they reach. */
import assert from 'node:assert/strict';
import { type PaidServer, type PaidServerOptions, startPaidServer } from '../fakes/paidServer.ts';
import { type Env, openSession, type Session } from './session.ts';

const KEY = 'sk-or-1234567';
const TASK = 'Write a JavaScript function add(a, b).';
const RIGHT = '```js\nfunction add(a, b) { return a + b; }\n```';
/** About 6,000 of the server's tokens, no two lines alike. */
const LINES = Array.from({ length: 1_000 }, (_, at) => `  Math.abs(a) + ${at * at};\n`);
const LONG = RIGHT.replace('{', `{\n${LINES.join('')}`);

suite('small budgets', function () {
  this.timeout(60_000);

  async function at(
    change: Partial<PaidServerOptions>,
    env: Env,
    work: (session: Session, far: PaidServer) => Promise<void>,
  ) {
    const far = await startPaidServer({
      ...{ answers: () => RIGHT, pricePerMTok: { input: 3, output: 15 }, key: KEY },
      ...{ models: ['anthropic/claude-sonnet-4.5'], contextTokens: 200_000 },
      ...change,
    });
    const own = { OPENROUTER_ENDPOINT: far.baseUrl, OPENROUTER_API_KEY: KEY };
    const session = await openSession({ ...own, ...env });
    try {
      await work(session, far);
    } finally {
      await Promise.all([session.close(), far.stop()]);
    }
  }

  /** `tasks` at once, each of which takes a while, all fit into `dailyUsd`. */
  function fitTogether(
    name: string,
    tasks: number,
    dailyUsd: string,
    change: Partial<PaidServerOptions>,
  ) {
    test(name, () =>
      at(
        { firstTokenDelayMs: 500, ...change },
        { LOCALLAMA_BUDGET_DAILY_USD: dailyUsd, MAX_PARALLEL_TASKS: '8' },
        async (session, far) => {
          const calls = Array.from({ length: tasks }, () => session.route({ task: TASK }));
          const all = await Promise.all(calls);
          assert.deepEqual(new Set(all.map(({ status }) => status)), new Set(['completed']));
          assert.ok(far.billedUsd <= Number(dailyUsd), `${far.billedUsd}`);
        },
      ),
    );
  }

  fitTogether('five tasks at once fit into ten cents', 5, '0.1', {});
  fitTogether('three of a dear model into fifty', 3, '0.5', {
    ...{ models: ['anthropic/claude-opus-4.1'], pricePerMTok: { input: 15, output: 75 } },
  });
  fitTogether('five of a cheap model into one', 5, '0.01', {
    ...{ models: ['openai/gpt-4o-mini'], pricePerMTok: { input: 0.15, output: 0.6 } },
  });

  test('a cut answer is asked anew with what the budget still allows', () =>
    at({ answers: () => LONG }, { LOCALLAMA_BUDGET_DAILY_USD: '0.2' }, async (session, far) => {
      const { status, error, attempts } = await session.route({ task: TASK });
      assert.equal(status, 'completed', error);
      assert.equal(attempts.length, 2);
      assert.ok(far.billedUsd <= 0.2, `${far.billedUsd}`);
    }));

  test('few tokens left lower the cap before the call is refused', () =>
    at({}, { TOKEN_BUDGET: '3000' }, async session => {
      const { status, error } = await session.route({ task: TASK });
      assert.equal(status, 'completed', error);
    }));

  test('credits that pay for a shorter answer are used', () => {
    const words = (most: number) =>
      `This request requires more credits, or fewer max_tokens. You requested up to ${most} tokens, but can only afford 2000.`;
    const refuse: PaidServerOptions['refuse'] = ({ body }) =>
      (body?.max_tokens ?? 0) > 2_000
        ? { status: 402, body: { error: { code: 402, message: words(body!.max_tokens!) } } }
        : undefined;
    return at({ refuse }, {}, async (session, far) => {
      const { status, error } = await session.route({ task: TASK });
      assert.equal(status, 'completed', error);
      assert.equal(far.completions.at(-1)?.body?.max_tokens, 2_000);
    });
  });
});
