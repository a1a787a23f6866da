/** The real Ollama client against the real tiny model. */
import assert from 'node:assert/strict';
import { Ollama } from 'ollama';
import { type ModelServer, startModelServer, TINYCODER } from '../start.ts';

const ADD = 'Write a JavaScript function that adds two numbers.';
const ADDED = '```js\nfunction add(a, b) {\n  return a + b;\n}\n```';
const REVERSE = 'Write a Python function that reverses a string.';

suite('model server: Ollama', () => {
  let server: ModelServer;
  let ollama: Ollama;
  suiteSetup(async function () {
    this.timeout(120_000);
    server = await startModelServer({ port: 0, models: { tinycoder: TINYCODER } });
    ollama = new Ollama({ host: server.ollamaUrl });
  });
  suiteTeardown(() => server.stop());

  const ask = (content: string, options = {}) => {
    const messages = [{ role: 'user', content }];
    return ollama.chat({ model: 'tinycoder', messages, options });
  };

  test('a chat gets the model’s answer with its counts', async () => {
    const answer = await ask(ADD);
    assert.equal(answer.message.content, ADDED);
    assert.equal(answer.done_reason, 'stop');
    assert.deepEqual([answer.prompt_eval_count, answer.eval_count], [16, 22]);
    assert.ok(answer.total_duration > answer.eval_duration);
  });

  test('a stream has the same text in pieces', async () => {
    const messages = [{ role: 'user', content: ADD }];
    const pieces = [];
    for await (const part of await ollama.chat({ model: 'tinycoder', messages, stream: true })) {
      pieces.push(part);
    }
    assert.equal(pieces.map(({ message }) => message.content).join(''), ADDED);
    assert.equal(pieces.length, 23);
    assert.deepEqual([pieces.at(-1)?.done, pieces.at(-1)?.eval_count], [true, 22]);
  });

  test('generate answers too', async () => {
    const { response } = await ollama.generate({ model: 'tinycoder:latest', prompt: ADD });
    assert.equal(response, ADDED);
  });

  test('num_predict cuts the answer', async () => {
    const answer = await ask(ADD, { num_predict: 4 });
    assert.deepEqual([answer.message.content, answer.done_reason], ['```js\nfunction', 'length']);
  });

  test('a stop word ends the answer before it', async () => {
    const answer = await ask(ADD, { stop: ['b;'] });
    assert.equal(answer.message.content, '```js\nfunction add(a, b) {\n  return a + ');
    assert.equal(answer.done_reason, 'stop');
  });

  test('a prompt longer than num_ctx loses its head without a word', async () => {
    const answer = await ask(`${'hello '.repeat(100)}${REVERSE}`, { num_ctx: 64 });
    assert.equal(answer.prompt_eval_count, 5 + Math.floor((64 - 5) / 2));
    assert.match(answer.message.content, /def reverse\(s\)/);
    const [loaded] = (await ollama.ps()).models as { context_length?: number }[];
    assert.equal(loaded?.context_length, 64);
  });

  test('a window larger than the trained one is lowered to it', async () => {
    const answer = await ask('hello '.repeat(600), { num_ctx: 8192, num_predict: 1 });
    assert.equal(answer.prompt_eval_count, 5 + Math.floor((512 - 5) / 2));
  });

  test('without truncation a long prompt is refused', async () => {
    const messages = [{ role: 'user', content: 'hello '.repeat(600) }];
    const request = { model: 'tinycoder', messages, truncate: false };
    await assert.rejects(ollama.chat(request), /exceeds the available context size \(512 tokens\)/);
  });

  test('the catalogue tells the context length', async () => {
    const [listed] = (await ollama.list()).models;
    assert.deepEqual(
      [listed?.name, listed?.details.quantization_level],
      ['tinycoder:latest', 'F16'],
    );
    const shown = await ollama.show({ model: 'tinycoder' });
    const info = shown.model_info as unknown as Record<string, unknown>;
    assert.equal(info['llama.context_length'], 512);
    assert.equal(info['general.parameter_count'], 627_744);
    assert.match((await ollama.version()).version, /^\d/);
  });

  test('an empty chat loads the model, keep_alive 0 unloads it', async () => {
    await ollama.chat({ model: 'tinycoder', messages: [] });
    assert.equal((await ollama.ps()).models.length, 1);
    await ollama.chat({ model: 'tinycoder', messages: [], keep_alive: 0 });
    assert.equal((await ollama.ps()).models.length, 0);
  });

  test('an unknown model gets Ollama’s own words', async () => {
    await assert.rejects(ollama.chat({ model: 'nobody', messages: [] }), {
      status_code: 404,
      message: 'model "nobody" not found, try pulling it first',
    });
  });

  test('a wrong body is refused with the field’s name', async () => {
    const body = JSON.stringify({ model: 'tinycoder', options: { num_ctx: 'many' } });
    const response = await fetch(`${server.ollamaUrl}/api/chat`, { method: 'POST', body });
    assert.equal(response.status, 400);
    assert.match(await response.text(), /options\.num_ctx/);
  });

  test('a body past the cap is refused, and the next one is answered', async () => {
    const body = JSON.stringify({ model: 'tinycoder', prompt: 'a'.repeat(17 * 1024 * 1024) });
    const refused = fetch(`${server.ollamaUrl}/api/generate`, { method: 'POST', body });
    const status = await refused.then(response => response.status).catch(() => 'reset');
    assert.ok(status === 413 || status === 'reset', String(status));
    assert.equal((await ask(ADD)).message.content, ADDED);
  });
});
