/** Prompts without roles, for base models: where they go, what is in them, what comes back. */
import assert from 'node:assert/strict';
import { ask, providerFor } from '../fakes/askProvider.ts';
import { type Fault, type SeenRequest, startFaultServer } from '../fakes/faultServer.ts';
import { DIALECT_NAMES, type DialectName } from '../fakes/speech.ts';

const PATHS: Readonly<Record<DialectName, string>> = {
  ollama: '/api/generate',
  openai: '/v1/completions',
  openrouter: '/api/v1/completions',
};
const REQUEST = { prompt: 'def add(', plain: true } as const;

/** As real servers answer such a prompt: `text` and `response` in place of messages. */
const continues: Fault = ({ response, speaks }) => {
  const [first, second] = ['a, ', 'b):'];
  if (speaks.basePath === '') {
    const end = {
      response: '',
      done: true,
      done_reason: 'stop',
      prompt_eval_count: 3,
      eval_count: 4,
    };
    const lines = [{ response: first }, { response: second, done: false }, end];
    return void response.end(lines.map(line => `${JSON.stringify(line)}\n`).join(''));
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const usage = { prompt_tokens: 3, completion_tokens: 4 };
  const events = [
    { choices: [{ index: 0, text: first, finish_reason: null }] },
    { choices: [{ index: 0, text: second, finish_reason: 'stop' }] },
    { choices: [], usage },
  ];
  response.end(
    `${events.map(each => `data: ${JSON.stringify(each)}\n\n`).join('')}data: [DONE]\n\n`,
  );
};

async function asked(dialect: DialectName, fault: Fault | undefined, request: object = REQUEST) {
  const server = await startFaultServer(dialect);
  try {
    server.fault = fault;
    const answer = await ask(providerFor(dialect, server.baseUrl), { request });
    return { answer, seen: server.seen.filter(({ method }) => method === 'POST') };
  } finally {
    await server.stop();
  }
}

const bodyOf = ({ body }: SeenRequest) => JSON.parse(body) as Record<string, unknown>;

for (const dialect of DIALECT_NAMES) {
  suite(`a plain prompt: ${dialect}`, () => {
    test('goes without roles or template, and is heard', async () => {
      const { answer, seen } = await asked(dialect, continues);
      assert.ok(answer.ok, JSON.stringify(answer));
      assert.equal(answer.text, 'a, b):');
      assert.deepEqual(answer.usage, { inputTokens: 3, outputTokens: 4 });
      assert.deepEqual(
        seen.map(({ path }) => path),
        [PATHS[dialect]],
      );
      const { prompt, messages, raw, max_tokens, options } = bodyOf(seen[0]!);
      assert.deepEqual([prompt, messages], ['def add(', undefined]);
      if (dialect !== 'ollama') return assert.equal(max_tokens, 64);
      assert.equal(raw, true);
      assert.deepEqual(options, { num_ctx: 8192, num_predict: 64 });
    });

    test('has the system prompt in front', async () => {
      const { seen } = await asked(dialect, continues, { ...REQUEST, system: 'Python.' });
      assert.equal(bodyOf(seen[0]!).prompt, 'Python.\n\ndef add(');
    });

    test('what goes wrong is named as ever', async () => {
      const reset: Fault = ({ response }) => void response.socket?.resetAndDestroy();
      const { answer, seen } = await asked(dialect, reset);
      assert.ok(!answer.ok && answer.failure.kind === 'network');
      assert.equal(seen.length, 1, 'it may have been billed, and was sent again');
    });
  });
}

suite('a plain prompt where there are none', () => {
  for (const status of [404, 405]) {
    test(`${status}: the same words are a user's turn`, async () => {
      const { answer, seen } = await asked('openai', ({ request, response, speaks }) => {
        if (request.url?.endsWith('/chat/completions')) return speaks.answer(response);
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ error: { message: 'This is a chat model' } }));
      });
      assert.ok(answer.ok);
      assert.deepEqual(bodyOf(seen[1]!).messages, [{ role: 'user', content: 'def add(' }]);
    });
  }

  test('other refusals are not asked about again', async () => {
    const { answer, seen } = await asked('openai', ({ response }) => {
      response.writeHead(429);
      response.end('{"error":"slow down"}');
    });
    assert.ok(!answer.ok && answer.failure.kind === 'rate-limited');
    assert.equal(seen.length, 1);
  });
});
