/** An answer of 200 MB is refused early, counted on the wire, without taking up memory. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Report } from '../fakes/hugeAnswerClient.ts';
import { POURS } from '../fakes/pouringServer.ts';
import { DIALECT_NAMES, SPEAKS } from '../fakes/speech.ts';

const MAX_GROWTH_BYTES = 50 * 1024 * 1024;
const program = (name: string) => fileURLToPath(import.meta.resolve(`../fakes/${name}`));
const run = promisify(execFile);

suite('an answer of 200 MB', function () {
  this.timeout(60_000);
  for (const dialect of DIALECT_NAMES) {
    test(dialect, async () => {
      const args = [program('pouringServer.ts'), dialect];
      const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      try {
        const [port] = await once(server.stdout, 'data');
        const baseUrl = `http://127.0.0.1:${Number(String(port))}${SPEAKS[dialect].basePath}`;
        const client = [program('hugeAnswerClient.ts'), dialect, baseUrl];
        const { stdout } = await run(process.execPath, client);
        const reports = JSON.parse(stdout) as readonly Report[];
        assert.deepEqual(
          reports.map(({ pour, kind }) => [pour, kind]),
          POURS.map(pour => [pour, 'too-large']),
        );
        for (const { pour, growthBytes } of reports) {
          assert(growthBytes <= MAX_GROWTH_BYTES, `${pour}: grew by ${growthBytes} bytes`);
        }
      } finally {
        server.kill('SIGKILL');
      }
    });
  }
});
