/** Prompts, completions of addresses, and lists that have one page: over the real protocol. */
import assert from 'node:assert/strict';
import type { McpError } from '@modelcontextprotocol/sdk/types.js';
import { openSession, type Session } from '../session.ts';

const isRefused = (code: number, words: RegExp) => (error: McpError) =>
  error.code === code && words.test(error.message);

suite('prompts and completions', () => {
  let session: Session;
  suiteSetup(async () => {
    session = await openSession({ LOCALLAMA_BUDGET_DAILY_USD: '1' });
  });
  suiteTeardown(() => session.close());

  test('three prompts are listed with their arguments', async () => {
    const { prompts } = await session.client.listPrompts();
    assert.deepEqual(
      prompts.map(({ name }) => name),
      ['route_this', 'compare_models', 'explain_spending'],
    );
    assert.deepEqual(
      prompts[0]!.arguments?.map(({ name, required }) => [name, required]),
      [
        ['task', true],
        ['tests', false],
      ],
    );
  });

  test('a prompt holds what was given, and the resource that it speaks of', async () => {
    const given = { name: 'route_this', arguments: { task: 'Sort {{task}} $1', tests: 'ok();' } };
    const { messages } = await session.client.getPrompt(given);
    const content = messages[0]!.content as { text: string };
    assert.match(content.text, /route_task[\s\S]*Sort \{\{task\}\} \$1[\s\S]*ok\(\);/);
    const spending = await session.client.getPrompt({ name: 'explain_spending' });
    const shown = spending.messages[0]!.content as { resource: { uri: string; text: string } };
    assert.equal(shown.resource.uri, 'locallama://spend');
    assert.equal(JSON.parse(shown.resource.text).currency, 'USD');
  });

  test('a wrong prompt is refused by name', async () => {
    const { client } = session;
    const get = (name: string, args: Record<string, string>) =>
      client.getPrompt({ name, arguments: args });
    await assert.rejects(get('nope', {}), isRefused(-32_602, /"nope".*route_this/));
    await assert.rejects(get('route_this', {}), isRefused(-32_602, /needs task/));
    await assert.rejects(get('route_this', { task: 'x', a: 'b' }), isRefused(-32_602, /"a"/));
  });

  test("an address's variable is completed", async () => {
    const ref = { type: 'ref/resource' as const, uri: 'locallama://usage/{api}' };
    const argument = { name: 'api', value: 'OLL' };
    const { completion } = await session.client.complete({ ref, argument });
    assert.deepEqual(completion.values, ['ollama']);
    const none = { type: 'ref/prompt' as const, name: 'route_this' };
    const free = await session.client.complete({
      ref: none,
      argument: { name: 'task', value: '' },
    });
    assert.deepEqual(free.completion.values, []);
  });

  test('an unknown address has its own code, also where it is subscribed to', async () => {
    const uri = 'locallama://nope';
    await assert.rejects(session.client.readResource({ uri }), isRefused(-32_002, /no resource/));
    const subscribed = session.client.subscribeResource({ uri });
    await assert.rejects(subscribed, isRefused(-32_002, /no resource/));
  });

  test('a cursor that nobody gave out is refused', async () => {
    const listed = session.client.listResources({ cursor: 'x' });
    await assert.rejects(listed, isRefused(-32_602, /no page "x"/));
  });
});
