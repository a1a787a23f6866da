/** A process that was busy itself reads what has arrived before it calls a server late. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ask, providerFor } from '../fakes/askProvider.ts';
import { DIALECT_NAMES, SPEAKS, WHOLE } from '../fakes/speech.ts';

const PROGRAM = fileURLToPath(import.meta.resolve('../fakes/thoughtfulServer.ts'));

suite('a busy process', () => {
  for (const dialect of DIALECT_NAMES) {
    test(dialect, async () => {
      const args = [PROGRAM, dialect, '250'];
      const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      try {
        const [port] = await once(server.stdout, 'data');
        const baseUrl = `http://127.0.0.1:${Number(String(port))}${SPEAKS[dialect].basePath}`;
        const provider = providerFor(dialect, baseUrl);
        await ask(provider, { limits: { firstTokenMs: 5_000 } });
        const asked = ask(provider, { limits: { firstTokenMs: 500 } });
        await sleep(100);
        // From here the event loop looks at its timers before it reads from any socket.
        await new Promise(resolve => setImmediate(resolve));
        const until = performance.now() + 900;
        while (performance.now() < until);
        const answer = await asked;
        assert(answer.ok, JSON.stringify(answer));
        assert.equal(answer.text, WHOLE);
      } finally {
        server.kill('SIGKILL');
      }
    });
  }
});
