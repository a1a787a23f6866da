/** Tasks that outlive their call: a handle, the protocol's own tasks, and servers that are killed. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CallToolResultSchema, CreateTaskResultSchema } from '@modelcontextprotocol/sdk/types.js';
import type { ShortRouteTaskOutput } from '../../../src/protocol/tools/index.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { newHome, openSession, type Session, until } from '../session.ts';

const ANSWER = '```js\nfunction first(list) {\n  return list[0];\n}\n```';
const TASK = 'Write a JavaScript function that gives the first element of a list.';
/** A kill comes this long after the model began to answer. */
const PIECE_MS = 150;
const KILLS = 4;

const countOpen = ({ completions }: PaidServer) =>
  completions.filter(({ outcome }) => outcome === 'open').length;

const statusOf = async (session: Session, id: string, args = {}) =>
  (await session.call('get_task_status', { task_id: id, ...args }))
    .structuredContent as ShortRouteTaskOutput;

/** Ends the server as `kill -9` does, so that it can say nothing more. */
async function kill(session: Session): Promise<void> {
  process.kill(session.pid, 'SIGKILL');
  await session.close().catch(() => {});
}

/** Holds it as a stuck program does. */
function lockDatabase(home: string): () => void {
  const sqlite = new DatabaseSync(join(home, 'locallama.db'));
  sqlite.exec('BEGIN IMMEDIATE');
  return () => sqlite.close();
}

