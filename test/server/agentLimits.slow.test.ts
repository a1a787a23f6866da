/** What the person lets agents do: which tools they have, and what one task may cost. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { CreateTaskResultSchema } from '@modelcontextprotocol/sdk/types.js';
import type { ShortRouteTaskOutput } from '../../src/protocol/tools/index.ts';
import { startPaidServer } from '../fakes/paidServer.ts';
import { newHome, openSession, PROGRAM, type Session, textOf } from './session.ts';

const GREETED = fileURLToPath(new URL('./greeting/greetedProgram.ts', import.meta.url));
const READ_ONLY = [
  'get_task_status',
  'preemptive_route_task',
  'get_cost_estimate',
  'get_spend',
  'get_free_models',
];

const listTools = async ({ client }: Session) =>
  (await client.listTools()).tools.map(({ name }) => name);

suite('what agents may do', () => {
  for (const [what, program] of [
    ['at once', [GREETED]],
    ['when it is loaded', [PROGRAM, 'serve']],
  ] as const) {
    test(`tools that are switched off are not listed ${what}, and not called`, async () => {
      const env = { LOCALLAMA_TOOLS_OFF: 'benchmark_tasks, clear_openrouter_tracking' };
      const session = await openSession(env, newHome(), undefined, undefined, 'test', program);
      const names = await listTools(session);
      assert.equal(names.length, 10);
      assert.ok(!names.includes('benchmark_tasks'));
      await assert.rejects(session.call('benchmark_tasks', {}), /no tool "benchmark_tasks"/);
      await session.close();
    });

    test(`those that only read are listed ${what}`, async () => {
      const env = { LOCALLAMA_TOOLS: 'read-only' };
      const session = await openSession(env, newHome(), undefined, undefined, 'test', program);
      assert.deepEqual(await listTools(session), READ_ONLY);
      await assert.rejects(session.call('route_task', { task: 'x', context_length: 0 }), /no tool/);
      await session.close();
    });
  }

  test("a task costs no more than the person's limit, whatever the agent asks for", async () => {
    const paid = await startPaidServer({
      ...{ answers: () => 'Done.', pricePerMTok: { input: 1_000, output: 2_000 }, models: ['big'] },
    });
    const session = await openSession({
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      LOCALLAMA_BUDGET_DAILY_USD: '100',
      LOCALLAMA_AGENT_TASK_USD: '0.0001',
    });
    const result = await session.call('route_task', {
      ...{ task: 'Explain monads.', context_length: 0, max_cost_usd: 50 },
    });
    const { status } = result.structuredContent as ShortRouteTaskOutput;
    assert.equal(status, 'refused', textOf(result));
    assert.equal(paid.completions.length, 0);
    await session.close();
    await paid.stop();
  });

  test('all agents of an hour share a limit, and each task tells whose it was', async () => {
    const paid = await startPaidServer({
      ...{ answers: () => 'Done.', pricePerMTok: { input: 1_000, output: 2_000 }, models: ['big'] },
    });
    const home = newHome();
    const env = {
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      LOCALLAMA_BUDGET_DAILY_USD: '100',
    };
    const order = { task: 'Explain monads.', context_length: 0, expected_output_length: 50 };
    const first = await openSession(env, home);
    assert.equal((await first.call('route_task', order)).isError, false);
    await first.close();
    const spent = paid.completions.length;
    assert.ok(spent > 0);

    const second = await openSession({ ...env, LOCALLAMA_AGENT_HOUR_USD: '0.0001' }, home);
    const refused = await second.call('route_task', order);
    assert.equal(refused.isError, true);
    assert.match(textOf(refused), /Agents may spend \$0\.0001 an hour.*is spent or held/);
    assert.equal(paid.completions.length, spent);
    const { recent } = await second.spend();
    assert.deepEqual([...new Set(recent.map(({ client }) => client))], ['test']);
    await second.close();
    await paid.stop();
  });

  test('a tool that answers at once is no task of the protocol, and says so', async () => {
    const session = await openSession({});
    const params = { name: 'get_spend', arguments: {}, task: {} };
    await assert.rejects(
      session.client.request({ method: 'tools/call', params }, CreateTaskResultSchema),
      /-32601.*get_spend answers at once/,
    );
    await session.close();
  });

  test('only so many tasks are at work at once', async () => {
    const paid = await startPaidServer({
      answers: () => new Promise<string>(() => {}),
      ...{ pricePerMTok: { input: 0, output: 0 }, models: ['near'] },
    });
    const session = await openSession({
      LOCALLAMA_PROVIDERS: JSON.stringify([
        { id: 'own', baseUrl: `${paid.url}/v1`, tier: 'local' },
      ]),
    });
    const order = { task: 'Write a sort.', context_length: 0, wait_ms: 0 };
    let refused = '';
    for (let batch = 0; batch < 4 && refused === ''; batch += 1) {
      const calls = Array.from({ length: 100 }, () => session.call('route_task', order));
      const results = await Promise.all(calls);
      refused = results.filter(({ isError }) => isError).map(textOf)[0] ?? '';
    }
    assert.match(refused, /300 tasks are at work, and no more at once.*nothing was spent/);
    await session.close();
    await paid.stop();
  }).timeout(60_000);
});
