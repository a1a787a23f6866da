/** The answers that are not streamed, model lists: each fault × each provider, and the next look. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FailureKind } from '../../src/core/types.ts';
import { providerFor } from '../fakes/askProvider.ts';
import { type Fault, startFaultServer } from '../fakes/faultServer.ts';
import { dripHeaders, hang, plain, refuse, reset } from '../fakes/faults.ts';
import { DIALECT_NAMES, MODEL } from '../fakes/speech.ts';

function check(name: string, fault: Fault, expected: FailureKind): void {
  for (const dialect of DIALECT_NAMES) {
    test(`${name}: ${dialect}`, async () => {
      const server = await startFaultServer(dialect);
      try {
        const provider = providerFor(dialect, server.baseUrl);
        server.fault = fault;
        server.faultyLists = true;
        // As the registry of models loses its patience: by a timer of its own.
        const patience = new AbortController();
        const looked = provider.discover(patience.signal);
        if (expected === 'total-timeout') {
          while (server.seen.length === 0) await sleep(1);
          patience.abort(new DOMException('', 'TimeoutError'));
        }
        const failed = await looked;
        assert(!failed.ok, 'a fault was taken for a list');
        assert.equal(failed.failure.kind, expected, failed.failure.message);
        assert.equal(failed.failure.mayBeBilled, false);
        server.fault = undefined;
        const next = await provider.discover(AbortSignal.timeout(5_000));
        assert(next.ok, 'the next look failed');
        assert.deepEqual(
          next.models.map(model => model.name),
          [MODEL],
        );
      } finally {
        await server.stop();
      }
    });
  }
}

/** The headers of a list, then bytes for ever. */
const endless: Fault = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('[');
  const more = () => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};

const half: Fault = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"data":[{"id"');
  setTimeout(() => response.destroy(), 20);
};

suite('faults of model lists', () => {
  check('hang before headers', hang, 'total-timeout');
  check('headers byte by byte', dripHeaders, 'total-timeout');
  check('429', refuse(429, { error: 'slow down' }, { 'retry-after': '1' }), 'rate-limited');
  check('500', refuse(500, 'oops'), 'overloaded');
  check('503', refuse(503, ''), 'overloaded');
  check('wrong address', refuse(404, '404 page not found'), 'bad-request');
  check('wrong key', refuse(401, { error: { message: 'no' } }), 'auth');
  check('redirect', refuse(307, '', { location: 'http://127.0.0.1:9/' }), 'redirected');
  check('reset', reset, 'network');
  check('a page', plain('text/html', '<html><title>Sign in</title>'), 'malformed');
  check('truncated JSON', plain('application/json', '{"data":[{"id":'), 'malformed');
  check('cut in the middle', half, 'cut');
});

suite('endless model lists', function () {
  this.timeout(30_000);
  for (const dialect of DIALECT_NAMES) {
    test(dialect, async () => {
      const server = await startFaultServer(dialect);
      try {
        server.fault = endless;
        server.faultyLists = true;
        const provider = providerFor(dialect, server.baseUrl);
        const failed = await provider.discover(AbortSignal.timeout(20_000));
        assert(!failed.ok && failed.failure.kind === 'too-large', JSON.stringify(failed));
      } finally {
        await server.stop();
      }
    });
  }
});
