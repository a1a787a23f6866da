/** Wrong input gets a sentence that says what to do, and nothing is spent. Over the real protocol. */
import assert from 'node:assert/strict';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { openSession, type Session, textOf } from '../session.ts';

suite('wrong input', () => {
  let paid: PaidServer;
  let session: Session;

  suiteSetup(async () => {
    paid = await startPaidServer({
      answers: {},
      otherwise: 'yes',
      pricePerMTok: { input: 1, output: 2 },
      models: ['big'],
    });
    session = await openSession({
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      LOCALLAMA_BUDGET_DAILY_USD: '1',
    });
  });
  suiteTeardown(async () => {
    await session.close();
    await paid.stop();
  });

  function check(name: string, tool: string, args: Record<string, unknown>, ...expected: RegExp[]) {
    test(name, async () => {
      const result = await session.call(tool, args);
      assert.equal(result.isError, true, textOf(result));
      for (const pattern of expected) assert.match(textOf(result), pattern);
      assert.equal(paid.completions.length, 0, 'no provider was asked');
      const spend = await session.spend();
      assert.equal(spend.periods.find(period => period.period === 'all')?.spent_usd, 0);
      assert.equal(spend.periods.find(period => period.period === 'day')?.reserved_usd, 0);
    });
  }

  const task = 'Write a function that adds two numbers.';
  check(
    'a negative context length',
    'route_task',
    { task, context_length: -1 },
    /context_length/,
    /received -1/,
    />=? ?0/,
  );
  check(
    'a context length that is text',
    'route_task',
    { task, context_length: 'many' },
    /context_length/,
    /received "many"/,
    /number/,
  );
  check('no task', 'route_task', { context_length: 1 }, /task/, /received nothing/);
  check('an empty task', 'route_task', { task: '', context_length: 1 }, /task is empty|is empty/);
  check('NUL bytes', 'route_task', { task: 'a\0b', context_length: 1 }, /NUL/, /remove it/);
  check(
    'a task of 10 MB',
    'route_task',
    { task: 'x'.repeat(10_000_000), context_length: 1 },
    /more than 2000000 characters/,
    /select less code|split the task/,
  );
  check(
    'a task of 12 MB on the wire',
    'route_task',
    { task: '\u0001'.repeat(2_100_000), context_length: 1 },
    /more than 2000000 characters/,
  );
  check('a task of white space', 'route_task', { task: ' \n ', context_length: 1 }, /empty/);

  test('a message of 70 MB is refused, and the next call is answered', async () => {
    const args = { task: 'x'.repeat(70_000_000), context_length: 1 };
    await assert.rejects(session.call('route_task', args), /at most 33554432 are read/);
    const all = (await session.spend()).periods.find(({ period }) => period === 'all');
    assert.equal(all?.spent_usd, 0);
  });

  check(
    'a misspelt field',
    'route_task',
    { task, context_length: 1, max_cost: 0.001 },
    /max_cost: there is no such field/,
    /max_cost_usd/,
  );
  check(
    'an unknown model',
    'route_task',
    { task, context_length: 1, model: 'nobody/none' },
    /model/,
    /"nobody\/none"/,
    /openrouter\/big/,
  );
  check(
    'a priority that is none',
    'route_task',
    { task, context_length: 1, priority: 'luck' },
    /priority/,
    /speed/,
    /received "luck"/,
  );
  check(
    'a complexity of 2',
    'preemptive_route_task',
    { task, context_length: 1, complexity: 2 },
    /complexity/,
    /received 2/,
  );
  check('an estimate without a length', 'get_cost_estimate', {}, /context_length/);

  test('an unknown tool is named, with those that there are', async () => {
    await assert.rejects(session.call('route', {}), /no tool "route".*route_task/);
  });
});

suite('no model reachable', () => {
  test('the refusal says what to do', async () => {
    const session = await openSession({});
    try {
      const result = await session.call('route_task', {
        task: 'Add two numbers.',
        context_length: 0,
      });
      assert.equal(result.isError, true);
      assert.match(textOf(result), /Ollama|LM Studio/);
      assert.match(textOf(result), /key/);
      const output = result.structuredContent as { status: string; attempts: unknown[] };
      assert.equal(output.status, 'refused');
      assert.deepEqual(output.attempts, []);
    } finally {
      await session.close();
    }
  });
});
