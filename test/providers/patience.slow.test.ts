/** What must not end a call: a silence that its limits allow, comments, a slow but steady stream. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, providerFor } from '../fakes/askProvider.ts';
import { type Fault, startFaultServer } from '../fakes/faultServer.ts';
import { DIALECT_NAMES, type DialectName, PIECES, WHOLE } from '../fakes/speech.ts';

/** Longer than idle connections are kept. */
const LONG_MS = 4_500;

function check(
  name: string,
  fault: Fault,
  limits: object,
  expected: string,
  dialects: readonly DialectName[] = DIALECT_NAMES,
): void {
  for (const dialect of dialects) {
    test(`${name}: ${dialect}`, async function () {
      this.timeout(15_000);
      const server = await startFaultServer(dialect);
      try {
        server.fault = fault;
        const answer = await ask(providerFor(dialect, server.baseUrl), { limits });
        assert.equal(answer.ok ? answer.text : answer.failure.kind, expected);
      } finally {
        await server.stop();
      }
    });
  }
}

/** The proper answer, with so much silence before each piece. */
const slowly =
  (silenceMs: number): Fault =>
  async ({ response, speaks }) => {
    response.writeHead(200, { 'content-type': speaks.contentType });
    for (const piece of PIECES) {
      await sleep(silenceMs);
      response.write(speaks.piece(piece));
    }
    response.end(speaks.finish + speaks.end);
  };

const afterThought: Fault = async context => {
  await sleep(LONG_MS);
  context.speaks.answer(context.response);
};

/** Whole events without a word in them, as some hosts send while they think. */
const emptyEvents: Fault = async ({ response, speaks }) => {
  response.writeHead(200, { 'content-type': speaks.contentType });
  for (let i = 0; i < 40 && !response.destroyed; i++) {
    response.write(speaks.piece(''));
    await sleep(50);
  }
};

/** Bytes in characters that are cut in the middle, at every possible place. */
const inSingleBytes: Fault = async ({ response, speaks }) => {
  response.writeHead(200, { 'content-type': speaks.contentType });
  const whole = Buffer.from(speaks.piece('naïve 🦙 lama') + speaks.finish + speaks.end);
  for (const byte of whole) {
    response.write(Buffer.from([byte]));
    await sleep(0);
  }
  response.end();
};

/** The whole answer, and then no end: silence, or events without a word. */
const leftOpen =
  (rest: (speaks: Parameters<Fault>[0]['speaks']) => string, drips: boolean): Fault =>
  async ({ response, speaks }) => {
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
  check('each silence is below the limit', slowly(150), {}, WHOLE);
  const thoughtful = { firstTokenMs: 6_000, totalMs: 20_000 };
  check('long thought before the first word', afterThought, thoughtful, WHOLE, ['openai']);
  check('events without a word are none', emptyEvents, { totalMs: 1_000 }, 'first-token-timeout');
  check('the whole time is up', slowly(150), { totalMs: 250 }, 'total-timeout');
  check(
    'one byte at a time',
    inSingleBytes,
    { firstTokenMs: 5_000, idleMs: 5_000 },
    'naïve 🦙 lama',
  );
  check('lines that end in CR LF', withReturns, {}, WHOLE);

  /** Within these milliseconds, although silence would be allowed for a minute. */
  function checkEnd(name: string, fault: Fault, atLeastMs: number, atMostMs: number) {
    test(name, async () => {
      const server = await startFaultServer('openrouter');
      try {
        server.fault = fault;
        const limits = { idleMs: 60_000, totalMs: 60_000 };
        const startedMs = performance.now();
        const answer = await ask(providerFor('openrouter', server.baseUrl), { limits });
        const tookMs = performance.now() - startedMs;
        assert.equal(answer.ok ? answer.text : answer.failure.kind, WHOLE);
        assert.ok(tookMs >= atLeastMs && tookMs < atMostMs, `${tookMs} ms`);
      } finally {
        await server.stop();
      }
    });
  }
  const counted = (speaks: Parameters<Fault>[0]['speaks']) =>
    speaks.end.replace(/data: .DONE.*/s, '');
  checkEnd('a finished answer does not wait for its end', leftOpen(counted, false), 900, 2_000);
  checkEnd('nor for signs of life after it', leftOpen(counted, true), 900, 2_000);
  checkEnd(
    'but for its count',
    leftOpen(() => '', false),
    4_900,
    7_000,
  );

  test('comments of OpenRouter are neither words nor errors', async () => {
    const server = await startFaultServer('openrouter');
    try {
      server.fault = async ({ response, speaks }) => {
        response.writeHead(200, { 'content-type': speaks.contentType });
        for (let i = 0; i < 10; i++) {
          response.write(': OPENROUTER PROCESSING\n\n');
          await sleep(50);
        }
        response.end(speaks.piece('x') + speaks.finish + speaks.end);
      };
      const provider = providerFor('openrouter', server.baseUrl);
      const impatient = await ask(provider);
      assert(!impatient.ok && impatient.failure.kind === 'first-token-timeout');
      const patient = await ask(provider, { limits: { firstTokenMs: 2_000 } });
      assert(patient.ok && patient.text === 'x');
      assert(patient.firstTokenMs! >= 450, `${patient.firstTokenMs}`);
    } finally {
      await server.stop();
    }
  });
});
