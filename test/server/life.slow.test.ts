/** The server leaves when its client leaves, however that goes, and says nothing but JSON-RPC on stdout. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { isAlive, newHome, openSession, PROGRAM, quietEnv, until } from './session.ts';

/** A process may outlive its client by this much (invariant 6). */
const LEAVES_WITHIN_MS = 5_000;

function start(env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [PROGRAM, 'serve'], { env: quietEnv(newHome(), env) });
}

const initialize = `${JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
})}\n`;

const firstOutput = (child: ChildProcess) =>
  new Promise<string>(resolve => child.stdout!.once('data', chunk => resolve(String(chunk))));
const ended = (child: ChildProcess) =>
  new Promise<number | null>(resolve => child.once('exit', code => resolve(code)));

suite('the life of the server', () => {
  test('it ends when stdin ends', async () => {
    const child = start();
    child.stdin!.write(initialize);
    assert.match(await firstOutput(child), /"serverInfo":\{"name":"locallama"/);
    child.stdin!.end();
    assert.equal(await ended(child), 0);
  });

  test('it ends on SIGTERM', async () => {
    const child = start();
    child.stdin!.write(initialize);
    await firstOutput(child);
    child.kill('SIGTERM');
    assert.equal(await ended(child), 0);
  });

  test('it ends when its parent is killed while others hold its stdin open', async () => {
    // The holder keeps the write end of the pipe open, so that only the parent's death can tell.
    const script = `
      const { spawn } = require('node:child_process');
      const holder = spawn('sleep', ['30'], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
      const child = spawn(process.execPath, ${JSON.stringify([PROGRAM, 'serve'])}, {
        stdio: [3, 'pipe', 'ignore'] });
      child.stdout.once('data', () => console.log(child.pid, holder.pid));
    `;
    const parent = spawn(process.execPath, ['-e', script], {
      env: quietEnv(newHome(), {}),
      stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    });
    const pipe = parent.stdio[3] as NodeJS.WritableStream;
    pipe.write(initialize);
    const [pid = 0, holder = 0] = (await firstOutput(parent)).trim().split(' ').map(Number);
    assert.ok(isAlive(pid));
    parent.kill('SIGKILL');
    try {
      await until(() => !isAlive(pid), LEAVES_WITHIN_MS);
    } finally {
      process.kill(holder);
      pipe.end();
    }
  });

  test('wrong settings stop it with one message that names each of them, and no key', async () => {
    const child = start({
      MAX_PARALLEL_TASKS: 'lots',
      DEFAULT_PRIORITY: 'luck',
      LOCALLAMA_BUDGET_DAILY_USD: '-1',
      OLLAMA_ENDPOINT: 'not a url',
      OPENAI_API_KEY: 'sk-secret-secret',
      LOCALLAMA_PROVIDERS: '{"id":1}',
      COST_ALERT_THRESHOLD: '',
    });
    let stderr = '';
    child.stderr!.on('data', chunk => {
      stderr += chunk;
    });
    assert.equal(await ended(child), 2);
    for (const name of [
      'MAX_PARALLEL_TASKS',
      'DEFAULT_PRIORITY',
      'LOCALLAMA_BUDGET_DAILY_USD',
      'OLLAMA_ENDPOINT',
      'LOCALLAMA_PROVIDERS',
    ]) {
      assert.match(stderr, new RegExp(name));
    }
    assert.doesNotMatch(stderr, /sk-secret|COST_ALERT_THRESHOLD/);
  });

  test('noise on stdin is answered or ignored, and the next call works', async () => {
    const child = start();
    const chunks: string[] = [];
    child.stdout!.on('data', chunk => chunks.push(String(chunk)));
    child.stdin!.write('this is no JSON\n{"jsonrpc":"2.0"}\n[]\n');
    child.stdin!.write(initialize);
    await until(() => chunks.join('').includes('"id":1'), LEAVES_WITHIN_MS);
    for (const line of chunks.join('').trim().split('\n')) {
      assert.equal(JSON.parse(line).jsonrpc, '2.0');
    }
    child.stdin!.end();
    await ended(child);
  });

  test('a second server on the same ledger works', async () => {
    const one = await openSession({});
    const two = await openSession({}, one.home);
    assert.deepEqual((await one.spend()).periods, (await two.spend()).periods);
    await one.close();
    await two.close();
  });
});
