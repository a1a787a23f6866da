/** How the server lives and dies: clients that leave, requests in a row, parents that end. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ModelServer, startModelServer, TINYCODER } from '../start.ts';

const models = { tinycoder: TINYCODER };

suite('model server: process', () => {
  let server: ModelServer;
  suiteSetup(async function () {
    this.timeout(120_000);
    server = await startModelServer({ port: 0, models, delayMs: 200 });
  });
  suiteTeardown(() => server.stop());

  const ask = (signal: AbortSignal | null = null) => {
    const body = JSON.stringify({ model: 'tinycoder', prompt: 'Hi', stream: false });
    return fetch(`${server.ollamaUrl}/api/generate`, { method: 'POST', body, signal });
  };

  test('a client that leaves ends its generation at once and is counted', async () => {
    const before = await server.stats();
    const controller = new AbortController();
    const asked = ask(controller.signal);
    await until(async () => (await server.stats()).running === 1);
    controller.abort();
    await assert.rejects(asked);
    await until(async () => (await server.stats()).running === 0);
    const after = await server.stats();
    assert.equal(after.requests - before.requests, 1);
    assert.equal(after.aborted - before.aborted, 1);
  });

  test('requests wait for each other, and one that leaves the queue holds up nobody', async () => {
    const controller = new AbortController();
    const first = ask();
    const second = ask(controller.signal);
    const third = ask();
    await until(async () => (await server.stats()).running === 3);
    controller.abort();
    await assert.rejects(second);
    const answers = await Promise.all([first, third].map(async one => (await one).json()));
    const texts = answers.map(answer => (answer as { response: string }).response);
    assert.deepEqual(texts, Array(2).fill('Hello! I am a tiny coding model.'));
  });

  test('a signal stops the process', async () => {
    const controller = new AbortController();
    const own = await startModelServer({ port: 0, models, signal: controller.signal });
    assert.ok(lives(own.pid));
    controller.abort();
    await until(async () => !lives(own.pid));
  });

  test('it leaves when its standard input ends', async () => {
    const main = join(import.meta.dirname, '..', 'main.ts');
    const child = spawn(process.execPath, [main, `tinycoder=${TINYCODER}`], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.stdin.end();
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
  });

  test('it leaves when the process that started it is killed', async () => {
    const parent = spawn(process.execPath, [join(import.meta.dirname, 'parent.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(parent.stdout, 'data');
    const pid = Number(line);
    assert.ok(lives(pid));
    parent.kill('SIGKILL');
    await until(async () => !lives(pid));
  });

  test('weights that are not there end it with their path', async () => {
    const missing = startModelServer({ port: 0, models: { nobody: '/nowhere.gguf' } });
    await assert.rejects(missing, /ended at once/);
  });
});

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 3_000;
  while (!(await holds())) {
    assert.ok(performance.now() < deadline, `not within 3 s: ${holds}`);
    await sleep(10);
  }
}
