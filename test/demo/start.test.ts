/** `npm start` as a person runs it: its words, its exit status, and what is left after Ctrl+C. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startModelServer, TINYCODER } from '../model-server/start.ts';

/** Nothing listens on port 9 of a loopback address of its own. */
const NOWHERE = 'http://127.0.0.9:9';
const LIMIT_MS = 120_000;

/** The demonstration with only `env` in reach of its server. */
function start(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'start.ts'), ...args], {
    env: {
      PATH: process.env.PATH ?? '',
      OLLAMA_ENDPOINT: NOWHERE,
      LM_STUDIO_ENDPOINT: `${NOWHERE}/v1`,
      LLAMA_CPP_ENDPOINT: `${NOWHERE}/v1`,
      ...env,
    },
  });
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, output }));
  return { child, ended, output: () => output };
}

const unwrapped = (output: string) => output.replace(/\s+/g, ' ');

suite('npm start', function () {
  this.timeout(LIMIT_MS);

  test('routes the sample tasks with the tiny model and shows the ledger', async () => {
    const { code, output } = await start({}).ended;
    assert.equal(code, 0, output);
    assert.match(unwrapped(output), /So the tiny model that comes with the tests is started/);
    assert.equal(output.match(/^Task \d of 4$/gm)?.length, 4);
    assert.equal(output.match(/^because {5}\S/gm)?.length, 4);
    assert.match(output, /│ {3}return \[\.\.\.new Set\(xs\)\];/);
    assert.match(output, /^verified {4}✓ tests/m);
    assert.match(output, /^rejected {4}✗ tests/m);
    assert.match(output, /^cost {8}free.* budget left \$1\.00 of \$1\.00/m);
    assert.match(output, /^Ledger$/m);
    assert.match(output, /^ {2}ollama\/tinycoder:latest +local +\d+ +\d+ +\d+ +free$/m);
    assert.ok(!output.includes('\u001b'), 'no colours where the output is no terminal');
  });

  test('a task of one’s own that no model can do ends with status 1', async () => {
    const { code, output } = await start({}, 'Prove that P is not NP.').ended;
    assert.equal(code, 1, output);
    assert.match(output, /^Task 1 of 1$/m);
    assert.match(output, /^failed {6}\S/m);
  });

  test('a wrong setting ends it with the server’s words', async () => {
    const { code, output } = await start({ TOKEN_BUDGET: 'many' }).ended;
    assert.equal(code, 1, output);
    assert.match(unwrapped(output), /TOKEN_BUDGET must be a whole number/);
  });

  test('Ctrl+C cancels down to the model', async () => {
    const models = { tinycoder: TINYCODER };
    const server = await startModelServer({ port: 0, models, delayMs: 60_000 });
    try {
      const { child, ended, output } = start({ OLLAMA_ENDPOINT: server.ollamaUrl });
      while ((await server.stats()).running === 0 && child.exitCode === null) await sleep(20);
      child.kill('SIGINT');
      assert.equal((await ended).code, 130, output());
      assert.match(output(), /^Cancelled\./m);
      const { running, aborted } = await server.stats();
      assert.deepEqual({ running, aborted }, { running: 0, aborted: 1 });
    } finally {
      await server.stop();
    }
  });
});
