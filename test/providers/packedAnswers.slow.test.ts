/** Answers and refusals that come packed although nobody asked for it, as some proxies send them. */
import assert from 'node:assert/strict';
import * as zlib from 'node:zlib';
import { ask, providerFor } from '../fakes/askProvider.ts';
import { type Fault, startFaultServer } from '../fakes/faultServer.ts';
import { DIALECT_NAMES, PIECES, WHOLE } from '../fakes/speech.ts';
import { TurnableClock } from '../fakes/turnableClock.ts';

const PACKERS = {
  gzip: zlib.gzipSync,
  'x-gzip': zlib.gzipSync,
  deflate: zlib.deflateSync,
  br: zlib.brotliCompressSync,
  'gzip, br': (text: string) => zlib.brotliCompressSync(zlib.gzipSync(text)),
  identity: (text: string) => Buffer.from(text),
} as const;
type Packing = keyof typeof PACKERS;

const packed =
  (packing: Packing, status: number, text?: string): Fault =>
  ({ response, speaks }) => {
    const proper = PIECES.map(speaks.piece).join('') + speaks.finish + speaks.end;
    const type = text === undefined ? speaks.contentType : 'application/json';
    response.writeHead(status, { 'content-type': type, 'content-encoding': packing });
    response.end(PACKERS[packing](text ?? proper));
  };

/** `expected`: the text, or the kind of failure. */
function check(name: string, fault: Fault, expected: string, says = /./): void {
  for (const dialect of DIALECT_NAMES) {
    test(`${name}: ${dialect}`, async () => {
      const server = await startFaultServer(dialect);
      try {
        server.fault = fault;
        const provider = providerFor(dialect, server.baseUrl, new TurnableClock());
        const answer = await ask(provider, { limits: { maxBodyBytes: 100_000 } });
        assert.equal(answer.ok ? answer.text : answer.failure.kind, expected);
        if (!answer.ok) assert.match(answer.failure.message, says);
        server.fault = undefined;
        assert.ok((await ask(provider)).ok, 'the next call was not answered');
      } finally {
        await server.stop();
      }
    });
  }
}

suite('packed answers', () => {
  for (const packing of Object.keys(PACKERS) as Packing[]) {
    check(packing, packed(packing, 200), WHOLE);
  }
  const overflow = { error: { message: "This model's maximum context length is 4096 tokens." } };
  check('a refusal', packed('gzip', 400, JSON.stringify(overflow)), 'context-overflow', /4096/);
  // 10 MB of spaces take 10 KB on the wire; what counts is what they become.
  check('a bomb', packed('gzip', 200, `{"a":"${' '.repeat(10_000_000)}"}`), 'too-large');

  const strange: Fault = ({ response }) => {
    response.writeHead(200, { 'content-encoding': 'exi' });
    response.end('?');
  };
  check('an encoding that nobody knows', strange, 'malformed', /packed as "exi"/);

  const cut: Fault = ({ response, speaks }) => {
    response.writeHead(200, { 'content-type': speaks.contentType, 'content-encoding': 'gzip' });
    response.end(zlib.gzipSync(speaks.piece('con').repeat(100)).subarray(0, 60));
  };
  check('half of one', cut, 'cut');

  test('each piece is heard as it comes', async () => {
    const server = await startFaultServer('openrouter');
    try {
      const gzip = zlib.createGzip();
      server.fault = ({ response, speaks }) => {
        response.writeHead(200, { 'content-type': speaks.contentType, 'content-encoding': 'gzip' });
        gzip.pipe(response);
        gzip.write(speaks.piece('con'));
        gzip.flush();
      };
      const heard: string[] = [];
      const provider = providerFor('openrouter', server.baseUrl);
      const answer = await ask(provider, { onText: delta => heard.push(delta) });
      assert.ok(!answer.ok && answer.failure.kind === 'stalled');
      assert.deepEqual(heard, ['con']);
    } finally {
      await server.stop();
    }
  });
});
