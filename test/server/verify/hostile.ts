/**
 * Programs that try to get out of a sandbox or to use up the machine. Each prints what it managed
 * to do; `SECRET`, `HOME`, `PORT` and `PID` are filled in by the test.
 */
export interface Hostile {
  readonly what: string;
  readonly runtime: 'node' | 'python';
  readonly code: string;
}

/** Must be ended by the limit that they break. */
export const GREEDY: readonly (Hostile & { readonly kinds: readonly string[] })[] = [
  {
    what: 'an endless loop in JavaScript',
    runtime: 'node',
    code: 'for (;;) {}',
    kinds: ['timeout'],
  },
  {
    what: 'an endless wait',
    runtime: 'node',
    code: 'setInterval(() => {}, 1000)',
    kinds: ['timeout'],
  },
  {
    what: 'an endless loop in Python that ignores signals',
    runtime: 'python',
    code: `import signal
for s in range(1, 65):
    try: signal.signal(s, signal.SIG_IGN)
    except (OSError, ValueError): pass
while True: pass`,
    kinds: ['timeout'],
  },
  {
    what: '10 GB on the heap of JavaScript',
    runtime: 'node',
    code: 'const all = []; for (;;) all.push(new Array(1e5).fill(all.length));',
    kinds: ['memory'],
  },
  {
    what: '10 GB in buffers',
    runtime: 'node',
    code: 'const all = []; for (let i = 0; i < 1000; i += 1) all.push(Buffer.alloc(1e7, 1));',
    kinds: ['memory'],
  },
  {
    what: '10 GB in Python',
    runtime: 'python',
    code: 'all = [bytearray(10_000_000) for _ in range(1000)]',
    kinds: ['memory'],
  },
  {
    what: '10 GB in shared memory',
    runtime: 'python',
    code: `import mmap
all = []
for _ in range(100):
    block = mmap.mmap(-1, 100_000_000)
    for at in range(0, 100_000_000, 4096): block[at] = 1
    all.append(block)`,
    kinds: ['memory', 'exited', 'crashed'],
  },
  {
    what: 'output without end',
    runtime: 'node',
    code: 'const line = "x".repeat(1e4); for (;;) process.stdout.write(line);',
    // What the pipe does not take at once waits in the memory of the program.
    kinds: ['output', 'memory'],
  },
  {
    what: 'errors without end',
    runtime: 'python',
    code: 'import sys\nwhile True: sys.stderr.write("x" * 10000)',
    kinds: ['output'],
  },
];

/** Must be held to a few processes, and leave none behind. */
export const BOMBS: readonly Hostile[] = [
  {
    what: 'a fork bomb in Python',
    runtime: 'python',
    code: `import os
print('RAN', flush=True)
while True:
    try: os.fork()
    except OSError: pass`,
  },
  {
    what: 'a bomb of shells from Node',
    runtime: 'node',
    code: `import { spawn } from 'node:child_process';
console.log('RAN');
setInterval(() => {
  for (let i = 0; i < 50; i += 1) {
    spawn('/bin/sh', ['-c', 'sleep 30 & sleep 30'], { detached: true }).on('error', () => {});
  }
}, 5);`,
  },
  {
    what: 'a daemon that leaves its session',
    runtime: 'python',
    code: `import os, time
print('RAN', flush=True)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(60)
    os._exit(0)`,
  },
];

/** Must print nothing secret, change nothing outside, and reach nobody. */
export const CURIOUS: readonly Hostile[] = [
  {
    what: 'reads keys from files and environments in JavaScript',
    runtime: 'node',
    code: `import fs from 'node:fs';
const read = path => { try { return fs.readFileSync(path, 'utf8'); } catch { return ''; } };
console.log('RAN');
const list = path => { try { return fs.readdirSync(path); } catch { return []; } };
console.log(JSON.stringify(process.env), read('SECRET'), read('/etc/shadow'));
for (const pid of ['self', 'PID', ...list('/proc')]) {
  console.log(read('/proc/' + pid + '/environ'), read('/proc/' + pid + '/root' + 'SECRET'));
}
fs.symlinkSync && (() => { try { fs.symlinkSync('SECRET', '/tmp/link'); } catch {} })();
console.log(read('/tmp/link'), read('../'.repeat(20) + 'SECRET'), read('/proc/self/cwd/../SECRET'));`,
  },
  {
    what: 'reads keys from files and environments in Python',
    runtime: 'python',
    code: `import glob, os
print('RAN')
def read(path):
    try: return open(path, errors='replace').read()
    except OSError: return ''
print(dict(os.environ), read('SECRET'))
for path in glob.glob('/proc/*/environ') + ['/proc/PID/environ', '/proc/1/environ']: print(read(path))
for path in glob.glob('/proc/*/root'): print(read(path + 'SECRET'))
try: os.symlink('SECRET', '/tmp/link')
except OSError: pass
print(read('/tmp/link'))`,
  },
  {
    what: 'writes to the home folder and the system in JavaScript',
    runtime: 'node',
    code: `import fs from 'node:fs';
console.log('RAN');
for (const path of ['HOME/planted', '/planted', '/etc/planted', '/usr/planted', '/box/planted']) {
  try { fs.mkdirSync(path, { recursive: true }); fs.writeFileSync(path + '/x', 'x'); } catch {}
}
try { fs.rmSync('HOME', { recursive: true, force: true }); } catch {}`,
  },
  {
    what: 'writes to the home folder through links in Python',
    runtime: 'python',
    code: `import os, shutil
print('RAN')
for target in ['HOME', '/']:
    try:
        os.symlink(target, '/tmp/way')
        open('/tmp/way/planted', 'w').write('x')
    except OSError: pass
    try: os.unlink('/tmp/way')
    except OSError: pass
shutil.rmtree('HOME', ignore_errors=True)`,
  },
  {
    what: 'connects to this machine in JavaScript',
    runtime: 'node',
    code: `import net from 'node:net';
console.log('RAN');
for (const host of ['127.0.0.1', '::1', 'localhost']) {
  net.connect({ host, port: PORT }, () => console.log('SENT')).on('error', () => {});
}`,
  },
  {
    what: 'connects to this machine in Python',
    runtime: 'python',
    code: `import socket
print('RAN')
try:
    socket.create_connection(('127.0.0.1', PORT), 1).send(b'x')
    print('SENT')
except OSError: pass`,
  },
  {
    what: 'signals the processes outside',
    runtime: 'python',
    code: `import os, signal
print('RAN', flush=True)
for pid in [PID, -1]:
    try:
        os.kill(pid, signal.SIGUSR2)
    except OSError: pass`,
  },
];
