/** The real OpenAI client against the real tiny model. */
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { type ModelServer, startModelServer, TINYCODER } from '../start.ts';

const REVERSE = 'Write a Python function that reverses a string.';
const REVERSED = '```python\ndef reverse(s):\n    return s[::-1]\n```';

suite('model server: OpenAI', () => {
  let server: ModelServer;
  let openai: OpenAI;
  suiteSetup(async function () {
    this.timeout(120_000);
    server = await startModelServer({ port: 0, models: { tinycoder: TINYCODER } });
    openai = new OpenAI({
      baseURL: server.openaiUrl,
      apiKey: 'none',
      organization: null,
      project: null,
      maxRetries: 0,
    });
  });
  suiteTeardown(() => server.stop());

  const request = (content: string, model = 'tinycoder') => ({
    model,
    messages: [{ role: 'user' as const, content }],
  });

  test('a completion has the model’s answer and its usage', async () => {
    const { choices, usage } = await openai.chat.completions.create(request(REVERSE));
    assert.equal(choices[0]?.message.content, REVERSED);
    assert.equal(choices[0]?.finish_reason, 'stop');
    assert.deepEqual(usage, { prompt_tokens: 16, completion_tokens: 17, total_tokens: 33 });
  });

  test('a stream has the same text, a reason to end, and its usage when asked', async () => {
    const stream = await openai.chat.completions.create({
      ...request(REVERSE),
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    const ends = [];
    for await (const { choices, usage } of stream) {
      text += choices[0]?.delta.content ?? '';
      if (choices[0]?.finish_reason) ends.push(choices[0].finish_reason);
      if (usage) ends.push(usage.total_tokens);
    }
    assert.equal(text, REVERSED);
    assert.deepEqual(ends, ['stop', 33]);
  });

  test('max_tokens cuts the answer', async () => {
    const { choices } = await openai.chat.completions.create({
      ...request(REVERSE),
      max_completion_tokens: 2,
    });
    assert.deepEqual(choices[0]?.finish_reason, 'length');
  });

  test('the list tells the window', async () => {
    const [model] = (await openai.models.list()).data as { id: string; meta?: unknown }[];
    assert.equal(model?.id, 'tinycoder');
    assert.deepEqual(model?.meta, { n_ctx_train: 512, n_ctx: 512, size: 1_277_312 });
  });

  test('a prompt longer than the window is refused, streamed or not', async () => {
    const long = request('hello '.repeat(600));
    const refusal = { status: 400, type: 'exceed_context_size_error' };
    await assert.rejects(openai.chat.completions.create(long), refusal);
    await assert.rejects(openai.chat.completions.create({ ...long, stream: true }), refusal);
  });

  test('an unknown model is a 404', async () => {
    const refusal = { status: 404, code: 'model_not_found' };
    await assert.rejects(openai.chat.completions.create(request(REVERSE, 'nobody')), refusal);
  });
});
