/** What a sandbox is worth beyond one hostile program: consent, its folder, its end, its commands. */
import * as assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createBubblewrap } from '../../../../src/server/verify/sandbox/containment/createBubblewrap.ts';
import { createNamespaces } from '../../../../src/server/verify/sandbox/containment/createNamespaces.ts';
import { createNodePermission } from '../../../../src/server/verify/sandbox/containment/createNodePermission.ts';
import { RUN_LIMITS } from '../../../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../../../src/server/verify/sandbox/sandbox.ts';
import { ownTmp } from '../ownTmp.ts';
import { bestSandbox, processesWith, sandboxOf } from '../sandboxHere.ts';

const signal = new AbortController().signal;
const LIMITS = { ...RUN_LIMITS, timeMs: 5_000 };

function script(code: string) {
  const files = { 'main.mjs': code };
  const request = { files, entry: 'main.mjs', limits: LIMITS, signal };
  return { runtime: 'node', ...request } as const;
}

suite('sandbox', function () {
  this.timeout(30_000);
  let best: Sandbox;

  suiteSetup(async () => {
    best = await bestSandbox();
  });

  test("Node's permission model is used only with consent, and its lack is said", async () => {
    const without = await sandboxOf(createNodePermission(), false);
    assert.equal(without.containment, 'none');
    const refused = await without.run(script('console.log(1)'));
    assert.ok(refused.kind === 'unavailable' && /if you agree/.test(refused.reason));
    // Agreeing would not help these.
    const python = { ...script('print(1)'), runtime: 'python' } as const;
    for (const sandbox of [without, await sandboxOf(createNodePermission(), true)]) {
      const result = await sandbox.run(python);
      assert.ok(result.kind === 'unavailable' && !/agree/.test(result.reason));
    }
    const agreed = await sandboxOf(createNodePermission(), true);
    const result = await agreed.run(script('console.log(1)'));
    assert.ok(result.kind === 'exited' && result.stdout === '1\n');
  });

  test('nothing is offered where the weaker sandbox does not work either', async () => {
    const broken = {
      ...createNodePermission(),
      wrap: () => ({ file: 'no-such', args: [], env: {}, cwd: '/' }),
    };
    const refused = await (await sandboxOf(broken, false)).run(script('1'));
    assert.ok(refused.kind === 'unavailable' && !/agree/.test(refused.reason));
  });

  test('the environment is empty', async () => {
    const result = await best.run(script('console.log(Object.keys(process.env).join())'));
    assert.ok(result.kind === 'exited');
    assert.doesNotMatch(result.stdout, /PATH|HOME|USER|KEY|NODE/);
  });

  test('a path that leads out of the scratch folder is refused', async () => {
    for (const path of ['../out.mjs', '/tmp/out.mjs', 'a/../../out.mjs']) {
      const request = { ...script('1'), files: { [path]: '1' }, entry: path };
      assert.equal((await best.run(request)).kind, 'unavailable');
    }
  });

  test('no scratch folder is left, whatever happened', async () => {
    const tmp = ownTmp();
    try {
      await best.run(script('process.exit(3)'));
      await best.run({ ...script('for (;;) {}'), limits: { ...LIMITS, timeMs: 300 } });
      await best.run({ ...script('1'), signal: AbortSignal.timeout(5) });
      assert.deepEqual(tmp.list(), []);
    } finally {
      tmp.remove();
    }
  });

  test('runs wait for a place, and one that is cancelled gives its place away', async () => {
    const slow = script('console.log(Date.now()); setTimeout(() => console.log(Date.now()), 400)');
    const cancel = new AbortController();
    const runs = [slow, slow, slow, { ...slow, signal: cancel.signal }].map(r => best.run(r));
    cancel.abort();
    const results = await Promise.all(runs);
    const kinds = results.map(result => result.kind);
    assert.deepEqual(kinds, ['exited', 'exited', 'exited', 'cancelled']);
    const times = results.flatMap(result =>
      result.kind === 'exited' ? [result.stdout.trim().split('\n').map(Number)] : [],
    );
    const lastStart = Math.max(...times.map(([start]) => start!));
    assert.ok(
      times.some(([, end]) => end! <= lastStart),
      'three ran at once in two places',
    );
  });

  test('where the kernel does not count processes, the watchdog does', async function () {
    if (best.containment !== 'bubblewrap' && best.containment !== 'namespaces') return this.skip();
    const make = best.containment === 'bubblewrap' ? createBubblewrap : createNamespaces;
    const sandbox = await sandboxOf(make({ uid: process.getuid?.() ?? 1, counts: false }));
    const code = `import { spawn } from 'node:child_process';
      setInterval(() => spawn('/bin/sleep', ['30']).on('error', () => {}), 4);`;
    const result = await sandbox.run({ ...script(code), limits: { ...LIMITS, processes: 40 } });
    assert.equal(result.kind, 'processes');
  });

  for (const how of ['bestSandbox()', 'sandboxOf(createNodePermission())']) {
    test(`a killed server takes what it runs with it: ${how}`, async function () {
      if (process.platform !== 'linux') return this.skip();
      const name = `orphan-${randomBytes(6).toString('hex')}.mjs`;
      const server = spawn(process.execPath, ['--input-type=module', '-e', serverOf(how, name)], {
        stdio: 'ignore',
      });
      await until(() => processesWith(name).length > 1, 20_000);
      server.kill('SIGKILL');
      await until(() => processesWith(name).length === 0, LEFT_MS);
    });
  }

  test('a command sees and changes its own folder only', async function () {
    if (best.containment === 'node-permission') return this.skip();
    const folder = await mkdtemp(join(tmpdir(), 'locallama-test-'));
    const outside = await mkdtemp(join(tmpdir(), 'locallama-test-'));
    try {
      await writeFile(join(folder, 'in'), 'here');
      await writeFile(join(outside, 'secret'), 'there');
      const command = `cat in; cat ${outside}/secret; echo new > out; echo bad > ${outside}/bad; ln -s / root; exit 7`;
      const env = { PATH: '/usr/bin:/bin' };
      const request = {
        command,
        folder,
        readable: [],
        env,
        limits: LIMITS,
        diskBytes: 2 ** 20,
        signal,
      };
      const result = await best.runCommand(request);
      assert.ok(result.kind === 'exited');
      assert.equal(result.code, 7);
      assert.equal(result.stdout, 'here');
      assert.equal(await readFile(join(folder, 'out'), 'utf8'), 'new\n');
      assert.ok(!existsSync(join(outside, 'bad')));
    } finally {
      await rm(folder, { recursive: true, force: true });
      await rm(outside, { recursive: true, force: true });
    }
    assert.ok(existsSync('/usr/bin'), 'removing a folder followed a link');
  });
});

/** A program that runs an endless file of this name in a sandbox. */
function serverOf(how: string, name: string): string {
  const url = (path: string) => JSON.stringify(join(import.meta.dirname, path));
  return `
    import { bestSandbox, sandboxOf } from ${url('../sandboxHere.ts')};
    import { createNodePermission } from ${url('../../../../src/server/verify/sandbox/containment/createNodePermission.ts')};
    const sandbox = await ${how};
    const files = { '${name}': 'setInterval(() => {}, 1000)' };
    const limits = ${JSON.stringify({ ...LIMITS, timeMs: 60_000 })};
    const request = { files, entry: '${name}', limits };
    const { signal } = new AbortController();
    await sandbox.run({ runtime: 'node', ...request, signal });`;
}

/** What a killed server leaves behind must be gone by then. */
const LEFT_MS = 5_000;

/** Waits for a condition, at most this long. */
async function until(isTrue: () => boolean, ms: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < ms && !isTrue(); waitedMs += 50) await wait(50);
  assert.ok(isTrue());
}
