/** Hosts that say an end with each piece, or a word for "not yet": the answer goes on as long as words come. */
import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { ask, providerFor } from '../fakes/askProvider.ts';
import { TurnableClock } from '../fakes/turnableClock.ts';

const PIECES = 8;
/** Together longer than the wait for what follows a finish. */
const GAP_MS = 800;

suite('a finish reason with every piece', () => {
  for (const reason of ['stop', 'null', 'FINISH_REASON_UNSPECIFIED']) {
    test(`"${reason}" cuts nothing off`, async () => {
      const clock = new TurnableClock();
      const server = http.createServer(async (request, response) => {
        request.resume();
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        for (let at = 0; at < PIECES; at += 1) {
          const finish = at === PIECES - 1 ? 'stop' : reason;
          const choice = { index: 0, delta: { content: `${at} ` }, finish_reason: finish };
          response.write(`data: ${JSON.stringify({ choices: [choice] })}\n\n`);
          await clock.sleep(GAP_MS);
        }
        response.end('data: [DONE]\n\n');
      });
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const limits = { firstTokenMs: 9_000, idleMs: 9_000, totalMs: 12_000 };
      const provider = providerFor('openai', `http://127.0.0.1:${port}/v1`, clock);
      const asked = ask(provider, { limits });
      await clock.untilArmed(GAP_MS);
      const answer = await clock.runUntil(asked);
      server.closeAllConnections();
      server.close();
      assert.ok(answer.ok, JSON.stringify(answer));
      assert.equal(answer.text.trim().split(' ').length, PIECES);
    });
  }
});
