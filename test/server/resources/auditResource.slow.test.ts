/** What was sent where is kept, whatever becomes of the process, and a person can read it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import type { AuditResource } from '../../../src/protocol/resources.ts';
import { answering, GRATIS } from '../execute/servers.ts';
import { newHome, openSession, PROGRAM, quietEnv, until } from '../session.ts';

const TASK = 'Write a JavaScript function that adds two numbers.';
const KEY = 'sk-or-1234567';

suite('audit', function () {
  this.timeout(30_000);

  function doctor(home: string) {
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [PROGRAM, 'doctor', ...args], { env: quietEnv(home, {}) });
    return { text: String(run().stdout), sent: JSON.parse(String(run('--json').stdout)).sent };
  }

  for (const [tier, model, free] of [
    ['paid', 'big/one', false],
    ['free', 'big/one:free', true],
  ] as const) {
    test(`the row of a ${tier} request outlives the process that sent it`, async () => {
      const arrived = Promise.withResolvers<void>();
      await using far = await answering('', {
        answers: () => {
          arrived.resolve();
          return new Promise(() => {});
        },
        ...(free && GRATIS),
        models: [model],
        key: KEY,
      });
      const home = newHome();
      const session = await openSession(
        { OPENROUTER_ENDPOINT: far.baseUrl, OPENROUTER_API_KEY: KEY },
        home,
      );
      const asked = session.route({ task: TASK, max_cost_usd: 1 }).catch(() => {});
      await arrived.promise;
      process.kill(session.pid, 'SIGKILL');
      await asked;
      await session.close();
      const { text, sent } = doctor(home);
      assert.equal(sent.requests, 1);
      assert.equal(sent.newest[0].model, `openrouter/${model}`);
      assert.match(text, /held back\.\n {2}2\d{3}-\S+Z {2}127\.0\.0\.1:\d+ {2}openrouter\/big/);
    });
  }

  test('is a resource: what was sent here and elsewhere, what was held back, by which rule', async () => {
    const answer = '```js\nconst add = (a, b) => a + b;\n```';
    await using near = await answering(answer, { ...GRATIS, models: ['coder'] });
    await using far = await answering(answer, { models: ['big/one'], key: KEY });
    const session = await openSession({
      LOCALLAMA_LOCAL_ONLY: 'secrets',
      LOCALLAMA_PROVIDERS: JSON.stringify([{ id: 'near', baseUrl: near.baseUrl, tier: 'local' }]),
      OPENROUTER_ENDPOINT: far.baseUrl,
      OPENROUTER_API_KEY: KEY,
    });
    try {
      const read = async () => {
        const { contents } = await session.client.readResource({ uri: 'locallama://audit' });
        return (JSON.parse(String((contents[0] as { text: string }).text)) as AuditResource)
          .requests;
      };
      assert.deepEqual(await read(), []);
      await session.route({ task: TASK, file_path: 'secrets/a.js' });
      await session.route({ task: TASK, model: 'openrouter/big/one', max_cost_usd: 1 });
      const rows = await until(async () => {
        const found = await read();
        return found.length === 2 && found;
      }, 2_000);
      const shown = rows.map(({ model, sent, rule }) => ({ model, sent, rule }));
      assert.deepEqual(shown, [
        { model: 'openrouter/big/one', sent: 'elsewhere', rule: null },
        { model: 'near/coder', sent: 'here', rule: 'secrets' },
      ]);
      assert.ok(rows.every(({ bytes }) => bytes >= TASK.length));
      assert.ok(!JSON.stringify(rows).includes('adds two numbers'));
    } finally {
      await session.close();
    }
  });
});
