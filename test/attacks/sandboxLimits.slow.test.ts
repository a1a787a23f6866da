/** Memory, page tables, folders and files of a run are limited, kept from other users, and removed. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOwned, removeOwned } from '../../src/server/verify/sandbox/ownedFolder.ts';
import { RUN_LIMITS } from '../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../src/server/verify/sandbox/sandbox.ts';
import { bestSandbox } from '../server/verify/sandboxHere.ts';
import { tallySuite } from './tally.ts';

const MIB = 1024 * 1024;

tallySuite('what a run may take', ({ attack, neighbour }) => {
  let sandbox: Sandbox;

  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (!['bubblewrap', 'namespaces'].includes(sandbox.containment)) this.skip();
  });

  const run = (code: string) =>
    sandbox.run({
      runtime: 'python',
      files: { 'answer.py': code },
      entry: 'answer.py',
      limits: RUN_LIMITS,
      signal: new AbortController().signal,
    });

  attack('memory that processes share', async () => {
    const result = await run(
      `import mmap\nheld = []\nfor i in range(48):\n    held.append(mmap.mmap(-1, ${64 * MIB}))\n    held[-1].write(b'x' * ${64 * MIB})\nprint('held')`,
    );
    assert.ok(!('stdout' in result && result.stdout.includes('held')), JSON.stringify(result));
  });
  attack('tables of pages', async () => {
    const result = await run(
      `import mmap\nm = mmap.mmap(-1, 1 << 40, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000, prot=mmap.PROT_READ)\nfor at in range(0, 1 << 40, 1 << 21):\n    m[at]\nimport time\ntime.sleep(1)\nprint('held')`,
    );
    assert.ok(!('stdout' in result && result.stdout.includes('held')), JSON.stringify(result));
  });
  for (const place of ['/x', '/etc/x', '/usr/x', '/box/x', '/dev/x', '/proc/x']) {
    attack(`a file in ${place}`, async () => {
      const result = await run(`open(${JSON.stringify(place)}, 'w')`);
      assert.ok(result.kind === 'exited' && result.code !== 0, JSON.stringify(result));
    });
  }
  attack('folders deeper than a path may be', async () => {
    const folder = await makeOwned('run');
    const code = `import os\nos.chdir(${JSON.stringify(folder)})\nfor i in range(2300):\n    os.mkdir('d' * 8)\n    os.chdir('d' * 8)\n`;
    execFileSync('python3', ['-c', code], { cwd: tmpdir() });
    await removeOwned(folder);
    assert.equal(existsSync(folder), false);
  });
  attack('another user reads the files of a run', async () => {
    const before = new Set(readdirSync(tmpdir()));
    const running = run('import time\ntime.sleep(1)');
    let found: string | undefined;
    for (let i = 0; i < 400 && found === undefined; i += 1) {
      await new Promise(resolve => setTimeout(resolve, 5));
      found = readdirSync(tmpdir()).find(
        name => !before.has(name) && existsSync(join(tmpdir(), name, 'answer.py')),
      );
    }
    assert.ok(found !== undefined, 'the folder of the run');
    // Given away last of all.
    await new Promise(resolve => setTimeout(resolve, 100));
    assert.equal(statSync(join(tmpdir(), found)).mode & 0o007, 0);
    await running;
  });

  neighbour('memory of its own', async () => {
    const result = await run(`x = bytearray(${100 * MIB})\nprint(len(x))`);
    assert.equal(result.kind === 'exited' && result.stdout.trim(), String(100 * MIB));
  });
  neighbour('a file of its own', async () => {
    const result = await run("open('/tmp/x', 'w').write('y')\nprint(open('/tmp/x').read())");
    assert.equal(result.kind === 'exited' && result.stdout.trim(), 'y');
  });
  neighbour('processes that share a queue', async () => {
    const result = await run(
      "import multiprocessing as m\ndef f(q):\n    q.put(5)\nif __name__ == '__main__':\n    q = m.Queue()\n    p = m.Process(target=f, args=(q,))\n    p.start()\n    print(q.get())\n    p.join()",
    );
    assert.equal(result.kind === 'exited' && result.stdout.trim(), '5', JSON.stringify(result));
  });
});
