/** A run sees what the languages need of this machine; a project that lies in the system's folders it does not. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSandbox, listContainments } from '../../src/server/verify/sandbox/createSandbox.ts';
import { RUN_LIMITS } from '../../src/server/verify/sandbox/runLimits.ts';
import type { RuntimeName, Sandbox } from '../../src/server/verify/sandbox/sandbox.ts';
import { tallySuite } from './tally.ts';

const SECRET = 'zebra7731';
const signal = new AbortController().signal;
/** Where container images and packages put projects. */
const PLACES = ['/usr', '/usr/local', '/usr/share', '/usr/lib', '/usr/src', '/opt', '/srv', '/lib'];

/** Each prints the file, in every language that may run. */
const READERS: readonly (readonly [RuntimeName, string, (file: string) => string])[] = [
  [
    'node',
    'a.mjs',
    file => `import fs from 'node:fs';\nconsole.log(fs.readFileSync('${file}', 'utf8'));`,
  ],
  ['python', 'a.py', file => `print(open('${file}').read())`],
  ['bash', 'a.sh', file => `cat '${file}' || find /usr /opt /srv -name 'kept*' -exec cat {} +`],
];

for (const kind of ['bubblewrap', 'namespaces'] as const) {
  tallySuite(`what is seen in the sandbox by ${kind}`, ({ attack, neighbour }) => {
    let sandbox: Sandbox;
    const folders: string[] = [];

    suiteSetup(async function () {
      // Only who may write to the system's folders can have a project there.
      if (process.getuid?.() !== 0) return this.skip();
      for (const place of PLACES) {
        const folder = mkdtempSync(join(place, 'locallama-app-'));
        mkdirSync(join(folder, 'node_modules/x'), { recursive: true });
        writeFileSync(join(folder, 'kept.txt'), SECRET);
        writeFileSync(join(folder, 'node_modules/x/index.js'), 'ok');
        folders.push(folder);
      }
      symlinkSync(folders[3]!, join(folders[0]!, 'link'));
      const [containment] = listContainments().filter(each => each.kind === kind);
      const options = { consent: false, parallel: 2, path: process.env.PATH ?? '', signal };
      sandbox = await createSandbox({ ...options, containments: [containment!], hidden: folders });
      if (sandbox.containment !== kind) this.skip();
    });
    suiteTeardown(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });

    async function runCode(runtime: RuntimeName, entry: string, code: string): Promise<string> {
      const limits = { ...RUN_LIMITS, timeMs: 30_000 };
      const result = await sandbox.run({
        runtime,
        files: { [entry]: code },
        entry,
        limits,
        signal,
      });
      return 'stdout' in result ? result.stdout + result.stderr : JSON.stringify(result);
    }

    for (const [at, place] of PLACES.entries()) {
      for (const [runtime, entry, write] of READERS) {
        attack(`${runtime} reads a file of a project in ${place}`, async () => {
          const printed = await runCode(runtime, entry, write(join(folders[at]!, 'kept.txt')));
          assert.ok(!printed.includes(SECRET), printed);
        });
      }
      attack(`a command reads a file of a project in ${place}`, async () => {
        const folder = mkdtempSync('/tmp/locallama-test-');
        const result = await sandbox.runCommand({
          ...{ command: `cat ${folders[at]}/kept.txt; cat ${folders[at]}/node_modules/x/index.js` },
          ...{
            folder,
            readable: [join(folders[at]!, 'node_modules')],
            env: { PATH: '/usr/bin:/bin' },
          },
          ...{ limits: RUN_LIMITS, diskBytes: 1e8, signal },
        });
        rmSync(folder, { recursive: true });
        assert.ok('stdout' in result, JSON.stringify(result));
        assert.ok(!result.stdout.includes(SECRET), result.stdout);
        assert.match(result.stdout, /ok/, 'its installed packages are there');
      });
    }
    attack('a folder that is hidden cannot be written to', async () => {
      const code = `open('${folders[3]}/x', 'w')`;
      assert.match(await runCode('python', 'a.py', code), /Error/);
    });
    attack('the folder is not at another name', async () => {
      const code = `import os\nfor top in ['/usr', '/lib', '/opt', '/srv', '/proc/1/root/usr', '/proc/self/root/usr']:\n  for at, _, names in os.walk(top):\n    for name in names:\n      if name == 'kept.txt': print(open(os.path.join(at, name)).read())\nprint('RAN')`;
      const printed = await runCode('python', 'a.py', code);
      assert.match(printed, /RAN/);
      assert.ok(!printed.includes(SECRET), printed);
    });
    for (const path of [
      '/usr/src',
      '/usr/local/bin',
      '/usr/include',
      '/usr/share/doc',
      '/opt',
      '/home',
      '/etc/passwd',
      '/var',
      '/usr/lib/git-core',
      '/usr/sbin',
    ]) {
      attack(`${path} is not there`, async () => {
        const code = `import os\nprint(os.listdir('${path}') if os.path.isdir('${path}') else open('${path}').read())`;
        assert.match(await runCode('python', 'a.py', code), /FileNotFoundError|^\[\]/m);
      });
    }
    attack('installed packages of Python are not there', async () => {
      const code =
        "import os, sysconfig\nlib = sysconfig.get_path('stdlib')\nprint([n for p in ('site-packages', 'dist-packages') if os.path.isdir(f'{lib}/{p}') for n in os.listdir(f'{lib}/{p}')])";
      assert.equal((await runCode('python', 'a.py', code)).trim(), '[]');
    });

    neighbour("Python's own modules", async () => {
      const code =
        "import ssl, sqlite3, ctypes, lzma, bz2, zlib, hashlib, decimal, uuid, asyncio, json, zoneinfo, threading\nfrom concurrent.futures import ThreadPoolExecutor\nprint(ssl.OPENSSL_VERSION[:7], sqlite3.connect(':memory:').execute('select 1').fetchone(), zoneinfo.ZoneInfo('Europe/Berlin'), list(ThreadPoolExecutor(2).map(abs, [-1])), ctypes.CDLL(None).abs(-2))";
      assert.match(await runCode('python', 'a.py', code), /^OpenSSL \(1,\) Europe\/Berlin \[1\] 2/);
    });
    neighbour("Node's own modules", async () => {
      const code =
        "import crypto from 'node:crypto';\nimport zlib from 'node:zlib';\nimport { Worker } from 'node:worker_threads';\nnew Worker('', { eval: true });\nconsole.log(crypto.createHash('md5').update('').digest('hex').length, zlib.gzipSync('a').length, new Date(0).toLocaleString('de', { timeZone: 'Asia/Tokyo' }));";
      assert.match(await runCode('node', 'a.mjs', code), /^32 21 1\.1\.1970/);
    });
    neighbour('programs of the system, from every language', async () => {
      const bash =
        'echo b a | tr " " "\\n" | sort | awk "{ print NR \\$1 }" | sed s/1/x/ | grep -c .; date -d @0 +%Y';
      assert.match(await runCode('bash', 'a.sh', bash), /^2\n1970/);
      const python =
        "import subprocess\nprint(subprocess.run(['seq', '2'], capture_output=True, text=True).stdout)";
      assert.match(await runCode('python', 'a.py', python), /^1\n2/);
      const node =
        "import { execSync } from 'node:child_process';\nconsole.log(String(execSync('echo hi | tr h H')));";
      assert.match(await runCode('node', 'a.mjs', node), /^Hi/);
    });
  });
}
