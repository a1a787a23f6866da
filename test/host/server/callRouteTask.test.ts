/** A result of `route_task` is read by the protocol's schema, not believed. */
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, type CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { callRouteTask } from '../../../src/host/server/callRouteTask.ts';

const OUTPUT = {
  task_id: 't',
  status: 'completed',
  text: 'a();',
  code: 'a();',
  reason: 'Easy.',
  decision: { route: 'local', score: 0, reason: 'Easy.', candidates: [], rejected: [] },
  attempts: [],
  cost: { usd: 0, basis: 'free' },
};

/** What the client makes of a server that gives `result`. */
async function readReply(result: CallToolResult) {
  const server = new Server({ name: 's', version: '1' }, { capabilities: { tools: {} } });
  server.setRequestHandler(CallToolRequestSchema, () => result);
  const client = new Client({ name: 'c', version: '1' });
  const [near, far] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(far), client.connect(near)]);
  try {
    return await callRouteTask(client, { task: 'x', context_length: 0 }, {});
  } finally {
    await client.close();
  }
}

suite('a result of route_task', () => {
  test('is read, whatever a newer server adds', async () => {
    const structuredContent = { ...OUTPUT, new_field: 1 };
    const reply = await readReply({ content: [], structuredContent });
    assert.deepEqual(reply, { kind: 'output', output: OUTPUT });
  });

  test('of another shape is refused, and the field named', async () => {
    const structuredContent = { ...OUTPUT, code: 7 };
    await assert.rejects(readReply({ content: [], structuredContent }), /`code`/);
  });

  test('without structured content gives what the server said', async () => {
    const content = [{ type: 'text' as const, text: 'Wrong input.' }];
    const reply = await readReply({ content, isError: true });
    assert.deepEqual(reply, { kind: 'said', text: 'Wrong input.' });
  });
});
