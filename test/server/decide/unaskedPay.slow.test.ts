/** A free model's short rest must not turn the next task into a paid one unasked. */
import assert from 'node:assert/strict';
import { answering } from '../execute/servers.ts';
import { openSession } from '../session.ts';

const RIGHT = '```js\nfunction add(a, b) { return a + b; }\n```';

suite('free use between tasks', () => {
  test('after "20 a minute" and a person who declined, nothing is billed', async () => {
    const busy = {
      status: 429,
      headers: { 'retry-after': '20' },
      body: { error: { message: 'Rate limit exceeded: free-models-per-min.', code: 429 } },
    };
    await using far = await answering(RIGHT, {
      models: ['big/one', 'small/free:free'],
      key: 'sk-or-1234567',
      pricePerMTok: { input: 3, output: 15 },
      refuse: ({ body }) => (body?.model.endsWith(':free') ? busy : undefined),
    });
    const env = { OPENROUTER_ENDPOINT: far.baseUrl, OPENROUTER_API_KEY: 'sk-or-1234567' };
    const session = await openSession(env, undefined, () => ({ action: 'decline' }));
    try {
      const task = 'Write a JavaScript function add(a, b).';
      await session.route({ task, wait_ms: 1_500 });
      const second = await session.route({ task, wait_ms: 1_500 });
      assert.equal(far.billedNanoUsd, 0, `${second.status} by ${second.model}`);
    } finally {
      await session.close();
    }
  });
});
