/** A real child on a real pipe: it is heard, it is gone when we say so, and its end is told. */
import assert from 'node:assert/strict';
import { ChildTransport } from '../../../src/host/server/childTransport.ts';
import { pickInheritedEnv } from '../../../src/host/settings/pickInheritedEnv.ts';

const ECHO = `process.stdin.on('data', chunk => process.stdout.write(chunk)); process.stdin.on('end', () => process.exit(0))`;
const STUBBORN = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); process.stdout.write('{"jsonrpc":"2.0","method":"ready"}\\n')`;

function start(program: string) {
  const errors: string[] = [];
  const transport = new ChildTransport(
    { command: process.execPath, args: ['-e', program], env: pickInheritedEnv(process.env) },
    chunk => errors.push(chunk),
  );
  const heard = new Promise(resolve => {
    transport.onmessage = resolve;
  });
  return { transport, errors, heard };
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

suite('child transport', () => {
  test('a message goes there and back, also when it is large', async () => {
    const { transport, heard } = start(ECHO);
    await transport.start();
    const sent = { jsonrpc: '2.0', method: 'x', params: { text: 'ü'.repeat(300_000) } } as const;
    await transport.send(sent);
    assert.deepEqual(await heard, sent);
    await transport.close();
    assert.equal(await transport.ended, 'it exited with code 0');
  });

  test('a child that ignores everything is killed within the graces', async () => {
    const { transport, heard } = start(STUBBORN);
    await transport.start();
    await heard;
    const pid = transport.pid!;
    await transport.close();
    assert.equal(await transport.ended, 'it was ended by SIGKILL');
    assert.ok(!isAlive(pid));
  });

  test('a line that is no message is reported, and the next one is read', async () => {
    const { transport, heard } = start(
      `console.log('not JSON'); console.log('{"jsonrpc":"2.0","method":"y"}')`,
    );
    const problems: Error[] = [];
    transport.onerror = error => problems.push(error);
    await transport.start();
    assert.deepEqual(await heard, { jsonrpc: '2.0', method: 'y' });
    assert.equal(problems.length, 1);
    await transport.ended;
  });

  test('sending to a child that is gone fails instead of waiting', async () => {
    const { transport } = start('process.exit(3)');
    await transport.start();
    assert.equal(await transport.ended, 'it exited with code 3');
    await assert.rejects(transport.send({ jsonrpc: '2.0', method: 'x' }), /not running/);
  });

  test('a program that is not there is a failure with its name', async () => {
    const command = { command: '/no/such/node', args: [], env: {} };
    const transport = new ChildTransport(command, () => undefined);
    await assert.rejects(transport.start(), /no\/such\/node/);
    assert.match(await transport.ended, /ENOENT/);
  });

  test('a key that is exported in the shell does not reach the child', () => {
    const env = pickInheritedEnv({ PATH: '/bin', OPENAI_API_KEY: 'sk', LOCALLAMA_HOME: '/x' });
    assert.deepEqual(env, { PATH: '/bin' });
  });
});
