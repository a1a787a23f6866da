/**
 * A cancel closes the socket by itself, whatever the call is doing, and is called a cancel: the clock
 * stands still, so no time limit can have done it.
 */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, providerFor } from '../fakes/askProvider.ts';
import { type Fault, startFaultServer } from '../fakes/faultServer.ts';
import { dripBody, hang, pieceThen, stall } from '../fakes/faults.ts';
import { DIALECT_NAMES, WHOLE } from '../fakes/speech.ts';
import { TurnableClock } from '../fakes/turnableClock.ts';

/** A stream that goes on. */
const chatter: Fault = async ({ response, speaks }) => {
  response.writeHead(200, { 'content-type': speaks.contentType });
  for (let i = 0; i < 500 && !response.destroyed; i++) {
    response.write(speaks.piece('x'));
    await sleep(5);
  }
};

const MOMENTS: Readonly<Record<string, Fault>> = {
  'before the headers': hang,
  'after the headers': stall,
  'in a silence': pieceThen('con', stall),
  'in a drip': dripBody,
  'in full flow': chatter,
  'after the last word, before the end': pieceThen('con', ({ response, speaks }) => {
    // Ollama's last word is its end, so it gets one before the last.
    response.write(speaks.end === '' ? speaks.piece('st') : speaks.finish);
  }),
};

suite('cancel', () => {
  for (const dialect of DIALECT_NAMES) {
    for (const [moment, fault] of Object.entries(MOMENTS)) {
      test(`${moment}: ${dialect}`, async () => {
        const server = await startFaultServer(dialect);
        try {
          const provider = providerFor(dialect, server.baseUrl, new TurnableClock());
          server.fault = fault;
          const cancel = new AbortController();
          const asked = ask(provider, { signal: cancel.signal });
          while (server.seen.length === 0) await sleep(5);
          await sleep(60);
          cancel.abort();
          const answer = await asked;
          while (server.unfinished > 0) await sleep(1);
          assert(!answer.ok);
          assert.equal(answer.failure.kind, 'cancelled');
          assert.equal(answer.failure.mayBeBilled, dialect !== 'ollama');
          server.fault = undefined;
          const next = await ask(provider);
          assert(next.ok && next.text === WHOLE);
        } finally {
          await server.stop();
        }
      });
    }

    test(`before the call: nothing is sent or billed: ${dialect}`, async () => {
      const server = await startFaultServer(dialect);
      try {
        const answer = await ask(providerFor(dialect, server.baseUrl), {
          signal: AbortSignal.abort(),
        });
        assert(!answer.ok);
        assert.equal(answer.failure.kind, 'cancelled');
        assert.equal(answer.failure.mayBeBilled, false);
        assert.equal(server.seen.length, 0);
      } finally {
        await server.stop();
      }
    });
  }
});
