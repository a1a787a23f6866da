/** Floods of calls: what is in flight is bounded, the server leaves when its client does, and it goes on hearing. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newHome, PROGRAM, quietEnv } from '../server/session.ts';
import { tallySuite } from './tally.ts';

const line = (message: object) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`;
const INITIALIZE = line({
  id: 'first',
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'flood', version: '1' },
  },
});
const call = (id: number, name = 'route_task', args: object = { task: `Add ${id}.` }) =>
  line({ id, method: 'tools/call', params: { name, arguments: args } });

tallySuite('floods', ({ attack, neighbour }) => {
  let silent: Server;
  suiteSetup(done => {
    // Takes every request and answers none.
    silent = createServer(() => undefined).listen(0, '127.0.0.1', () => done());
  });
  suiteTeardown(() => {
    silent.closeAllConnections();
    silent.close();
  });

  async function open() {
    const { port } = silent.address() as AddressInfo;
    const env = quietEnv(newHome(), { OLLAMA_ENDPOINT: `http://127.0.0.1:${port}` });
    const child = spawn(process.execPath, [PROGRAM, 'serve'], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.stdin.on('error', () => undefined);
    child.stdin.write(INITIALIZE);
    await hear(child, /"serverInfo"/);
    return child;
  }

  function hear(child: ChildProcess, wanted: RegExp): Promise<string> {
    return new Promise(resolve => {
      let text = '';
      const listen = (chunk: Buffer) => {
        text += chunk;
        if (!wanted.test(text)) return;
        child.stdout!.off('data', listen);
        resolve(text);
      };
      child.stdout!.on('data', listen);
    });
  }

  attack('5,000 calls in flight, and then the end of stdin', async () => {
    const child = await open();
    child.stdout.resume();
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.stdin.end(Array.from({ length: 5_000 }, (_, id) => call(id)).join(''));
    assert.equal(await ended, 0);
  });

  attack('2,000 cancelled calls, and the next answer', async () => {
    const child = await open();
    const lines = Array.from({ length: 2_000 }, (_, id) => [
      call(id),
      line({ method: 'notifications/cancelled', params: { requestId: id } }),
    ]);
    const answered = hear(child, /"id":9000[,}]/);
    child.stdin.write(`${lines.flat().join('')}${call(9_000, 'get_spend', {})}`);
    assert.match(await answered, /"id":9000[,}]/);
    child.kill('SIGKILL');
  });

  attack('one call too many is told so', async () => {
    const child = await open();
    const told = hear(child, /calls are in flight, and no more at once/);
    child.stdin.write(Array.from({ length: 300 }, (_, id) => call(id)).join(''));
    assert.match(await told, /nothing was spent/);
    child.kill('SIGKILL');
  });

  neighbour('a hundred calls at once', async () => {
    const child = await open();
    const last = hear(child, /"id":99[,}]/);
    child.stdin.write(Array.from({ length: 100 }, (_, id) => call(id, 'get_spend', {})).join(''));
    assert.doesNotMatch(await last, /no more at once/);
    child.kill('SIGKILL');
  });
});
