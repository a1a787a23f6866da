/**
 * The same promise for the whole server, as a client meets it: whatever is asked, in words or by
 * options, no byte of a task that must stay local is in any request to a paid end point or a proxy.
 */
import assert from 'node:assert/strict';
import type { PaidServer } from '../../fakes/paidServer.ts';
import { openSession, type Session } from '../session.ts';
import { type ForwardProxy, startForwardProxy } from './forwardProxy.ts';
import { proxyEnv } from './listener.ts';
import { answering, GRATIS } from './servers.ts';

/** A word that is in each task and nowhere else. */
const MARK = 'zebra7731';
const CODE = `Write a JavaScript function ${MARK}(a, b) that returns the sum.`;
const KEPT = { task: CODE, language: 'javascript', file_path: '/work/app/secrets/keys.js' };
const RIGHT = `\`\`\`js\nfunction ${MARK}(a, b) { return a + b; }\n\`\`\``;
const FAILING = `if (${MARK}(1, 2) !== 4) throw new Error('${MARK} is wrong');`;

suite('local only, in the whole server', () => {
  let near: PaidServer;
  let far: PaidServer;
  let proxy: ForwardProxy;
  let session: Session;
  suiteSetup(async () => {
    near = await answering(RIGHT, { ...GRATIS, models: ['coder'] });
    far = await answering(RIGHT, { models: ['big/one', 'big/two:free'], key: 'sk-or-1234567' });
    proxy = await startForwardProxy(far.url);
    const local = { id: 'near', baseUrl: near.baseUrl, tier: 'local' };
    session = await openSession({
      ...proxyEnv(proxy),
      LOCALLAMA_LOCAL_ONLY: '**/secrets/**',
      LOCALLAMA_PROVIDERS: JSON.stringify([local]),
      // It resolves nowhere: what arrives came through the proxy.
      OPENROUTER_ENDPOINT: 'http://far.invalid/api/v1',
      OPENROUTER_API_KEY: 'sk-or-1234567',
    });
  });
  suiteTeardown(async () => {
    await session.close();
    await Promise.all([near.stop(), far.stop(), proxy[Symbol.asyncDispose]()]);
  });

  function nothingLeft() {
    assert.deepEqual(far.completions, []);
    assert.ok(!JSON.stringify(far.requests).includes(MARK));
    assert.ok(!proxy.heard().includes(MARK), 'the proxy heard of the task');
    assert.ok(
      proxy.asked.every(line => line.includes('//far.invalid/')),
      'it heard of the local end point',
    );
  }

  const check = (name: string, args: Record<string, unknown>, expected: RegExp) =>
    test(name, async () => {
      const result = await session.route({ ...KEPT, ...args });
      const tiers = [result.tier ?? 'none', ...result.attempts.map(({ tier }) => tier)];
      const rules = JSON.stringify(result.decision.rejected);
      assert.match(`${result.status} ${tiers.join(' ')} ${rules}`, expected);
      nothingLeft();
    });

  check('a task is served by the local model', {}, /^completed local local /);
  for (const priority of ['speed', 'cost', 'quality']) {
    check(`also where ${priority} counts most`, { priority, complexity: 1 }, /^completed local/);
  }
  check(
    'an answer that fails its tests is not escalated',
    { tests: FAILING },
    /^failed none local/,
  );
  check(
    'a paid model is refused by name',
    { model: 'openrouter/big/one' },
    /^refused none .*rule \\"\*\*\/secrets/s,
  );
  check(
    'so is a free one',
    { model: 'openrouter/big/two:free' },
    /^refused none .*rule \\"\*\*\/secrets/s,
  );
  check(
    'a key in the text keeps it here, wherever the file is',
    { file_path: 'a.js', task: `${CODE}\nconst key = 'AKIAIOSFODNN7EXAMPLQ';` },
    /^completed local/,
  );

  test('when no local model is left, it is refused with the rule named', async () => {
    await near.stop();
    const result = await session.route({ ...KEPT, tests: FAILING });
    assert.ok(['failed', 'refused'].includes(result.status));
    nothingLeft();
  });

  test('without the rule the same task does leave', async () => {
    const result = await session.route({ ...KEPT, file_path: 'open/a.js', max_cost_usd: 1 });
    assert.equal(result.status, 'completed', result.error);
    assert.ok(far.completions.length > 0);
    assert.ok(proxy.heard().includes(MARK), 'the proxy can hear');
  });
});
