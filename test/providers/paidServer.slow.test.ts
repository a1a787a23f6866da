/** The paid server is a measuring instrument for other suites, so its counting is tested itself. */
import assert from 'node:assert/strict';
import { type PaidServerOptions, startPaidServer } from '../fakes/paidServer.ts';

const OPTIONS: PaidServerOptions = {
  answers: { 'say hello': 'hello, world', 'say hello twice': 'hello hello' },
  pricePerMTok: { input: 1, output: 10 },
  key: 'sk-test',
};

async function ask(base: string, prompt: string, extra: object = {}, key = 'sk-test') {
  const response = await fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'paid/large',
      messages: [{ role: 'user', content: prompt }],
      ...extra,
    }),
  });
  return { status: response.status, text: await response.text() };
}

suite('paid server', () => {
  test('answers from the table, the longest match first, and bills exactly', async () => {
    const server = await startPaidServer(OPTIONS);
    try {
      const first = JSON.parse((await ask(server.baseUrl, 'please say hello')).text);
      assert.equal(first.choices[0].message.content, 'hello, world');
      // 16 characters are 4 tokens in, 12 are 3 tokens out: 4 × 1,000 + 3 × 10,000 nano-dollars.
      assert.equal(first.usage.cost, 0.000034);
      const second = JSON.parse((await ask(server.baseUrl, 'say hello twice')).text);
      assert.equal(second.choices[0].message.content, 'hello hello');
      assert.equal(server.billedNanoUsd, 34_000 + 34_000);
      assert.equal(server.completions.length, 2);
    } finally {
      await server.stop();
    }
  });

  test('streams, stops at max_tokens, and refuses a wrong key for nothing', async () => {
    const server = await startPaidServer(OPTIONS);
    try {
      const { text } = await ask(server.baseUrl, 'say hello', { stream: true, max_tokens: 2 });
      assert.match(text, /"finish_reason":"length"/);
      assert.match(text, /data: \[DONE\]\n\n$/);
      assert.equal(server.billedNanoUsd, 3_000 + 20_000);
      assert.equal((await ask(server.baseUrl, 'say hello', {}, 'sk-wrong')).status, 401);
      assert.equal(server.billedNanoUsd, 23_000);
    } finally {
      await server.stop();
    }
  });

  test('bills the worst on arrival when told so', async () => {
    const server = await startPaidServer({ ...OPTIONS, billing: 'worst' });
    try {
      await ask(server.baseUrl, 'say hello', { max_tokens: 100 });
      assert.equal(server.billedNanoUsd, 3_000 + 1_000_000);
    } finally {
      await server.stop();
    }
  });
});
