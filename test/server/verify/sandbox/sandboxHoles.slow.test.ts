/** Ways past the walls of a sandbox that do not lead through files, processes or the network. */
import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBubblewrap } from '../../../../src/server/verify/sandbox/containment/createBubblewrap.ts';
import { createNamespaces } from '../../../../src/server/verify/sandbox/containment/createNamespaces.ts';
import { createNodePermission } from '../../../../src/server/verify/sandbox/containment/createNodePermission.ts';
import { RUN_LIMITS } from '../../../../src/server/verify/sandbox/runLimits.ts';
import type { RunResult, Sandbox } from '../../../../src/server/verify/sandbox/sandbox.ts';
import { mustWork, sandboxOf } from '../sandboxHere.ts';
import { ORDINARY, PROBES } from '../sandboxProbes.ts';

const host = { uid: process.getuid?.() ?? 1, counts: true };
const signal = new AbortController().signal;

function run(sandbox: Sandbox, runtime: 'python' | 'node', code: string) {
  const entry = runtime === 'python' ? 'a.py' : 'a.mjs';
  return sandbox.run({ runtime, files: { [entry]: code }, entry, limits: RUN_LIMITS, signal });
}

function said(result: RunResult): string {
  return 'stdout' in result ? result.stdout + result.stderr : '';
}

for (const make of [createBubblewrap, createNamespaces]) {
  suite(`holes: ${make.name}`, function () {
    this.timeout(30_000);
    let sandbox: Sandbox;
    suiteSetup(async function () {
      sandbox = await sandboxOf(make(host));
      if (!mustWork(sandbox, make(host).kind)) this.skip();
      const { kind } = await run(sandbox, 'python', '');
      if (kind === 'unavailable') this.skip();
    });

    for (const { what, code } of PROBES) {
      test(`there is no way to ${what}`, async () => {
        const result = await run(sandbox, 'python', `${code}\nprint('RAN')`);
        const all = JSON.stringify(result);
        assert.doesNotMatch(said(result), /OPEN/, all);
        assert.ok(result.kind !== 'exited' || said(result).endsWith('RAN\n'), all);
        assert.ok(['exited', 'memory', 'crashed'].includes(result.kind), all);
      });
    }

    for (const { runtime, code } of ORDINARY) {
      test(`what ordinary ${runtime} does still works`, async () => {
        const result = await run(sandbox, runtime, code);
        assert.ok(said(result).endsWith('RAN\n'), JSON.stringify(result));
      });
    }

    test('a job has a session of its own', async function () {
      if (make === createNamespaces) return this.skip();
      const result = await run(sandbox, 'python', 'import os; print(os.getsid(0))');
      assert.match(said(result), /^[1-9]/);
    });

    test('a descriptor that this process was started with is not passed on', () => {
      checkDescriptors(`
        import { ${make.name} } from '${sourceOf(make.name)}';
        const sandbox = await sandboxOf(${make.name}(${JSON.stringify(host)}));
        const files = { 'a.py': ${JSON.stringify(LOOK)} };
        const request = { files, entry: 'a.py', limits: ${JSON.stringify(RUN_LIMITS)}, signal };
        const { stdout } = await sandbox.run({ runtime: 'python', ...request });`);
    });
  });
}

suite('holes', function () {
  this.timeout(30_000);

  test('Node in its permission model and the reader of Python get no descriptor either', () => {
    checkDescriptors(`
      import { createNodePermission } from '${sourceOf('createNodePermission')}';
      const sandbox = await sandboxOf(createNodePermission());
      const code = 'import fs from "node:fs"; for (const fd of [3, 9, 200]) {' +
        'try { if (fs.fstatSync(fd).isDirectory()) console.log("OPEN") } catch {} } console.log("CLOSED")';
      const request = { files: { 'a.mjs': code }, entry: 'a.mjs', limits: ${JSON.stringify(RUN_LIMITS)}, signal };
      const { stdout } = await sandbox.run({ runtime: 'node', ...request });
      await sandbox.python.read('x', false, signal);
      const [pid] = readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8').split(' ');
      for (const fd of readdirSync('/proc/' + pid + '/fd')) {
        if (readlinkSync('/proc/' + pid + '/fd/' + fd) === '/') console.log('OPEN');
      }`);
  });

  test("SQLite writes no file of the person's", async () => {
    const sandbox = await sandboxOf(createNodePermission());
    const folder = mkdtempSync(join(tmpdir(), 'holes-'));
    const path = join(folder, 'planted.db');
    const code = `console.log('RAN');
      const { DatabaseSync } = await import('node:sqlite');
      new DatabaseSync(${JSON.stringify(path)}).exec('create table x(a)');`;
    const result = await run(sandbox, 'node', code);
    const planted = existsSync(path);
    rmSync(folder, { recursive: true });
    assert.match(said(result), /RAN/);
    assert.ok(!planted, JSON.stringify(result));
  });
});

/** Tells whether one of three descriptors is the root of this machine. */
const LOOK = `import os
for fd in [3, 9, 200]:
    try: print('OPEN', os.listdir(fd))
    except OSError: pass
print('CLOSED')`;

function sourceOf(name: string): string {
  const room = '../../../../src/server/verify/sandbox/containment';
  return new URL(`${room}/${name}.ts`, import.meta.url).href;
}

/** Runs the program, which says what a job printed, in a process that was started with descriptors. */
function checkDescriptors(program: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'holes-'));
  const file = join(folder, 'a.mts');
  const imports = `import { sandboxOf } from '${new URL('../sandboxHere.ts', import.meta.url).href}';
    import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
    const signal = new AbortController().signal;`;
  writeFileSync(file, `${imports}${program}\nconsole.log(stdout); process.exit(0);`);
  const shell = 'exec 3</ 9</ 200</; exec "$0" --no-warnings "$1"';
  const done = spawnSync('bash', ['-c', shell, process.execPath, file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  assert.match(done.stdout, /CLOSED/, done.stderr);
  assert.doesNotMatch(done.stdout, /OPEN/);
}
