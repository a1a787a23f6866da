/**
 * Bills inside a stream: which of them is the whole one, and what the call is booked as. Each call
 * has 1,000,000 nano-dollars reserved.
 */
import assert from 'node:assert/strict';
import type { Model } from '../../src/core/types.ts';
import { computeSettlement } from '../../src/server/execute/attempt/settleCall.ts';
import { ask, providerFor } from '../fakes/askProvider.ts';
import { startFaultServer } from '../fakes/faultServer.ts';
import { MODEL } from '../fakes/speech.ts';

const RESERVED_NANO_USD = 1_000_000;
const PAID: Model = {
  id: `openrouter/${MODEL}`,
  provider: 'openrouter',
  name: MODEL,
  tier: 'paid',
  contextTokens: 8_192,
  price: {
    kind: 'priced',
    base: { inputNanoUsdPerMTok: 1e9, outputNanoUsdPerMTok: 10e9 },
    tiers: [],
    requestNanoUsd: 0,
    source: { from: 'openrouter', asOf: '2026-11-22', stale: false },
  },
};

/** Events of a stream; a string is sent as it is. `expected`: `ok|kind nanoUsd basis`. */
function check(name: string, events: readonly (object | string)[], expected: string): void {
  test(name, async () => {
    const server = await startFaultServer('openrouter');
    try {
      server.fault = ({ response }) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const lines = events.map(event => (typeof event === 'string' ? event : sse(event)));
        response.end(lines.join(''));
      };
      const completion = await ask(providerFor('openrouter', server.baseUrl));
      const { cost } = computeSettlement(completion, PAID, RESERVED_NANO_USD);
      const ended = completion.ok ? 'ok' : completion.failure.kind;
      assert.equal(`${ended} ${cost.nanoUsd} ${cost.basis}`, expected);
    } finally {
      await server.stop();
    }
  });
}

const sse = (event: object) => `data: ${JSON.stringify(event)}\n\n`;
const usage = (cost?: unknown) => ({
  usage: { prompt_tokens: 100, completion_tokens: 50, ...(cost !== undefined && { cost }) },
});
const says = (content: string, more: object = {}) => ({
  choices: [{ index: 0, delta: { content }, finish_reason: null }],
  ...more,
});
const stop = (more: object = {}) => ({
  choices: [{ index: 0, delta: {}, finish_reason: 'stop' }],
  ...more,
});
const last = (cost?: unknown) => ({ choices: [], ...usage(cost) });
const ZEROS = { prompt_tokens: 0, completion_tokens: 0 };
const DONE = 'data: [DONE]\n\n';

suite('bills inside a stream', () => {
  const text = says('const a');
  check('the last one is the bill', [text, stop(), last(0.0004), DONE], 'ok 400000 billed');
  check('with the finish', [text, stop(usage(0.0004)), DONE], 'ok 400000 billed');
  check('after the text, before the finish', [text, last(0.0004), stop()], 'ok 400000 billed');
  check('in a finish that brings the text', [fullAnswer(0.0004), DONE], 'ok 400000 billed');
  check('none at all', [text, stop(), last(), DONE], 'ok 600000 estimated');
  check('no word on the cost', [text, stop(), last(null), DONE], 'ok 600000 estimated');
  check(
    'the highest one counts',
    [says('con', usage(0.0009)), text, stop(), last(0.0001), DONE],
    'ok 900000 billed',
  );

  const early = says('', usage(0.000001));
  check('an early one, then a cut', [early, text], 'cut 1000000 unknown');
  check('one with each piece, then a cut', [says('a', usage(0.0001)), text], 'cut 1000000 unknown');
  check('higher than the reservation', [text, last(0.002)], 'cut 2000000 unknown');
  check('[DONE] without a finish', [text, last(0.0001), DONE], 'ok 100000 billed');
  check(
    'then an error',
    [early, text, { error: { code: 502, message: 'gone' }, choices: [] }],
    'overloaded 1000000 unknown',
  );
  check('an early 0', [says('', usage(0)), text, stop(), DONE], 'ok 1000000 unknown');
  check('an early 0 alone', [last(0), text, stop(), DONE], 'ok 1000000 unknown');
  check('a 0 with the text', [says('a', usage(0)), stop(), DONE], 'ok 1000000 unknown');
  check(
    'an early 0, thoughts, and a finish',
    [text, last(0), { choices: [{ index: 0, delta: { reasoning: 'hm' } }] }, stop(), DONE],
    'ok 1000000 unknown',
  );
  check('an early 0, then the bill', [last(0), text, stop(), last(0.0004)], 'ok 400000 billed');

  for (const cost of [1e30, 'NaN', -0.001, 'a lot', true, {}]) {
    const shown = JSON.stringify(cost);
    check(`unreadable: ${shown}`, [text, stop(), last(cost), DONE], 'ok 1000000 unknown');
  }
  check('not even JSON', [text, stop(), 'data: {"usage":{"cost":NaN}}\n\n'], 'ok 1000000 unknown');
  check(
    'unreadable after a higher one',
    [says('a', usage(0.002)), stop(), last('x')],
    'ok 2000000 unknown',
  );
  const refuses = { choices: [{ index: 0, delta: { refusal: 'No.' }, finish_reason: null }] };
  check('a refusal has its bill', [refuses, stop(), last(0.0004), DONE], refused('400000 billed'));
  check('a refusal is counted', [refuses, stop(), last(), DONE], refused('600000 estimated'));
  check('a refusal without a count', [refuses, stop(), DONE], refused('1000000 unknown'));
  const zero = { choices: [], usage: { prompt_tokens: 100, completion_tokens: 0 } };
  check('a refusal of no tokens', [refuses, stop(), zero, DONE], refused('1000000 unknown'));
  check('a refusal that was cut', [refuses, last()], 'cut 1000000 unknown');
  check('nothing but thoughts', [stop(), last(), DONE], 'malformed 600000 estimated');
  const failed = { choices: [{ index: 0, delta: {}, finish_reason: 'error' }] };
  check('a host that failed', [text, failed, last(), DONE], 'cut 1000000 unknown');

  check('counts of 0', [text, stop(), { usage: ZEROS }, DONE], 'ok 1000000 unknown');
});

function refused(cost: string): string {
  return `content-refused ${cost}`;
}

function fullAnswer(cost: number): object {
  const choices = [{ index: 0, delta: { content: 'const a' }, finish_reason: 'stop' }];
  return { choices, ...usage(cost) };
}
