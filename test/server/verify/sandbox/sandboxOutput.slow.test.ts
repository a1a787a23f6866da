/** What a command of the project prints: all of it is read, however the command opens the way out. */
import * as assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createBubblewrap } from '../../../../src/server/verify/sandbox/containment/createBubblewrap.ts';
import { createNamespaces } from '../../../../src/server/verify/sandbox/containment/createNamespaces.ts';
import { openOutputPipes } from '../../../../src/server/verify/sandbox/outputPipes.ts';
import { makeOwned, removeOwned } from '../../../../src/server/verify/sandbox/ownedFolder.ts';
import { runChild } from '../../../../src/server/verify/sandbox/runChild.ts';
import { RUN_LIMITS } from '../../../../src/server/verify/sandbox/runLimits.ts';
import type {
  CommandResult,
  RunResult,
  Sandbox,
} from '../../../../src/server/verify/sandbox/sandbox.ts';
import { type OwnTmp, ownTmp } from '../ownTmp.ts';
import { mustWork, sandboxOf } from '../sandboxHere.ts';

const host = { uid: process.getuid?.() ?? 1, counts: true };
const { signal } = new AbortController();

for (const make of [createBubblewrap, createNamespaces]) {
  suite(`output: ${make.name}`, function () {
    this.timeout(30_000);
    let sandbox: Sandbox;
    let tmp: OwnTmp;

    suiteSetup(async function () {
      sandbox = await sandboxOf(make(host));
      if (!mustWork(sandbox, make(host).kind)) this.skip();
    });
    setup(() => {
      tmp = ownTmp();
    });
    teardown(() => tmp.remove());

    async function run(command: string, cancel = signal): Promise<CommandResult> {
      const folder = await makeOwned('copy');
      const before = openFds();
      const result = await sandbox.runCommand({
        command,
        folder,
        readable: [],
        env: {},
        limits: RUN_LIMITS,
        diskBytes: 1024 ** 3,
        signal: cancel,
      });
      await removeOwned(folder);
      assert.deepEqual(tmp.list(), [], 'a folder of pipes is left');
      assert.equal(openFds(), before, 'a pipe is left open');
      return result;
    }

    const printed = (result: CommandResult) =>
      result.kind === 'exited' ? [result.code, result.stdout, result.stderr] : [result.kind];

    test('a script may open its outputs by their names', async () => {
      const script = `
        echo one > /dev/stderr; echo two >&2; echo three >> /dev/stderr
        echo four | tee /dev/stderr; echo five > /proc/self/fd/1; exit 3`;
      assert.deepEqual(printed(await run(script)), [3, 'four\nfive\n', 'one\ntwo\nthree\nfour\n']);
    });

    test('all that fits is there, and no more is waited for', async () => {
      const most = RUN_LIMITS.outputBytes;
      const print = (bytes: number) => `head -c ${bytes} /dev/zero | tr '\\0' x`;
      assert.deepEqual(printed(await run(print(most))), [0, 'x'.repeat(most), '']);
      assert.deepEqual(printed(await run(`${print(most + 1)}; sleep 60`)), ['output']);
    });

    test('a program that is left behind does not hold the end up', async () => {
      const result = await run('sleep 60 & (sleep 60 > /dev/stderr) & echo done');
      assert.deepEqual(printed(result), [0, 'done\n', '']);
    });

    test('nobody reads on after the command is given up', async () => {
      assert.deepEqual(printed(await run('sleep 60', AbortSignal.timeout(300))), ['cancelled']);
      assert.deepEqual(printed(await run('sleep 60', AbortSignal.abort())), ['cancelled']);
    });
  });
}

suite('outputPipes', function () {
  this.timeout(10_000);
  suiteSetup(function () {
    if (process.platform !== 'linux') this.skip();
  });

  /** A shell without any containment: what it starts in a session of its own outlives it. */
  async function shell(script: string): Promise<RunResult> {
    const pipes = await openOutputPipes(signal);
    const line = { file: '/bin/sh', args: ['-c', script], env: {}, cwd: '/' };
    const result = await runChild(line, RUN_LIMITS, signal, { pipes });
    pipes?.close();
    return result;
  }

  test('what is printed after the end is read, and not waited for longer than a second', async () => {
    // The shell waits until the other has left its group, which is killed with it.
    const late = (seconds: number) =>
      shell(`setsid sh -c 'sleep ${seconds}; echo late' & sleep 0.5`);
    const soon = await late(1);
    assert.ok(soon.kind === 'exited' && soon.stdout === 'late\n', JSON.stringify(soon));
    const before = openFds();
    const never = await late(5);
    assert.ok(never.kind === 'exited' && never.stdout === '', JSON.stringify(never));
    await new Promise(resolve => setTimeout(resolve, 20));
    assert.equal(openFds(), before);
  });

  test('pipes that nobody used are closed', async () => {
    const before = openFds();
    const pipes = await openOutputPipes(signal);
    assert.equal(openFds(), before + 4);
    pipes?.close();
    await new Promise(resolve => setTimeout(resolve, 20));
    assert.equal(openFds(), before);
    assert.equal(await openOutputPipes(AbortSignal.abort()), null);
    assert.equal(openFds(), before);
  });
});

/** Descriptors that this process has open: a pipe that nobody closed is one more. */
function openFds(): number {
  return readdirSync('/proc/self/fd').length;
}
