/** A process that was busy itself reads what has arrived before it calls a server late. */
import assert from 'node:assert/strict';
import { ask, LIMITS, providerFor } from '../fakes/askProvider.ts';
import { startFaultServer } from '../fakes/faultServer.ts';
import { DIALECT_NAMES, WHOLE } from '../fakes/speech.ts';
import { TurnableClock } from '../fakes/turnableClock.ts';

suite('a busy process', () => {
  for (const dialect of DIALECT_NAMES) {
    test(dialect, async () => {
      const clock = new TurnableClock();
      const server = await startFaultServer(dialect, clock);
      try {
        // From a timer of Node's: the answer is there, and the time is over, in the same breath.
        server.fault = ({ response, speaks }) =>
          void setTimeout(() => {
            speaks.answer(response);
            clock.ring();
          });
        const limits = { totalMs: 10 * LIMITS.firstTokenMs };
        const answer = await ask(providerFor(dialect, server.baseUrl, clock), { limits });
        assert(answer.ok, JSON.stringify(answer));
        assert.equal(answer.text, WHOLE);
      } finally {
        await server.stop();
      }
    });
  }
});
