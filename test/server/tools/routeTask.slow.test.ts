/** The main job over the real protocol: a real tiny model answers, the ledger and the watchers agree. */
import assert from 'node:assert/strict';
import { ResourceUpdatedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import type { RouteTaskOutput } from '../../../src/protocol/tools/index.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { type ModelServer, startModelServer, TINYCODER } from '../../model-server/start.ts';
import { openSession, type Session, until } from '../session.ts';

/** One that the tiny model knows by heart. */
const EASY = 'Write a JavaScript function that adds two numbers.';
const HARD = 'Write a JavaScript function that parses ISO 8601 durations.';
const PAID_ANSWER = '```js\nfunction parse(text) {\n  return text.length;\n}\n```';

suite('route_task', () => {
  let tiny: ModelServer;
  let paid: PaidServer;
  let session: Session;

  suiteSetup(async function () {
    this.timeout(120_000);
    tiny = await startModelServer({ port: 0, models: { tinycoder: TINYCODER } });
    paid = await startPaidServer({
      answers: { 'ISO 8601': PAID_ANSWER },
      otherwise: 'no',
      pricePerMTok: { input: 1, output: 2 },
      models: ['big'],
      chunkDelayMs: 5,
    });
    session = await openSession({
      OLLAMA_ENDPOINT: tiny.ollamaUrl,
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      LOCALLAMA_BUDGET_DAILY_USD: '1',
    });
  });
  suiteTeardown(async () => {
    await session.close();
    await paid.stop();
    await tiny.stop();
  });

  test('a task is answered by the tiny model, for free', async () => {
    const output = await session.route({ task: EASY, model: 'ollama/tinycoder:latest' });
    assert.equal(output.status, 'completed', JSON.stringify(output));
    assert.match(output.text ?? '', /function add\(a, b\)/);
    assert.equal(output.tier, 'local');
    assert.deepEqual(output.cost, { usd: 0, basis: 'free' });
    assert.equal(output.attempts.length, 1);
  });

  test('tests given with the task verify the answer', async () => {
    const tests = "import assert from 'node:assert/strict';\nassert.equal(add(2, 3), 5);";
    const output = await session.route({ task: EASY, tests, language: 'javascript' });
    assert.equal(output.status, 'completed', JSON.stringify(output));
    assert.equal(output.model, 'ollama/tinycoder:latest');
    assert.deepEqual(
      [output.verification?.outcome, output.verification?.by],
      ['accepted', 'tests'],
      output.verification?.evidence,
    );
  });

  test('what the local model cannot do escalates, and the bill is in the ledger', async () => {
    const before = paid.billedUsd;
    const tests = "if (parse('PT1H') !== 4) throw new Error('wrong');";
    const output = await session.route({ task: HARD, tests, language: 'javascript' });
    assert.equal(output.status, 'completed', JSON.stringify(output));
    assert.equal(output.model, 'openrouter/big');
    assert.equal(output.verification?.by, 'tests');
    assert.equal(output.cost.basis, 'billed');
    assert.equal(output.cost.usd, paid.billedUsd - before);
    const day = (await session.spend()).periods.find(period => period.period === 'day');
    assert.equal(day?.spent_usd, paid.billedUsd);
    assert.equal(day?.reserved_usd, 0);
  });

  test('the newest tasks say what came of them', async () => {
    const failing = "throw new Error('never right');";
    const order = { tests: failing, language: 'javascript', model: 'ollama/tinycoder:latest' };
    await session.route({ task: EASY, ...order });
    const { recent } = await session.spend();
    assert.deepEqual(
      recent.slice(0, 3).map(({ model, result }) => [model, result]),
      [
        ['ollama/tinycoder:latest', 'rejected'],
        ['openrouter/big', 'verified'],
        ['ollama/tinycoder:latest', 'verified'],
      ],
    );
  });

  test('the answer streams as progress, and subscribers of spend are told', async () => {
    await session.client.subscribeResource({ uri: 'locallama://spend' });
    const told = new Promise<string>(resolve =>
      session.client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) =>
        resolve(params.uri),
      ),
    );
    const pieces: string[] = [];
    const result = await session.client.callTool(
      { name: 'route_task', arguments: { task: HARD, context_length: 0, model: 'openrouter/big' } },
      undefined,
      { onprogress: ({ message }) => void (message !== undefined && pieces.push(message)) },
    );
    assert.equal((result.structuredContent as RouteTaskOutput).status, 'completed');
    assert.ok(pieces.join('').includes(PAID_ANSWER), pieces.join('|'));
    assert.ok(pieces.length > 2);
    assert.equal(await told, 'locallama://spend');
  });

  test('cancel reaches the socket of the provider', async () => {
    const abort = new AbortController();
    const call = session.client.callTool(
      { name: 'route_task', arguments: { task: HARD, context_length: 0, model: 'openrouter/big' } },
      undefined,
      { signal: abort.signal, onprogress: () => abort.abort() },
    );
    await assert.rejects(call);
    await until(() => paid.completions.at(-1)?.outcome === 'client-left', 5_000);
    await until(async () => {
      const all = (await session.spend()).periods.find(period => period.period === 'all')!;
      return all.reserved_usd === 0 && all.spent_usd >= paid.billedUsd;
    }, 5_000);
  });

  test('a preemptive decision asks no model, and execute: false spends nothing', async () => {
    const before = [paid.requests.length, await tiny.requests()];
    const decided = await session.call('preemptive_route_task', { task: EASY, context_length: 10 });
    const { model, candidates } = decided.structuredContent as {
      model: string;
      candidates: readonly { model: string; why: string }[];
    };
    assert.equal(model, candidates[0]?.model);
    const ids = candidates.map(candidate => candidate.model).sort();
    assert.deepEqual(ids, ['ollama/tinycoder:latest', 'openrouter/big']);
    const dry = await session.route({ task: EASY, execute: false });
    assert.deepEqual([dry.status, dry.attempts], ['completed', []]);
    assert.deepEqual([paid.requests.length, await tiny.requests()], before);
  });

  test('a task with a secret in it stays here', async () => {
    const before = paid.completions.length;
    const secret = `${HARD}\nconst key = 'sk-or-v1-${'0123456789abcdef'.repeat(4)}';`;
    const output = await session.route({ task: secret });
    assert.equal(paid.completions.length, before);
    assert.ok(output.attempts.every(attempt => attempt.tier === 'local'));
    const rejected = output.decision.rejected.find(({ model }) => model === 'openrouter/big');
    assert.equal(rejected?.kind, 'privacy-rule');
  });

  test('the log on stderr holds no key', () => {
    assert.match(session.stderr(), /"msg":"serving"/);
    assert.doesNotMatch(session.stderr(), /sk-or-v1-test-key/);
  });
});
