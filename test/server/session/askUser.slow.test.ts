/** Only the person at the client can turn free use into paid use; where nobody can be asked, nothing is paid. */
import assert from 'node:assert/strict';
import type { ElicitResult } from '@modelcontextprotocol/sdk/types.js';
import { startServerProcess } from '../../../src/host/server/serverProcess.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { newHome, openSession, PROGRAM, quietEnv } from '../session.ts';

const USED_UP = {
  status: 429,
  body: { error: { message: 'Rate limit exceeded: free-models-per-day.', code: 429 } },
};

suite('asking the person', function () {
  this.timeout(60_000);
  let paid: PaidServer;
  setup(async () => {
    paid = await startPaidServer({
      answers: {},
      otherwise: 'Yes.',
      pricePerMTok: { input: 1, output: 2 },
      models: ['big', 'small:free'],
      refuse: ({ body }) => (body?.model.endsWith(':free') ? USED_UP : undefined),
    });
  });
  teardown(() => paid.stop());

  async function outcome(answer?: ElicitResult, budget: Record<string, string> = {}) {
    const questions: string[] = [];
    const key = { OPENROUTER_API_KEY: 'sk-or-v1-test-key' };
    const env = { OPENROUTER_ENDPOINT: paid.baseUrl, ...key, ...budget };
    const onQuestion = (question: string) => {
      questions.push(question);
      return answer ?? { action: 'cancel' as const };
    };
    const session = await openSession(env, newHome(), answer && onQuestion);
    try {
      const output = await session.route({ task: 'Explain closures.' });
      assert.equal(output.attempts[0]?.model, 'openrouter/small:free', JSON.stringify(output));
      return { output, questions };
    } finally {
      await session.close();
    }
  }

  test('who agrees gets the paid answer, and was told the price', async () => {
    const { output, questions } = await outcome({ action: 'accept', content: { go_on: true } });
    assert.equal(output.status, 'completed', output.error);
    assert.equal(output.model, 'openrouter/big');
    assert.equal(questions.length, 1);
    assert.match(questions[0] ?? '', /openrouter\/big could, for about \$/);
  });

  test('without a budget the first paid call asks once, says what it may cost, and others wait', async () => {
    const questions: string[] = [];
    const env = { OPENROUTER_ENDPOINT: paid.baseUrl, OPENROUTER_API_KEY: 'sk-or-v1-test-key' };
    const home = newHome();
    const agree = (question: string): ElicitResult => {
      questions.push(question);
      return { action: 'accept', content: { go_on: true } };
    };
    // In the second round the free model rests; without it the paid one is what is decided for.
    for (const [count, free] of [
      [2, 'allow'],
      [1, 'never'],
    ] as const) {
      const session = await openSession({ ...env, LOCALLAMA_FREE_MODELS: free }, home, agree);
      const task = { task: 'Explain closures.' };
      const tasks = Array.from({ length: count }, () => session.route(task));
      const outputs = await Promise.all(tasks).finally(() => session.close());
      for (const { status, error } of outputs) assert.equal(status, 'completed', error);
    }
    const [first = '', ...further] = questions;
    assert.match(first, /about \$0\.\d+, at most \$0\.\d+\. No budget limits what paid models/);
    // Free use that becomes paid is asked about each time.
    for (const question of further) assert.doesNotMatch(question, /budget/);
  });

  test('with a budget only the free model that cannot is told', async () => {
    const { questions } = await outcome(
      { action: 'accept', content: { go_on: true } },
      { LOCALLAMA_BUDGET_MONTHLY_USD: '5' },
    );
    assert.match(questions.join(), /openrouter\/big could, for about \$0\.\d+\. Go on\?$/);
  });

  const NO: readonly (readonly [string, ElicitResult | undefined])[] = [
    ['accepts the form with the box unticked', { action: 'accept', content: { go_on: false } }],
    ['declines', { action: 'decline' }],
    ['closes the question', { action: 'cancel' }],
    ['cannot be asked', undefined],
  ];
  for (const [who, answer] of NO) {
    test(`who ${who} pays nothing`, async () => {
      const { output, questions } = await outcome(answer);
      assert.equal(output.status, 'failed');
      assert.equal(questions.length, answer ? 1 : 0);
      assert.equal(paid.billedNanoUsd, 0);
      assert.ok(paid.requests.every(({ body }) => body?.model !== 'big'));
      assert.deepEqual(output.cost, { usd: 0, basis: 'free' });
      if (answer === undefined || answer.action === 'cancel') {
        assert.match(output.error ?? '', /Give the task a maximum cost, or name the model/);
      }
    });
  }

  for (const answer of ['yes', 'no'] as const) {
    test(`the extension's own client passes "${answer}" on`, async () => {
      const questions: string[] = [];
      const server = await startServerProcess({
        command: {
          command: process.execPath,
          args: [PROGRAM, 'serve'],
          env: quietEnv(newHome(), {
            OPENROUTER_ENDPOINT: paid.baseUrl,
            OPENROUTER_API_KEY: 'sk-or-v1-test-key',
          }),
        },
        version: '1',
        onLog: () => undefined,
        onResourceUpdated: () => undefined,
        onAlert: () => undefined,
        folders: () => [],
        onQuestion: async question => {
          questions.push(question);
          return answer;
        },
        signal: new AbortController().signal,
      });
      try {
        const task = { task: 'Explain closures.', context_length: 0 };
        const result = await server.client.callTool({ name: 'route_task', arguments: task });
        assert.equal(questions.length, 1);
        assert.equal(result.isError ?? false, answer === 'no');
        assert.equal(paid.billedNanoUsd > 0, answer === 'yes');
      } finally {
        await server.close();
      }
    });
  }

  test('a cancel ends a question that nobody answers, and the next call is served', async () => {
    const cancel = new AbortController();
    const env = { OPENROUTER_ENDPOINT: paid.baseUrl, OPENROUTER_API_KEY: 'sk-or-v1-test-key' };
    const session = await openSession(env, newHome(), () => {
      cancel.abort();
      return new Promise(() => {});
    });
    try {
      const name = 'route_task';
      const call = session.client.callTool(
        { name, arguments: { task: 'Explain closures.', context_length: 0 } },
        undefined,
        { signal: cancel.signal },
      );
      await assert.rejects(call, /abort/i);
      const next = await session.route({ task: 'Explain closures.', model: 'openrouter/big' });
      assert.equal(next.status, 'completed', next.error);
    } finally {
      await session.close();
    }
  });

  test('a model that Ollama could fetch is answered with the command', async () => {
    const session = await openSession({});
    try {
      const output = await session.route({ task: 'Explain closures.', model: 'ollama/qwen3:8b' });
      assert.equal(output.status, 'refused');
      assert.deepEqual(output.action, { pull: 'qwen3:8b' });
      assert.match(output.error ?? '', /ollama pull qwen3:8b/);
    } finally {
      await session.close();
    }
  });
});
