/** What OpenAI's own client reads of an answer, we read too; what it ends without a word, we call cut. */
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { type Asking, ask, KEY, providerFor } from '../../fakes/askProvider.ts';
import { type FaultServer, startFaultServer } from '../../fakes/faultServer.ts';
import * as faults from '../../fakes/faults.ts';
import { MODEL, WHOLE } from '../../fakes/speech.ts';

suite("openai: beside the makers' own client", () => {
  let server: FaultServer;
  setup(async () => {
    server = await startFaultServer('openai');
  });
  teardown(() => server.stop());

  async function readByMakers() {
    const client = new OpenAI({
      ...{ baseURL: server.baseUrl, apiKey: KEY, organization: null, project: null },
      maxRetries: 0,
    });
    const stream = await client.chat.completions.create({
      ...{ model: MODEL, messages: [{ role: 'user', content: 'Say it.' }], max_tokens: 64 },
      ...{ stream: true, stream_options: { include_usage: true } },
    });
    let text = '';
    let usage: OpenAI.CompletionUsage | null | undefined;
    let finish: string | null = null;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      finish = chunk.choices[0]?.finish_reason ?? finish;
      usage = chunk.usage ?? usage;
    }
    return { text, usage, finish };
  }
  const readByUs = (asking: Asking = {}) => ask(providerFor('openai', server.baseUrl), asking);

  test('the same text, the same counts, the same finish', async () => {
    const [theirs, ours] = [await readByMakers(), await readByUs()];
    assert.equal(theirs.text, WHOLE);
    assert.ok(ours.ok);
    assert.equal(ours.text, theirs.text);
    assert.equal(ours.finish, theirs.finish);
    assert.equal(ours.usage?.inputTokens, theirs.usage?.prompt_tokens);
    assert.equal(ours.usage?.outputTokens, theirs.usage?.completion_tokens);
  });

  test('the same request, but for what their client adds of its own', async () => {
    await readByMakers();
    await readByUs();
    const [theirs, ours] = server.seen
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    assert.deepEqual(ours, theirs);
  });

  test('a stream that ends without a finish: whole for theirs, cut for ours', async () => {
    server.fault = faults.pieceThen('con', ({ response }) => void response.end());
    const theirs = await readByMakers();
    assert.deepEqual([theirs.text, theirs.finish], ['con', null]);
    const ours = await readByUs();
    assert.ok(!ours.ok);
    assert.equal(ours.failure.kind, 'cut');
  });
});