suite('tasks that are handed out', () => {
  let paid: PaidServer;
  let home: string;
  let isSilent = false;
  const open = () =>
    openSession(
      {
        OPENROUTER_ENDPOINT: paid.baseUrl,
        OPENROUTER_API_KEY: 'sk-or-v1-test-key',
        LOCALLAMA_BUDGET_DAILY_USD: '1',
      },
      home,
    );

  setup(async () => {
    home = newHome();
    isSilent = false;
    paid = await startPaidServer({
      answers: () => (isSilent ? new Promise(() => {}) : ANSWER),
      pricePerMTok: { input: 1, output: 2 },
      models: ['big'],
      chunkDelayMs: PIECE_MS,
    });
  });
  teardown(() => paid.stop());

  test('a caller that does not wait gets a handle, and later the result', async () => {
    const session = await open();
    const begun = await session.route({ task: TASK, wait_ms: 0, explain: false });
    assert.equal(begun.status, 'running', JSON.stringify(begun));
    const ended = await statusOf(session, begun.task_id, { wait_ms: 30_000 });
    assert.equal(ended.status, 'completed', JSON.stringify(ended));
    assert.match(ended.code ?? '', /function first/);
    assert.equal(ended.cost.usd, paid.billedUsd);
    assert.equal('decision' in ended, false);
    const whole = await statusOf(session, begun.task_id, { explain: true });
    assert.equal(whole.attempts?.length, 1);
    assert.equal(whole.decision?.route, 'paid');
    await session.close();
    const later = await open();
    assert.deepEqual(await statusOf(later, begun.task_id), ended);
    await later.close();
  });

  test('a killed server leaves it to the next, and no finished step is paid twice', async () => {
    let session = await open();
    const { task_id: id } = await session.route({ task: TASK, wait_ms: 0 });
    await until(() => paid.completions.length > 0, 20_000);
    await kill(session);
    session = await open();
    const ended = await statusOf(session, id, { wait_ms: 30_000, explain: true });
    assert.equal(ended.status, 'completed', JSON.stringify(ended));
    assert.equal(paid.completions.length, 2, 'asked again once');
    const spend = await session.spend();
    const day = spend.periods.find(({ period }) => period === 'day');
    assert.ok(day!.spent_usd >= paid.billedUsd, `${day!.spent_usd} < ${paid.billedUsd}`);
    assert.equal(day!.reserved_usd, 0);
    // The call that the kill cut is booked at its worst, and is in the task's cost.
    assert.equal(ended.cost.usd, day!.spent_usd);
    await kill(session);
    session = await open();
    assert.equal((await statusOf(session, id)).status, 'completed');
    assert.equal(paid.completions.length, 2);
    await session.close();
  });

  test('a server that is killed between an answer and its check leaves the check to the next', async () => {
    let session = await open();
    const tests =
      'await new Promise(end => setTimeout(end, 4_000));\nif (first([7]) !== 7) throw 1;';
    const { task_id: id } = await session.route({ task: TASK, tests, wait_ms: 0 });
    await until(async () => /^Checking/.test((await statusOf(session, id)).reason), 20_000);
    await kill(session);
    session = await open();
    const ended = await statusOf(session, id, { wait_ms: 60_000, explain: true });
    assert.deepEqual(
      [ended.status, ended.verification?.outcome, ended.verification?.by],
      ['completed', 'accepted', 'tests'],
      JSON.stringify(ended),
    );
    assert.equal(paid.completions.length, 1, 'asked again');
    const day = (await session.spend()).periods.find(({ period }) => period === 'day');
    assert.deepEqual(
      [day!.spent_usd, day!.reserved_usd, ended.cost.usd, ended.attempts?.length],
      [paid.billedUsd, 0, paid.billedUsd, 1],
    );
    await session.close();
  });

  test('it ends, however often its servers are killed', async function () {
    this.timeout(120_000);
    let session = await open();
    const { task_id: id } = await session.route({ task: TASK, wait_ms: 0 });
    for (let kills = 0; kills < KILLS; kills += 1) {
      const before = paid.completions.length;
      await until(() => paid.completions.length > before, 5_000).catch(() => {});
      await kill(session);
      session = await open();
      await statusOf(session, id);
    }
    const ended = await statusOf(session, id, { wait_ms: 60_000, explain: true });
    assert.notEqual(ended.status, 'running', JSON.stringify(ended));
    const day = (await session.spend()).periods.find(({ period }) => period === 'day');
    assert.ok(day!.spent_usd >= paid.billedUsd);
    await session.close();
  });

  test('cancelled, it asks nobody any more', async () => {
    const session = await open();
    const { task_id: id } = await session.route({ task: TASK, wait_ms: 0 });
    await until(() => paid.completions.length > 0, 20_000);
    const result = await session.call('cancel_task', { task_id: id });
    const said = result.structuredContent as { cancelled: boolean; status: string };
    assert.deepEqual([said.cancelled, said.status], [true, 'failed']);
    await until(() => countOpen(paid) === 0, 5_000);
    const again = await session.call('cancel_task', { task_id: id });
    assert.equal((again.structuredContent as { cancelled: boolean }).cancelled, false);
    await session.close();
  });

  test('a locked database loses neither the task nor the server', async function () {
    this.timeout(120_000);
    let session = await open();
    const asked = session.route({ task: TASK, wait_ms: 1_500, explain: false });
    await until(() => paid.completions.length > 0, 20_000);
    isSilent = true;
    let unlock = lockDatabase(home);
    const begun = await asked;
    assert.equal(begun.status, 'running', JSON.stringify(begun));
    const ended = await statusOf(session, begun.task_id, { wait_ms: 20_000 });
    assert.equal(ended.status, 'completed', JSON.stringify(ended));
    unlock();

    const { task_id: id } = await session.route({ task: TASK, wait_ms: 0 });
    await until(() => paid.completions.length > 1, 20_000);
    await kill(session);
    session = await open();
    unlock = lockDatabase(home);
    await until(() => session.stderr().includes('tasks were not looked after'), 20_000);
    unlock();
    assert.deepEqual(await statusOf(session, begun.task_id), ended);
    assert.equal((await session.call('cancel_task', { task_id: id })).isError, false);
    await session.close();
  });

  test('another process can wait for it, and cancel it', async () => {
    const [first, second] = [await open(), await open()];
    const begun = await first.route({ task: TASK, wait_ms: 0 });
    assert.equal((await statusOf(second, begun.task_id)).status, 'running');
    const ended = await statusOf(second, begun.task_id, { wait_ms: 30_000 });
    assert.equal(ended.status, 'completed', JSON.stringify(ended));
    isSilent = true;
    const { task_id: id } = await first.route({ task: TASK, wait_ms: 0 });
    await until(() => countOpen(paid) === 1, 20_000);
    await second.call('cancel_task', { task_id: id });
    await until(() => countOpen(paid) === 0, 5_000);
    await Promise.all([first.close(), second.close()]);
  });

  test('a handle that nobody gave out is refused by name', async () => {
    const session = await open();
    const result = await session.call('get_task_status', { task_id: 'nope' });
    assert.equal(result.isError, true);
    assert.match(JSON.stringify(result.content), /no task .*nope/);
    await session.close();
  });

  test("the protocol's own task resolves the call", async () => {
    const session = await open();
    const { client } = session;
    const stream = client.experimental.tasks.callToolStream(
      { name: 'route_task', arguments: { task: TASK, context_length: 0 } },
      CallToolResultSchema,
      { task: {} },
    );
    const seen: string[] = [];
    let id = '';
    for await (const message of stream) {
      seen.push(message.type);
      if (message.type === 'taskCreated') id = message.task.taskId;
      if (message.type === 'result') {
        const output = message.result.structuredContent as ShortRouteTaskOutput;
        assert.match(output.code ?? '', /function first/);
      }
    }
    assert.equal(seen[0], 'taskCreated');
    assert.equal(seen.at(-1), 'result', seen.join());
    const { statusMessage } = await client.experimental.tasks.getTask(id);
    assert.match(statusMessage ?? '', /^Completed\. .*\$0\.\d+.* in all\.$/);
    await session.close();
  });

  test('a client that stops polling ends it', async () => {
    const session = await open();
    const request = {
      method: 'tools/call' as const,
      params: { name: 'route_task', arguments: { task: TASK, context_length: 0 }, task: {} },
    };
    isSilent = true;
    const { task } = await session.client.request(request, CreateTaskResultSchema);
    assert.equal(task.status, 'working');
    await until(() => paid.completions.length > 0, 20_000);
    await until(() => countOpen(paid) === 0, 3 * task.pollInterval! + 5_000);
    const ended = await session.client.experimental.tasks.getTask(task.taskId);
    assert.equal(ended.status, 'failed');
    await session.close();
  });

  test('a file that stays here by the folders of its client stays where another server goes on', async () => {
    const workspace = newHome();
    const near = await startPaidServer({
      ...{ answers: () => new Promise<string>(() => {}), pricePerMTok: { input: 0, output: 0 } },
      models: ['near'],
    });
    const env = {
      LOCALLAMA_PROVIDERS: JSON.stringify([
        { id: 'own', baseUrl: `${near.url}/v1`, tier: 'local' },
      ]),
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      LOCALLAMA_BUDGET_DAILY_USD: '1',
      LOCALLAMA_LOCAL_ONLY: `${workspace}/**`,
    };
    const first = await openSession(env, home, undefined, [`file://${workspace}`]);
    const order = { task: TASK, file_path: 'src/a.js', wait_ms: 0 };
    const { task_id: id } = await first.route(order);
    await until(() => near.completions.length > 0, 20_000);
    await kill(first);
    await near.stop();
    const next = await openSession(env, home);
    await statusOf(next, id, { wait_ms: 20_000 });
    assert.equal(near.completions.length, 1);
    assert.equal(paid.completions.length, 0, 'it left this machine');
    await next.close();
  });
});
