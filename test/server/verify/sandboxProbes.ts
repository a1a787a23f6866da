/** Python programs that try one way past a wall each; every one prints `OPEN` if there is a way. */

/** `call` makes a system call by its number here; all of these print -1 where it is refused. */
const CALLS = `import ctypes, os, platform
libc = ctypes.CDLL(None, use_errno=True)
intel = platform.machine() == 'x86_64'
def call(name, x64, arm64, *args):
    got = libc.syscall(x64 if intel else arm64, *args)
    print(name, 'OPEN' if got != -1 else 'refused', ctypes.get_errno(), flush=True)
`;

export interface Probe {
  readonly what: string;
  readonly code: string;
}

export const PROBES: readonly Probe[] = [
  {
    what: 'memory behind descriptors',
    code: `import os
fds = []
try:
    for i in range(20):
        fds.append(os.memfd_create('x'))
        for j in range(60): os.write(fds[-1], b'x' * (1 << 20))
    print('OPEN')
except OSError: pass`,
  },
  {
    what: 'memory that no process maps',
    code: `${CALLS}
call('shmget', 29, 194, 0, 60 << 20, 0o1600)
call('msgget', 68, 186, 0, 0o1600)
call('semget', 64, 190, 0, 30000, 0o1600)
call('memfd_secret', 447, 447, 0)`,
  },
  {
    what: 'memory of what a thread forked',
    code: `import os, threading, time
ready, told = os.pipe()
def work():
    for i in range(3):
        if os.fork() == 0:
            block = bytearray(300_000_000)
            for at in range(0, len(block), 4096): block[at] = 1
            os.write(told, b'x')
            time.sleep(3)
            os._exit(0)
    held = 0
    while held < 3: held += len(os.read(ready, 3))
    time.sleep(1)
    print('OPEN', flush=True)
thread = threading.Thread(target=work); thread.start(); thread.join()`,
  },
  {
    what: "the session's keyring",
    code: `${CALLS}
call('keyctl', 250, 219, 0, -3, 1)
call('add_key', 248, 217, b'user', b'name', b'text', 4, -2)
call('request_key', 249, 218, b'user', b'name', 0, 0)`,
  },
  {
    what: 'the host of a virtual machine, and the kernel by other sockets',
    code: `import socket
for family in [40, 38, 17, 44]:
    try:
        socket.socket(family, socket.SOCK_DGRAM if family == 40 else 5 if family == 38 else 3)
        print('OPEN', family)
    except OSError as error: print(family, 'refused', error.errno)
socket.socket(socket.AF_UNIX); socket.socket(socket.AF_INET6)`,
  },
  {
    what: 'rights in a new namespace',
    code: `${CALLS}
call('unshare', 272, 97, 0x10000000)
call('clone', 56, 220, 0x10000000, 0, 0, 0, 0)
call('clone3', 435, 435, ctypes.create_string_buffer(64), 64)
call('setns', 308, 268, 0, 0)
call('bpf', 321, 280, 0, 0, 0)
call('io_uring_setup', 425, 425, 8, ctypes.create_string_buffer(120))
print('OPEN' if ctypes.get_errno() != 38 else '')`,
  },
  {
    what: 'the 32-bit calls of the same kernel',
    code: `import ctypes, mmap, platform
if platform.machine() == 'x86_64':
    code = mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(bytes.fromhex('b814000000cd80c3'))
    at = ctypes.addressof(ctypes.c_char.from_buffer(code))
    if ctypes.CFUNCTYPE(ctypes.c_int)(at)() > 0: print('OPEN')
    if ctypes.CDLL(None).syscall(0x40000000 + 39) > 0: print('OPEN x32')`,
  },
  {
    what: 'rights, or a way to get them',
    code: `rights = dict(line.split(':\\t', 1) for line in open('/proc/self/status') if ':\\t' in line)
for name, wanted in [('NoNewPrivs', 1), ('Seccomp', 2), ('CapEff', 0), ('CapPrm', 0), ('CapBnd', 0)]:
    if int(rights[name], 16) != wanted: print('OPEN', name, rights[name])`,
  },
  {
    what: 'files without number',
    code: `held = []
try:
    while len(held) < 300: held.append(open('/dev/null'))
    print('OPEN')
except OSError: pass`,
  },
  {
    what: 'files in memory without limit of size',
    code: `import os
for folder in ['/', '/dev', '/dev/shm', '/etc', '/proc', '/run', '/tmp', '/usr', '/box', '/mnt']:
    written = 0
    for i in range(5):
        try:
            with open(folder + '/big%d' % i, 'wb') as file:
                for j in range(16): written += file.write(b'x' * (1 << 20))
        except OSError: pass
    if written > 64 << 20: print('OPEN', folder, written)`,
  },
];

/** What harmless code may use, so that no wall stands where people walk; each ends with `RAN`. */
export const ORDINARY: readonly { runtime: 'python' | 'node'; code: string }[] = [
  {
    runtime: 'python',
    code: `import asyncio, multiprocessing, socket, sqlite3, subprocess, tempfile, threading
left, right = socket.socketpair()
left.send(b'x'); assert right.recv(1) == b'x'
with multiprocessing.Lock(): pass
thread = threading.Thread(target=lambda: None); thread.start(); thread.join()
assert subprocess.run(['/bin/echo', 'x'], capture_output=True).stdout == b'x\\n'
with tempfile.TemporaryFile() as file: file.write(b'x')
asyncio.run(asyncio.sleep(0))
sqlite3.connect('/tmp/own.db').execute('create table x (a)')
print('RAN')`,
  },
  {
    runtime: 'node',
    code: `import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { Worker } from 'node:worker_threads';
writeFileSync(mkdtempSync('/tmp/own-') + '/x', 'x');
if (execFileSync('/bin/echo', ['x']).toString() !== 'x\\n') throw new Error('no echo');
await new Promise(done => new Worker('', { eval: true }).on('exit', done));
await new Promise(done => createServer().listen('/tmp/socket', function () { this.close(done); }));
await fetch('data:,x');
console.log('RAN');`,
  },
];
