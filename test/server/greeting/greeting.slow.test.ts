/** A server that greets before it is loaded is the same server to its client. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { newHome, openSession, quietEnv, until } from '../session.ts';

const GREETED = fileURLToPath(new URL('./greetedProgram.ts', import.meta.url));
const LISTS = ['tools/list', 'resources/list', 'resources/templates/list', 'prompts/list'];

function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [GREETED], { env: quietEnv(newHome(), env) });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let stderr = '';
  child.stderr.on('data', chunk => {
    stderr += chunk;
  });
  const send = (message: object) =>
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const read = async () => JSON.parse(String((await lines.next()).value));
  return { child, send, read, stderr: () => stderr };
}

const hello = (protocolVersion: string, id: string | number = 'hello') => ({
  id,
  method: 'initialize',
  params: { protocolVersion, capabilities: {}, clientInfo: { name: 'test', version: '1' } },
});

suite('a server that greets before it is loaded', () => {
  test('says at once what the loaded one says, and each answer once', async () => {
    const { child, send, read, stderr } = start();
    send(hello('2025-06-18'));
    send({ method: 'notifications/initialized' });
    for (const method of LISTS) send({ id: method, method });
    const early = [];
    for (const _ of ['hello', ...LISTS]) early.push(await read());
    assert.doesNotMatch(stderr(), /"serving"/, 'it was loaded');
    // Not in the greeting: from here on the whole server answers.
    send({ id: 'ping', method: 'ping' });
    send(hello('2025-06-18'));
    for (const method of LISTS) send({ id: method, method });
    const late = [];
    for (const _ of ['ping', 'hello', ...LISTS]) late.push(await read());
    await until(() => stderr().includes('"serving"'), 5_000);
    assert.deepEqual(late[0], { jsonrpc: '2.0', id: 'ping', result: {} });
    assert.deepEqual(late.slice(1), early);
    child.stdin.end();
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  test('agrees on the newest version where another one is wanted', async () => {
    const { child, send, read } = start();
    send(hello('1999-01-01'));
    assert.equal((await read()).result.protocolVersion, '2025-11-25');
    child.stdin.end();
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  test('lets the loaded server refuse what is no greeting', async () => {
    const { child, send, read } = start();
    send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-11-25' } });
    assert.equal((await read()).error.code, -32_603);
    send({ id: 2, method: 'server/discover', params: {} });
    assert.equal((await read()).error.code, -32_601);
    send(hello('2025-11-25', 3));
    assert.equal((await read()).result.serverInfo.name, 'locallama');
    send({ id: 4, method: 'tools/list', params: { cursor: 'x' } });
    assert.equal((await read()).id, 4);
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  test('says nothing where a setting is wrong', async () => {
    const { child, send, stderr } = start({ MAX_PARALLEL_TASKS: 'lots' });
    let stdout = '';
    child.stdout.on('data', chunk => {
      stdout += chunk;
    });
    send(hello('2025-11-25'));
    assert.deepEqual(await once(child, 'exit'), [2, null]);
    assert.equal(stdout, '');
    assert.match(stderr(), /MAX_PARALLEL_TASKS/);
  });

  test('knows its client, its folders and its subscriptions', async () => {
    const session = await openSession({}, newHome(), undefined, ['file:///tmp'], 'cline', [
      GREETED,
    ]);
    const { tools } = await session.client.listTools();
    assert.equal(tools.length, 12);
    await session.client.subscribeResource({ uri: 'locallama://spend' });
    const result = await session.call('get_spend', {});
    assert.ok(result.structuredContent);
    assert.doesNotMatch(session.stderr(), /does not tell its folders/);
    await session.close();
  });
});
