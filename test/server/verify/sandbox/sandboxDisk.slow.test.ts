/** What a command may write to the disk: in one file, and in all of them. */
import * as assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Containment } from '../../../../src/server/verify/sandbox/containment/containment.ts';
import { listContainments } from '../../../../src/server/verify/sandbox/createSandbox.ts';
import { RUN_LIMITS } from '../../../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../../../src/server/verify/sandbox/sandbox.ts';
import { mustWork, sandboxOf } from '../sandboxHere.ts';

const MIB = 1024 ** 2;

for (const kind of ['bubblewrap', 'namespaces'] satisfies Containment['kind'][]) {
  suite(`disk: ${kind}`, function () {
    this.timeout(60_000);
    let sandbox: Sandbox;
    let folder: string;
    suiteSetup(async function () {
      const containment = listContainments().find(one => one.kind === kind);
      if (containment === undefined) return this.skip();
      sandbox = await sandboxOf(containment);
      if (!mustWork(sandbox, kind)) this.skip();
    });
    setup(() => {
      folder = mkdtempSync(join(tmpdir(), 'disk-'));
    });
    teardown(() => rmSync(folder, { recursive: true, force: true }));

    const run = (command: string, diskBytes: number) =>
      sandbox.runCommand({
        command,
        folder,
        readable: [],
        env: { PATH: '/usr/bin:/bin' },
        limits: { ...RUN_LIMITS, timeMs: 20_000 },
        diskBytes,
        signal: new AbortController().signal,
      });

    test('one file is no larger than its limit', async () => {
      const result = await run('head -c 70000000 /dev/zero > big; echo ended', 200 * MIB);
      assert.match(JSON.stringify(result), /ended/);
      assert.ok(statSync(join(folder, 'big')).size <= 64 * MIB);
    });

    test('all files together are no larger than theirs', async () => {
      const write = 'i=0; while [ $i -lt 40 ]; do i=$((i+1)); head -c 10000000 /dev/zero > $i';
      const result = await run(`${write}; sleep 0.05; done; sleep 9; echo ended`, 60 * MIB);
      assert.deepEqual(result, { kind: 'disk' });
    });

    test('reserved and hidden space counts', async function () {
      const reserve =
        'i=0; while [ $i -lt 8 ]; do i=$((i+1)); fallocate -l 30000000 a/$i || exit 9';
      const result = await run(
        `mkdir a; ${reserve}; done; chmod 0 a; sleep 9; echo ended`,
        60 * MIB,
      );
      if (result.kind === 'exited' && result.code === 9) return this.skip();
      assert.deepEqual(result, { kind: 'disk' });
    });

    test('deleted files count as long as they are open', async () => {
      const hold =
        'i=10; while [ $i -lt 30 ]; do eval "exec $i>x"; head -c 10000000 /dev/zero >&$i; rm x; i=$((i+1))';
      const result = await run(`bash -c '${hold}; done; sleep 15; echo ended'`, 60 * MIB);
      assert.deepEqual(result, { kind: 'disk' });
    });

    test('deleted files count as long as they are mapped', async function () {
      if (!existsSync('/usr/bin/python3')) return this.skip();
      const map = `import mmap, os, time
held = []
for i in range(20):
    f = open('x', 'w+b'); f.write(b'x' * 10000000); f.flush()
    held.append(mmap.mmap(f.fileno(), 10000000)); f.close(); os.unlink('x')
time.sleep(15)
print('ended')`;
      const result = await run(`/usr/bin/python3 -c "${map}"`, 60 * MIB);
      assert.deepEqual(result, { kind: 'disk' });
    });

    test('deleted files that are closed do not count', async () => {
      const write =
        'i=0; while [ $i -lt 20 ]; do i=$((i+1)); head -c 10000000 /dev/zero > x; rm x; done';
      const result = await run(`${write}; sleep 6; echo ended`, 60 * MIB);
      assert.ok(result.kind === 'exited' && result.stdout === 'ended\n', JSON.stringify(result));
    });

    test('what was there before does not count', async () => {
      for (let i = 0; i < 3; i += 1) writeFileSync(join(folder, `old${i}`), Buffer.alloc(30 * MIB));
      const result = await run('head -c 20000000 /dev/zero > new; sleep 1; echo ended', 60 * MIB);
      assert.ok(result.kind === 'exited' && result.stdout === 'ended\n', JSON.stringify(result));
    });
  });
}
