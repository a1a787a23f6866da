/** What must not end a call: a silence that its limits allow, comments, a slow but steady stream. */
import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readText, Watchdog } from '../../src/providers/http/index.ts';
import { openTransport } from '../../src/providers/http/transport.ts';
import { ask, LIMITS, providerFor } from '../fakes/askProvider.ts';
import { type Fault, startFaultServer } from '../fakes/faultServer.ts';
import { DIALECT_NAMES, type DialectName, PIECES, WHOLE } from '../fakes/speech.ts';
import { endsAfter, TurnableClock } from '../fakes/turnableClock.ts';
import { answering } from '../server/execute/servers.ts';

interface Case {
  readonly limits?: object;
  readonly dialects?: readonly DialectName[];
  /** The limit that ends the call. */
  readonly afterMs?: number;
  /** The server waits as long as it likes, by a clock that goes on. */
  readonly goesOn?: true;
  /** So long each time. */
  readonly waitsMs?: number;
}

function check(name: string, fault: Fault, expected: string, more: Case = {}): void {
  for (const dialect of more.dialects ?? DIALECT_NAMES) {
    test(`${name}: ${dialect}`, async () => {
      const clock = new TurnableClock();
      const server = await startFaultServer(dialect, clock);
      try {
        server.fault = fault;
        const asked = ask(providerFor(dialect, server.baseUrl, clock), {
          limits: more.limits ?? {},
        });
        const { afterMs, goesOn } = more;
        if (goesOn) await clock.untilArmed(more.waitsMs ?? SILENCE_MS);
        const answer = await (goesOn
          ? clock.runUntil(asked)
          : afterMs === undefined
            ? asked
            : endsAfter(asked, afterMs, clock));
        assert.equal(answer.ok ? answer.text : answer.failure.kind, expected);
      } finally {
        await server.stop();
      }
    });
  }
}

/** Allowed, be it before the first piece or between two. */
const SILENCE_MS = 150;

/** The proper answer, with a silence before each piece. */
const slowly: Fault = async ({ response, speaks, sleep }) => {
  response.writeHead(200, { 'content-type': speaks.contentType });
  for (const piece of PIECES) {
    await sleep(SILENCE_MS);
    response.write(speaks.piece(piece));
  }
  response.end(speaks.finish + speaks.end);
};

const EMPTY_MS = 50;

/** Whole events without a word in them, as some hosts send while they think. */
const emptyEvents: Fault = async ({ response, speaks, sleep }) => {
  response.writeHead(200, { 'content-type': speaks.contentType });
  while (!response.destroyed) {
    response.write(speaks.piece(''));
    await sleep(EMPTY_MS);
  }
};

/** Bytes in characters that are cut in the middle, at every possible place. */
const inSingleBytes: Fault = async ({ response, speaks }) => {
  response.writeHead(200, { 'content-type': speaks.contentType });
  const whole = Buffer.from(speaks.piece('naïve 🦙 lama') + speaks.finish + speaks.end);
  for (const byte of whole) {
    response.write(Buffer.from([byte]));
    await nextTurn();
  }
  response.end();
};

/** The whole answer, and then no end: silence, or events without a word. */
const leftOpen =
  (rest: (speaks: Parameters<Fault>[0]['speaks']) => string, drips: boolean): Fault =>
  async ({ response, speaks, sleep }) => {
    response.writeHead(200, { 'content-type': speaks.contentType });
    for (const piece of PIECES) response.write(speaks.piece(piece));
    response.write(speaks.finish + rest(speaks));
    while (drips && !response.destroyed) {
      response.write('data: {"choices":[]}\n\n');
      await sleep(50);
    }
  };

const withReturns: Fault = ({ response, speaks }) => {
  response.writeHead(200, { 'content-type': speaks.contentType });
  const text = PIECES.map(speaks.piece).join('') + speaks.finish + speaks.end;
  response.end(text.replaceAll('\n', '\r\n'));
};

suite('patience', () => {
  check('each silence is below the limit', slowly, WHOLE, { goesOn: true });
  check('events without a word give time, but not for ever', emptyEvents, 'first-token-timeout', {
    goesOn: true,
    waitsMs: EMPTY_MS,
  });
  check('the whole time is up', slowly, 'total-timeout', {
    limits: { totalMs: 250 },
    afterMs: 250,
  });
  check('one byte at a time', inSingleBytes, 'naïve 🦙 lama');
  check('lines that end in CR LF', withReturns, WHOLE);

  const counted = (speaks: Parameters<Fault>[0]['speaks']) =>
    speaks.end.replace(/data: .DONE.*/s, '');
  // Silence would be allowed for a minute.
  const patient = {
    limits: { idleMs: 60_000, totalMs: 60_000 },
    dialects: ['openrouter'],
  } as const;
  const soon = { ...patient, afterMs: 1_000 };
  check('a finished answer does not wait for its end', leftOpen(counted, false), WHOLE, soon);
  check('nor for signs of life after it', leftOpen(counted, true), WHOLE, soon);
  const uncounted = leftOpen(() => '', false);
  check('but for its count', uncounted, WHOLE, { ...patient, afterMs: 5_000 });

  test('a thought longer than idle connections are kept', async () => {
    await using server = await answering('OK', { firstTokenDelayMs: 100 });
    const { origin } = new URL(server.baseUrl);
    const transport = openTransport(origin, null, 20);
    const limits = { ...LIMITS, firstTokenMs: 5_000 };
    using watch = new Watchdog(
      { name: 'It', clock: new TurnableClock() },
      limits,
      new AbortController().signal,
    );
    const url = new URL(`${server.baseUrl}/chat/completions`);
    const wire = { url, headers: {}, repeatable: false, maxBodyBytes: 9_999, maxLineBytes: 9_999 };
    const body = JSON.stringify({ model: 'x', messages: [], stream: true });
    const answer = await transport.send({ ...wire, method: 'POST', body }, watch);
    assert.match(await readText(answer), /OK/);
  });

  test('comments are signs of life, and neither words nor errors', async () => {
    const clock = new TurnableClock();
    const server = await startFaultServer('openrouter', clock);
    try {
      let comments = 24;
      server.fault = async ({ response, speaks, sleep }) => {
        response.writeHead(200, { 'content-type': speaks.contentType });
        for (; comments > 0 && !response.destroyed; comments--) {
          response.write(': OPENROUTER PROCESSING\n\n');
          await sleep(50);
        }
        if (!response.destroyed) response.end(speaks.piece('x') + speaks.finish + speaks.end);
      };
      const provider = providerFor('openrouter', server.baseUrl, clock);
      const patient = ask(provider);
      await clock.untilArmed(50);
      const heard = await clock.runUntil(patient);
      assert(heard.ok && heard.text === 'x', JSON.stringify(heard));
      assert.equal(heard.firstTokenMs, 1_200);
      comments = 1_000;
      const endless = ask(provider);
      await clock.untilArmed(50);
      const given = await clock.runUntil(endless);
      assert(!given.ok && given.failure.kind === 'first-token-timeout', JSON.stringify(given));
    } finally {
      await server.stop();
    }
  });
});
