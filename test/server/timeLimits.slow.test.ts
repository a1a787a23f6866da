/** The timers that the person set count when a model is chosen, and not only when it is too late. */
import assert from 'node:assert/strict';
import { type PaidServer, startPaidServer } from '../fakes/paidServer.ts';
import { type Env, openSession } from './session.ts';

suite('time limits', function () {
  this.timeout(60_000);
  let box: PaidServer;
  let remote: PaidServer;

  suiteSetup(async () => {
    const common = { answers: {}, otherwise: 'Yes.', pricePerMTok: { input: 1, output: 2 } };
    box = await startPaidServer({ ...common, models: ['small:7b'] });
    remote = await startPaidServer({ ...common, models: ['big'] });
  });
  suiteTeardown(() => Promise.all([box.stop(), remote.stop()]));

  async function decided(env: Env) {
    const own = [{ id: 'box', baseUrl: `${box.url}/v1`, tier: 'local' }];
    const session = await openSession({
      LOCALLAMA_PROVIDERS: JSON.stringify(own),
      OPENROUTER_ENDPOINT: remote.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      ...env,
    });
    const asked = { task: 'Explain closures.', expected_output_length: 3_500, execute: false };
    try {
      return (await session.route(asked)).decision;
    } finally {
      await session.close();
    }
  }
  const slow = ({ rejected }: Awaited<ReturnType<typeof decided>>) =>
    rejected.filter(({ kind }) => kind === 'too-slow');

  test('usually a minute or two are no reason', async () => {
    assert.deepEqual(slow(await decided({})), []);
  });

  for (const timer of ['call', 'task'] as const) {
    test(`a ${timer} that may take a minute is not begun with who takes two`, async () => {
      const decision = await decided({ [`LOCALLAMA_TIMEOUT_${timer.toUpperCase()}_S`]: '60' });
      assert.equal(decision.candidates[0]?.model, 'openrouter/big');
      const [first, ...more] = slow(decision);
      assert.deepEqual([first?.model, more], ['box/small:7b', []]);
      assert.match(
        first?.why ?? '',
        new RegExp(`a ${timer} may .*\\(locallama.timeouts.${timer}\\)`),
      );
    });
  }

  test('where all are too slow, one is tried nevertheless', async () => {
    const { candidates, reason } = await decided({ LOCALLAMA_TIMEOUT_CALL_S: '1' });
    assert.equal(candidates.length, 2);
    assert.match(reason, /a call may take 1 s \(locallama\.timeouts\.call\)\.$/);
  });
});
