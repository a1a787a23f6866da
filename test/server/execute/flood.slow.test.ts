/**
 * An answer that does not end costs neither the server's memory nor its next call. Measured on the
 * real server's own process, once it has answered before, since a first call loads and compiles code.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Fault, FaultServer } from '../../fakes/faultServer.ts';
import { DIALECT_NAMES, type DialectName, MODEL } from '../../fakes/speech.ts';
import { type Env, openSession, type Session } from '../session.ts';
import { faulty } from './servers.ts';

const MB = 1_048_576;
const FLOOD_BYTES = 200 * MB;
const MAX_GROWTH_BYTES = 50 * MB;
const SAMPLE_MS = 10;
const WARM_UP_CALLS = 20;

/** `pieceBytes` of text in each event, until the other side has enough. */
function flood(pieceBytes: number): Fault {
  return async ({ response, speaks }) => {
    response.writeHead(200, { 'content-type': speaks.contentType });
    const piece = speaks.piece('x'.repeat(pieceBytes));
    const left = once(response, 'close');
    for (let sent = 0; sent < FLOOD_BYTES && !response.destroyed; sent += piece.length) {
      if (!response.write(piece)) {
        const done = new AbortController();
        const drained = once(response, 'drain', { signal: done.signal }).catch(() => {});
        await Promise.race([drained, left]);
        done.abort();
      }
    }
    response.end();
  };
}

function envFor(dialect: DialectName, { baseUrl }: FaultServer): Env {
  const price = { inputUsdPerMTok: 1, outputUsdPerMTok: 2, contextTokens: 8_192 };
  const mine = { id: 'mine', baseUrl, tier: 'paid', models: [{ id: MODEL, ...price }] };
  const env: Readonly<Record<DialectName, Env>> = {
    ollama: { OLLAMA_ENDPOINT: baseUrl },
    openai: { LOCALLAMA_PROVIDERS: JSON.stringify([mine]) },
    openrouter: { OPENROUTER_ENDPOINT: baseUrl, OPENROUTER_API_KEY: 'sk-or-1234567' },
  };
  return env[dialect];
}

const ask = (session: Session) => session.route({ task: 'Say it.', model: MODEL });

function residentBytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1_024;
}

suite('floods, in the whole server', function () {
  suiteSetup(function () {
    if (process.platform !== 'linux') this.skip();
  });
  this.timeout(60_000);

  for (const dialect of DIALECT_NAMES) {
    test(`${dialect}: 200 MB, in small pieces and in large ones`, async () => {
      await using server = await faulty(dialect);
      const session = await openSession({
        ...envFor(dialect, server),
        LOCALLAMA_LOG_LEVEL: 'warn',
      });
      try {
        for (let call = 0; call < WARM_UP_CALLS; call += 1) await ask(session);
        for (const pieceBytes of [1_000, MB]) {
          server.fault = flood(pieceBytes);
          const beforeBytes = residentBytes(session.pid);
          let mostBytes = beforeBytes;
          const timer = setInterval(() => {
            mostBytes = Math.max(mostBytes, residentBytes(session.pid));
          }, SAMPLE_MS);
          const { attempts } = await ask(session);
          clearInterval(timer);
          assert.equal(attempts[0]?.failure?.kind, 'too-large');
          const growth = mostBytes - beforeBytes;
          assert.ok(growth <= MAX_GROWTH_BYTES, `grew by ${(growth / MB).toFixed(0)} MB`);
          server.fault = undefined;
          assert.equal((await ask(session)).status, 'completed');
        }
      } finally {
        await session.close();
      }
    });
  }
});
