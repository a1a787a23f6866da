/** An answer of 200 MB is refused early, counted on the wire, without taking up memory. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ask, providerFor } from '../fakes/askProvider.ts';
import { startFaultServer } from '../fakes/faultServer.ts';
import { POURS } from '../fakes/pouringServer.ts';
import { DIALECT_NAMES, type DialectName, SPEAKS } from '../fakes/speech.ts';

const MAX_GROWTH_BYTES = 50 * 1024 * 1024;
const CAP_BYTES = 8 * 1024 * 1024;
const PROGRAM = fileURLToPath(import.meta.resolve('../fakes/pouringServer.ts'));
const LIMITS = { maxBodyBytes: CAP_BYTES, totalMs: 30_000, firstTokenMs: 10_000, idleMs: 5_000 };

/** How much this process grew at most while `work` ran. */
async function growthOf(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 2);
  await work();
  clearInterval(timer);
  look();
  return most - before;
}

/** Loads the client and lets the heap find its size, so that the growth is the answer's. */
async function warmUp(dialect: DialectName): Promise<void> {
  const server = await startFaultServer(dialect);
  const provider = providerFor(dialect, server.baseUrl);
  for (let i = 0; i < 50; i++) await ask(provider);
  await server.stop();
}

suite('an answer of 200 MB', function () {
  this.timeout(60_000);
  for (const dialect of DIALECT_NAMES) {
    for (const pour of POURS) {
      test(`${pour}: ${dialect}`, async () => {
        await warmUp(dialect);
        const args = [PROGRAM, dialect, pour];
        const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
        try {
          const [line] = await once(server.stdout, 'data');
          const origin = `http://127.0.0.1:${Number(String(line))}`;
          const provider = providerFor(dialect, origin + SPEAKS[dialect].basePath);
          const growth = await growthOf(async () => {
            const answer = await ask(provider, { limits: LIMITS });
            assert(!answer.ok);
            assert.equal(answer.failure.kind, 'too-large', answer.failure.message);
            assert(answer.text.length <= CAP_BYTES);
          });
          assert(growth <= MAX_GROWTH_BYTES, `grew by ${Math.round(growth / 1024 / 1024)} MiB`);
        } finally {
          server.kill('SIGKILL');
        }
      });
    }
  }
});
