/** What got out of a sandbox, or past its limits, when the review tried it. */
import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bubblewrap } from '../../src/server/verify/sandbox/bubblewrap.ts';
import { namespaces } from '../../src/server/verify/sandbox/namespaces.ts';
import { nodePermission } from '../../src/server/verify/sandbox/nodePermission.ts';
import { RUN_LIMITS, type Sandbox } from '../../src/server/verify/sandbox/sandbox.ts';
import { sandboxOf } from './sandboxHere.ts';

const host = { uid: process.getuid?.() ?? 1, counts: true };
const signal = new AbortController().signal;
const run = (sandbox: Sandbox, language: 'python' | 'javascript', code: string) => {
  const entry = language === 'python' ? 'a.py' : 'a.mjs';
  return sandbox.run({ language, files: { [entry]: code }, entry, limits: RUN_LIMITS, signal });
};

const MEMFD = `import os
fds = []
for i in range(20):
    fds.append(os.memfd_create('x'))
    for j in range(60): os.write(fds[-1], b'x' * (1 << 20))
print('HELD 1200 MB')`;
const THREAD = `import os, threading, time
def work():
    for i in range(3):
        if os.fork() == 0:
            block = bytearray(400_000_000)
            for at in range(0, len(block), 4096): block[at] = 1
            time.sleep(1.5)
            os._exit(0)
    time.sleep(1.5)
    print('HELD 1200 MB', flush=True)
thread = threading.Thread(target=work); thread.start(); thread.join()`;

for (const make of [bubblewrap, namespaces]) {
  suite(`holes: ${make.name}`, function () {
    this.timeout(30_000);
    let sandbox: Sandbox;
    suiteSetup(async function () {
      sandbox = await sandboxOf(make(host));
      if (sandbox.containment === 'none') this.skip();
    });
    for (const [what, code] of [
      ['memory behind descriptors', MEMFD],
      ['memory of what a thread forked', THREAD],
    ] as const) {
      test(`${what} is limited`, async () => {
        const result = await run(sandbox, 'python', code);
        assert.ok(!('stdout' in result) || !result.stdout.includes('HELD'), JSON.stringify(result));
      });
    }
    test('a descriptor that this process was started with is not passed on', async () => {
      const script = `
import { ${make.name} } from '${new URL(`../../src/server/verify/sandbox/${make.name}.ts`, import.meta.url)}';
import { sandboxOf } from '${new URL('./sandboxHere.ts', import.meta.url)}';
const sandbox = await sandboxOf(${make.name}(${JSON.stringify(host)}));
const code = 'import os\\ntry: print(os.listdir(200))\\nexcept OSError as e: print("CLOSED")';
const limits = ${JSON.stringify(RUN_LIMITS)};
const signal = new AbortController().signal;
const r = await sandbox.run({ language: 'python', files: { 'a.py': code }, entry: 'a.py', limits, signal });
console.log(JSON.stringify(r)); process.exit(0);`;
      const file = join(mkdtempSync(join(tmpdir(), 'holes-')), 'a.mts');
      writeFileSync(file, script);
      const shell = 'exec 200</; exec "$0" --no-warnings "$1"';
      const done = spawnSync('bash', ['-c', shell, process.execPath, file], { encoding: 'utf8' });
      assert.match(done.stdout, /CLOSED/, done.stdout + done.stderr);
    });
  });
}

suite('holes: node-permission', function () {
  this.timeout(30_000);
  test("SQLite writes no file of the person's", async () => {
    const sandbox = await sandboxOf(nodePermission());
    const folder = mkdtempSync(join(tmpdir(), 'holes-'));
    const path = join(folder, 'planted.db');
    const code = `import { DatabaseSync } from 'node:sqlite';
new DatabaseSync(${JSON.stringify(path)}).exec('create table x(a)'); console.log('WROTE');`;
    const result = await run(sandbox, 'javascript', code);
    const planted = existsSync(path);
    rmSync(folder, { recursive: true });
    assert.ok(!planted, JSON.stringify(result));
  });
});
