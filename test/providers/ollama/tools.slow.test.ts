/** Tools in Ollama's words, and a model whose template has no place for them. */
import assert from 'node:assert/strict';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Conversation } from '../../../src/core/types.ts';
import { ask, providerFor } from '../../fakes/askProvider.ts';

const TOOL = { name: 'read', description: 'Reads.', parameters: {} };
const CONVERSATION: Conversation = {
  mustCall: false,
  tools: [TOOL],
  messages: [
    { role: 'system', text: 'Be brief.' },
    { role: 'user', text: 'What is in a?' },
    {
      role: 'assistant',
      text: '',
      calls: [{ id: 'c', name: 'read', arguments: { path: 'a' } }],
      reasoning: 'Hm.',
    },
    { role: 'tool', callId: 'c', name: 'read', text: 'ten lines' },
  ],
};

interface Body {
  readonly messages: readonly Record<string, unknown>[];
  readonly tools?: readonly {
    readonly function: { readonly name: string; readonly parameters: object };
  }[];
}

/** What a server that says these lines was asked, and what was made of it. */
async function askOnce(
  say: (body: Body) => { readonly status?: number; readonly lines: readonly object[] },
) {
  const bodies: Body[] = [];
  const server = http.createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Body;
    bodies.push(body);
    const { status = 200, lines } = say(body);
    response.writeHead(status, { 'content-type': 'application/x-ndjson' });
    response.end(lines.map(line => `${JSON.stringify(line)}\n`).join(''));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const request = { conversation: CONVERSATION, prompt: 'all words' };
    return { bodies, completion: await ask(providerFor('ollama', url), { request }) };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const DONE = { done: true, done_reason: 'stop', prompt_eval_count: 9, eval_count: 5 };

suite('tools at Ollama', () => {
  test('are sent with turns, and calls come back with thoughts', async () => {
    const { bodies, completion } = await askOnce(() => ({
      lines: [
        { message: { role: 'assistant', content: '', thinking: 'I look.' } },
        {
          message: {
            role: 'assistant',
            content: '',
            tool_calls: [{ function: { name: 'read', arguments: { path: 'b' } } }],
          },
        },
        DONE,
      ],
    }));
    assert.ok(completion.ok);
    assert.deepEqual(completion.calls, [{ id: '', name: 'read', argumentsText: '{"path":"b"}' }]);
    assert.equal(completion.reasoning, 'I look.');
    const [body] = bodies;
    assert.deepEqual(body?.messages, [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'What is in a?' },
      {
        role: 'assistant',
        content: '',
        tool_calls: [{ function: { name: 'read', arguments: { path: 'a' } } }],
        thinking: 'Hm.',
      },
      { role: 'tool', content: 'ten lines', tool_name: 'read' },
    ]);
    const tool = body?.tools?.[0]?.function;
    assert.deepEqual([tool?.name, tool?.parameters], ['read', { type: 'object', properties: {} }]);
  });

  test('are told in words where the model takes none', async () => {
    const { bodies, completion } = await askOnce(({ tools }) =>
      tools
        ? { status: 400, lines: [{ error: 'registry.ollama.ai/x does not support tools' }] }
        : { lines: [{ message: { role: 'assistant', content: 'Done.' } }, DONE] },
    );
    assert.ok(completion.ok);
    assert.equal(bodies.length, 2);
    const [head, ...turns] = bodies[1]!.messages;
    assert.match(String(head?.content), /^Be brief\.[\s\S]*"name":"read"/);
    assert.deepEqual(
      turns.map(({ role, content }) => [role, content]),
      [
        ['user', 'What is in a?'],
        ['assistant', '<tool_call>\n{"name":"read","arguments":{"path":"a"}}\n</tool_call>'],
        ['user', '<tool_response>\nten lines\n</tool_response>'],
      ],
    );
  });

  test('that were not offered are no calls', async () => {
    const { completion } = await askOnce(() => ({ lines: [{ message: { content: '' } }, DONE] }));
    assert.ok(!completion.ok);
    assert.equal(completion.failure.kind, 'malformed');
  });
});
