/** Turns of a chat over the real protocol: words, calls that are made or printed, cancel, and what fails. */
import assert from 'node:assert/strict';
import { until } from '../session.ts';
import { READ_FILE, withChat } from './chatSession.ts';

const CALL = { name: 'read_file', arguments: '{"filePath":"a.ts"}' };
const PRINTED =
  '<tool_call>\n{"name": "read_file", "arguments": {"filePath": "a.ts"}}\n</tool_call>';

suite('turns of a chat', function () {
  this.timeout(60_000);

  test('stream words and thoughts, and say the model, its cost and why', () =>
    withChat(
      { local: () => ({ reasoning: 'Hm.', text: 'It adds two numbers.', pauseMs: 40 }) },
      {},
      async chat => {
        const { result, pieces, shown } = await chat.ask({});
        assert.equal(result.status, 'answered');
        assert.ok(result.status === 'answered');
        assert.equal(result.text, 'It adds two numbers.');
        // The last piece may come with the result, which has it all.
        assert.ok(result.text.startsWith(shown), shown);
        assert.ok(pieces.filter(({ kind }) => kind === 'text').length > 1, 'it came in pieces');
        assert.equal(pieces.find(({ kind }) => kind === 'thought')?.text, 'Hm.');
        assert.equal(result.model, 'near/chatty');
        assert.equal(result.tier, 'local');
        assert.equal(result.finish, 'stop');
        assert.deepEqual(result.cost, { usd: 0, basis: 'free' });
        assert.ok(result.usage && result.usage.input_tokens > 0);
        assert.ok(result.why.length > 0);
      },
    ));

  test('pass calls on, and their results back', () =>
    withChat(
      { local: (_, at) => (at === 0 ? { text: 'I look.', calls: [CALL] } : { text: 'Done.' }) },
      {},
      async ({ ask, local }) => {
        const first = await ask({});
        assert.ok(first.result.status === 'answered');
        const [call] = first.result.calls;
        assert.deepEqual(call, {
          id: 'call_0',
          name: 'read_file',
          arguments: { filePath: 'a.ts' },
        });
        assert.equal(first.result.finish, 'calls');
        assert.equal(first.shown, 'I look.');
        const second = await ask({
          messages: [
            { role: 'user', text: 'What is in a.ts?' },
            { role: 'assistant', text: 'I look.', calls: [call!] },
            { role: 'tool', call_id: 'call_0', name: 'read_file', text: 'let a = 1;' },
          ],
        });
        assert.ok(second.result.status === 'answered');
        const { messages, tools } = local.requests[1]!;
        assert.deepEqual(
          messages.map(({ role, content }) => [role, content]),
          [
            ['user', 'What is in a.ts?'],
            ['assistant', 'I look.'],
            ['tool', 'let a = 1;'],
          ],
        );
        assert.equal(messages[1]?.tool_calls?.[0]?.id, messages[2]?.tool_call_id);
        assert.equal(tools?.[0]?.function.name, READ_FILE.name);
      },
    ));

  test('take a printed call for a call, and show nothing of it', () =>
    withChat({ local: () => ({ text: `I look.\n${PRINTED}` }) }, {}, async ({ ask }) => {
      const { result, shown } = await ask({});
      assert.ok(result.status === 'answered');
      assert.deepEqual(
        result.calls.map(({ name, arguments: given }) => [name, given]),
        [['read_file', { filePath: 'a.ts' }]],
      );
      assert.equal(result.repaired, true);
      assert.equal(shown.trim(), 'I look.');
    }));

  test('tell a model of tools in words whose host takes none', () =>
    withChat(
      {
        local: ({ tools }) =>
          tools
            ? {
                refuse: {
                  status: 400,
                  body: { error: { message: 'chatty does not support tools' } },
                },
              }
            : { text: PRINTED },
      },
      {},
      async ({ ask, local }) => {
        const { result } = await ask({});
        assert.ok(result.status === 'answered');
        assert.equal(result.calls[0]?.name, 'read_file');
        assert.ok(local.requests[1]?.messages[0]?.content.includes('"read_file"'));
        await ask({});
        assert.equal(local.requests.length, 3, 'it is remembered');
      },
    ));

  test('give thoughts back to a host that misses them', () =>
    withChat(
      {
        local: ({ messages }, at) => {
          if (at === 0) return { reasoning: 'I think.', calls: [CALL] };
          if (messages.some(message => message.reasoning_content === 'I think.'))
            return { text: 'Done.' };
          const message = 'Missing `reasoning_content` field in the assistant message';
          return { refuse: { status: 400, body: { error: { message } } } };
        },
      },
      {},
      async ({ ask, local }) => {
        const first = await ask({});
        assert.ok(first.result.status === 'answered');
        const { result } = await ask({
          messages: [
            { role: 'user', text: 'What is in a.ts?' },
            { role: 'assistant', text: '', calls: first.result.calls },
            { role: 'tool', call_id: 'call_0', name: 'read_file', text: 'x' },
          ],
        });
        assert.ok(result.status === 'answered', JSON.stringify(result));
        assert.ok(!local.requests[1]?.raw.includes('I think.'), 'nobody is told unasked');
      },
    ));

  test('end at a cancel, and so does the connection', () =>
    withChat(
      { local: () => ({ text: 'word '.repeat(400), pauseMs: 20 }) },
      {},
      async ({ ask, local }) => {
        const stop = new AbortController();
        const turn = ask({}, stop.signal);
        await until(() => local.requests.length === 1, 5_000);
        stop.abort();
        await assert.rejects(turn);
        await until(() => local.requests[0]?.outcome === 'client-left', 5_000);
      },
    ));

  test('go to the next model where a call cannot be made', () =>
    withChat(
      {
        local: () => ({ calls: [{ name: 'read_file', arguments: '{"file":1' }] }),
        paid: () => ({ calls: [CALL] }),
      },
      {},
      async ({ ask, paid, session }) => {
        const { result } = await ask({});
        assert.ok(result.status === 'answered', JSON.stringify(result));
        assert.equal(result.model, 'far/chatty');
        const { periods } = await session.spend();
        const spent = periods.find(({ period }) => period === 'day')?.spent_usd ?? 0;
        assert.ok(Math.abs(spent - paid.billedUsd) < 1e-6, `${spent} ${paid.billedUsd}`);
        assert.ok(Math.abs(result.conversation_cost.usd - paid.billedUsd) < 1e-6);
      },
    ));

  test('say what was, where nothing was answered', () =>
    withChat({ local: () => ({ text: '' }) }, {}, async ({ ask }) => {
      const { result } = await ask({});
      assert.ok(result.status === 'failed');
      assert.match(result.error, /nothing/);
    }));

  test('ask the model that the user picked', () =>
    withChat(
      { local: () => ({ text: 'near' }), paid: () => ({ text: 'far' }) },
      {},
      async ({ ask }) => {
        const { result } = await ask({ model: 'far/chatty' });
        assert.ok(result.status === 'answered');
        assert.equal(result.text, 'far');
      },
    ));
});
