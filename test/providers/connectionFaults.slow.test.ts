/** No connection at all, or one to the wrong place. Nothing of these may ever count as billed. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as http from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { FailureKind } from '../../src/core/types.ts';
import { ask, LIMITS, providerFor } from '../fakes/askProvider.ts';
import { startFaultServer } from '../fakes/faultServer.ts';
import { DIALECT_NAMES, type DialectName, SPEAKS } from '../fakes/speech.ts';
import { endsAfter, TurnableClock } from '../fakes/turnableClock.ts';

/** `where`: the origin to ask. */
function check(name: string, where: () => Promise<string>, kind: FailureKind): void {
  for (const dialect of DIALECT_NAMES) {
    test(`${name}: ${dialect}`, async () => {
      await expectKind(dialect, await where(), kind);
    });
  }
}

async function expectKind(dialect: DialectName, origin: string, kind: FailureKind): Promise<void> {
  const provider = providerFor(dialect, origin + SPEAKS[dialect].basePath);
  const answer = await ask(provider, { limits: { connectMs: 300 } });
  assert(!answer.ok);
  assert.equal(answer.failure.kind, kind, answer.failure.message);
  assert.equal(answer.failure.mayBeBilled, false);
  if (kind === 'network') assert.match(answer.failure.message, /ECONNREFUSED.* \S+:\d+/);
  const discovery = await provider.discover(new AbortController().signal);
  assert(!discovery.ok);
  assert.equal(discovery.failure.kind, kind, discovery.failure.message);
}

/** A port that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = http.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

suite('no connection', () => {
  check('refused', async () => `http://127.0.0.1:${await closedPort()}`, 'network');
  check(
    'refused on both addresses',
    async () => `http://localhost:${await closedPort()}`,
    'network',
  );
  check('no such name', async () => 'http://no-such-host.invalid', 'dns');

  for (const dialect of DIALECT_NAMES) {
    test(`TLS to a server without it: ${dialect}`, async () => {
      const server = await startFaultServer(dialect);
      try {
        await expectKind(dialect, server.url.replace('http:', 'https:'), 'tls');
        assert.equal(server.seen.length, 0);
      } finally {
        await server.stop();
      }
    });
  }
});

suite('a server that accepts no connection', () => {
  let frozen: ChildProcess;
  const waiting: Socket[] = [];
  let port = 0;

  suiteSetup(async () => {
    // A stopped process accepts nothing; once its short queue is full, connecting hangs.
    const listen = "s=require('net').createServer().listen({port:0,host:'127.0.0.1',backlog:1},";
    const program = `${listen}()=>console.log(s.address().port))`;
    frozen = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(frozen.stdout!, 'data');
    port = Number(String(line));
    frozen.kill('SIGSTOP');
    for (let i = 0; i < 4; i++) waiting.push(connect(port, '127.0.0.1').on('error', () => {}));
    await new Promise(resolve => setTimeout(resolve, 100));
  });

  suiteTeardown(() => {
    for (const socket of waiting) socket.destroy();
    frozen.kill('SIGKILL');
  });

  for (const dialect of DIALECT_NAMES) {
    test(`connect time-out after its own limit: ${dialect}`, async () => {
      const clock = new TurnableClock();
      const baseUrl = `http://127.0.0.1:${port}${SPEAKS[dialect].basePath}`;
      const asked = ask(providerFor(dialect, baseUrl, clock));
      const answer = await endsAfter(asked, LIMITS.connectMs, clock);
      assert(!answer.ok);
      assert.equal(answer.failure.kind, 'connect-timeout', answer.failure.message);
      assert.equal(answer.failure.mayBeBilled, false);
    });
  }
});

suite('a redirect to another host', () => {
  for (const dialect of DIALECT_NAMES) {
    for (const status of [301, 302, 307, 308]) {
      test(`${status}: ${dialect}`, async () => {
        const server = await startFaultServer(dialect);
        const elsewhere = await startFaultServer(dialect);
        try {
          server.fault = ({ response, request }) => {
            response.writeHead(status, { location: elsewhere.url + request.url });
            response.end();
          };
          const answer = await ask(providerFor(dialect, server.baseUrl));
          assert(!answer.ok);
          assert.equal(answer.failure.kind, 'redirected');
          assert.equal(elsewhere.connections, 0, 'the other host was connected to');
        } finally {
          await server.stop();
          await elsewhere.stop();
        }
      });
    }
  }
});
