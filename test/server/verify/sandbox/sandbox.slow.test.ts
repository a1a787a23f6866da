/** Hostile code is contained by every containment that works on this machine. */
import * as assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Containment } from '../../../../src/server/verify/sandbox/containment/containment.ts';
import { listContainments } from '../../../../src/server/verify/sandbox/createSandbox.ts';
import { measureProcessTree } from '../../../../src/server/verify/sandbox/measureProcessTree.ts';
import { RUN_LIMITS } from '../../../../src/server/verify/sandbox/runLimits.ts';
import type { RunResult, Sandbox } from '../../../../src/server/verify/sandbox/sandbox.ts';
import { BOMBS, CURIOUS, GREEDY, type Hostile } from '../hostile.ts';
import { leftBy, mustWork, sandboxOf } from '../sandboxHere.ts';

const LIMITS = { ...RUN_LIMITS, timeMs: 1_200, memoryBytes: 192 * 1024 * 1024 };
/** What shall end by another limit gets the time to reach it on a busy machine. */
const PATIENT_MS = 15_000;

/** The first of each kind. */
const KINDS = [...Map.groupBy(listContainments(), one => one.kind).values()].flatMap(all =>
  all.slice(0, 1),
);

for (const containment of KINDS) {
  suite(`sandbox by ${containment.kind}`, function () {
    this.timeout(30_000);
    let sandbox: Sandbox;

    suiteSetup(async function () {
      sandbox = await sandboxOf(containment);
      if (!mustWork(sandbox, containment.kind)) this.skip();
    });

    const run = (
      hostile: Hostile,
      timeMs: number,
      fill: (code: string) => string = code => code,
    ) => {
      const name = `run-${randomBytes(6).toString('hex')}.${hostile.runtime === 'python' ? 'py' : 'mjs'}`;
      const request = { files: { [name]: fill(hostile.code) }, entry: name };
      const signal = new AbortController().signal;
      const result = sandbox.run({
        runtime: hostile.runtime,
        ...request,
        limits: { ...LIMITS, timeMs },
        signal,
      });
      return { name, result };
    };

    for (const hostile of GREEDY.filter(runsIn(containment))) {
      test(`ends ${hostile.what}`, async function () {
        const timeMs = hostile.kinds.includes('timeout') ? LIMITS.timeMs : PATIENT_MS;
        const { name, result } = run(hostile, timeMs);
        const ended = await result;
        if (ended.kind === 'unavailable') return this.skip();
        assert.ok(hostile.kinds.includes(ended.kind), describe(ended));
        assert.ok(ended.kind !== 'exited' || ended.code !== 0, describe(ended));
        assert.deepEqual(await leftBy(name), []);
      });
    }

    for (const bomb of BOMBS.filter(runsIn(containment))) {
      test(`holds ${bomb.what}`, async function () {
        const before = measureProcessTree(process.pid, 10_000)?.tasks ?? 0;
        let most = 0;
        const look = setInterval(() => {
          most = Math.max(most, (measureProcessTree(process.pid, 10_000)?.tasks ?? 0) - before);
        }, 20);
        const { name, result } = run(bomb, LIMITS.timeMs);
        const ended = await result;
        clearInterval(look);
        if (ended.kind === 'unavailable') return this.skip();
        assert.match(describe(ended), /RAN/);
        assert.ok(most <= LIMITS.processes + 16, `${most} tasks at once`);
        assert.deepEqual(await leftBy(name), []);
      });
    }

    for (const hostile of CURIOUS.filter(runsIn(containment))) {
      test(`keeps in what ${hostile.what}`, async function () {
        const canary = `canary-${randomBytes(9).toString('hex')}`;
        const folder = await mkdtemp(join(homedir(), '.locallama-canary-'));
        let visits = 0;
        const server = createServer(socket => {
          visits += 1;
          socket.destroy();
        });
        await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
        let signals = 0;
        const count = () => {
          signals += 1;
        };
        process.on('SIGUSR2', count);
        process.env.LOCALLAMA_CANARY = canary;
        try {
          await writeFile(join(folder, 'key'), canary);
          const address = server.address();
          const port = typeof address === 'object' ? address?.port : undefined;
          const fill = (code: string) =>
            code
              .replaceAll('SECRET', join(folder, 'key'))
              .replaceAll('HOME', folder)
              .replaceAll('PORT', String(port))
              .replaceAll('PID', String(process.pid));
          const ended = await run(hostile, PATIENT_MS, fill).result;
          if (ended.kind === 'unavailable') return this.skip();
          assert.match(describe(ended), /RAN/);
          assert.ok(!describe(ended).includes(canary), 'a secret got out');
          assert.ok(existsSync(join(folder, 'key')), 'a file was deleted');
          for (const path of [`${folder}/planted`, '/planted', '/etc/planted', '/usr/planted']) {
            assert.ok(!existsSync(path), `${path} was planted`);
          }
          const networkIsOpen = containment.kind === 'node-permission';
          assert.match(sandbox.describes, networkIsOpen ? /network is open/ : /no network/);
          if (!networkIsOpen) assert.equal(visits, 0, 'the network was reached');
          assert.equal(signals, 0, 'a signal got out');
        } finally {
          delete process.env.LOCALLAMA_CANARY;
          process.off('SIGUSR2', count);
          server.close();
          await rm(folder, { recursive: true, force: true });
        }
      });
    }

    test('a cancel ends everything at once', async () => {
      const cancel = new AbortController();
      const name = `run-${randomBytes(6).toString('hex')}.mjs`;
      const files = { [name]: 'setInterval(() => {}, 1000)' };
      const request = { files, entry: name, limits: LIMITS };
      const signal = cancel.signal;
      const result = sandbox.run({ runtime: 'node', ...request, signal });
      setTimeout(() => cancel.abort(), 300);
      assert.deepEqual(await result, { kind: 'cancelled' });
      assert.deepEqual(await leftBy(name), []);
    });
  });
}

/** Node's permission model holds Node alone. */
function runsIn(containment: Containment) {
  return (hostile: Hostile) => containment.anyProgram || hostile.runtime === 'node';
}

function describe(result: RunResult): string {
  return JSON.stringify(result).slice(0, 20_000);
}
