/** Fields, ends and labels of an answer that are easily taken for something else. */
import assert from 'node:assert/strict';
import type { Completion } from '../../src/core/types.ts';
import { ask, KEY, providerFor } from '../fakes/askProvider.ts';
import { startFaultServer } from '../fakes/faultServer.ts';
import { plain } from '../fakes/faults.ts';

const SSE = 'text/event-stream';

/** `expected`: `kind billed|free`, or `finish text` for an answer. */
function check(name: string, type: string, body: string, expected: string, says = /./): void {
  for (const dialect of ['openai', 'openrouter'] as const) {
    test(`${name}: ${dialect}`, async () => {
      const server = await startFaultServer(dialect);
      try {
        server.fault = plain(type, body);
        const completion = await ask(providerFor(dialect, server.baseUrl));
        assert.equal(lineOf(completion), expected);
        if (!completion.ok) assert.match(completion.failure.message, says);
      } finally {
        await server.stop();
      }
    });
  }
}

function lineOf(completion: Completion): string {
  if (completion.ok) return `${completion.finish} ${completion.text}`;
  const { kind, mayBeBilled } = completion.failure;
  return `${kind} ${mayBeBilled ? 'billed' : 'free'}`;
}

const event = (choice: object) => `data: ${JSON.stringify({ choices: [choice] })}\n\n`;
const ends = (finish_reason: string, native?: string) =>
  event({ delta: { content: 'function a() {' }, finish_reason, native_finish_reason: native });
const whole = (message: object, finish_reason = 'stop') =>
  JSON.stringify({ choices: [{ message, finish_reason }] });

suite('a refusal in its own field', () => {
  const refusal = "I can't help with that.";
  const stop = event({ delta: {}, finish_reason: 'stop' });
  const streamed = event({ delta: { refusal }, finish_reason: null }) + stop;
  check('streamed', SSE, streamed, 'content-refused billed', /I can't help with that/);
  const body = whole({ content: null, refusal });
  check('whole', 'application/json', body, 'content-refused billed', /I can't help with that/);
  const part = whole({ content: [{ type: 'refusal', refusal }] });
  check('as a part', 'application/json', part, 'content-refused billed');
  check('null is none', 'application/json', whole({ content: 'a', refusal: null }), 'stop a');
});

suite('finish reasons', () => {
  const cut = ['length', 'model_length', 'max_output_tokens', 'MAX_TOKENS', 'ERROR_LIMIT'];
  for (const reason of [...cut, 'model_context_window_exceeded']) {
    check(reason, SSE, ends(reason), 'length function a() {');
  }
  for (const reason of ['SAFETY', 'refusal', 'PROHIBITED_CONTENT', 'content_filter', 'sensitive']) {
    check(reason, SSE, ends(reason), 'content-refused billed');
  }
  for (const reason of ['error', 'abort', 'insufficient_system_resource', 'OTHER']) {
    check(reason, SSE, ends(reason), 'cut billed');
  }
  for (const reason of [
    'stop',
    'end_turn',
    'eos',
    'STOP',
    'COMPLETE',
    'stop_sequence',
    'unlimited',
  ]) {
    check(reason, SSE, ends(reason), 'stop function a() {');
  }
  check('the host knows better', SSE, ends('stop', 'MAX_TOKENS'), 'length function a() {');
  check('the host withheld it', SSE, ends('stop', 'SAFETY'), 'content-refused billed');
  const error = { code: 429, message: 'Too many requests' };
  const broken = event({ delta: { content: 'con' }, finish_reason: 'error', error });
  check('an error in the choice', SSE, broken, 'rate-limited billed', /Too many requests/);
});

suite('content in parts', () => {
  const text = (words: string) => ({ type: 'text', text: words });
  const thought = { type: 'thinking', thinking: [text('hm')] };
  check('whole', 'application/json', whole({ content: [text('con'), text('st')] }), 'stop const');
  check('with a thought', 'application/json', whole({ content: [thought, text('a')] }), 'stop a');
  const delta = { content: [text('a')] };
  check('streamed', SSE, event({ delta, finish_reason: 'stop' }), 'stop a');
});

suite('200 with an error', () => {
  const auth = { error: { message: `No auth credentials found for ${KEY}`, code: 401 } };
  for (const type of ['text/plain', SSE, '', 'application/octet-stream']) {
    const body = JSON.stringify(auth, null, 2);
    check(`labelled "${type}"`, type, body, 'auth free', /No auth credentials found for \[key\]/);
  }
  const told = (name: string, body: object, expected: string, says = /./) =>
    check(name, 'application/json', JSON.stringify(body), expected, says);
  told('a bare string', { error: 'invalid api key' }, 'auth free', /invalid api key/);
  told('detail', { detail: 'Not authenticated' }, 'auth free', /Not authenticated/);
  const missing = [{ loc: ['body', 'model'], msg: 'field required' }];
  told('details', { detail: missing }, 'cut billed', /field required/);
  told('message and code', { message: 'Slow down', code: 429 }, 'rate-limited free', /Slow down/);
  told('message and status', { message: 'Busy', status: 503 }, 'overloaded free', /Busy/);
  told('no words at all', { ok: false }, 'malformed billed');
  told('counted all the same', { ...auth, usage: { prompt_tokens: 9 } }, 'auth billed');
  check('a page as text', 'text/plain', '<title>Sign in</title>', 'malformed billed', /"Sign in"/);
  check('words', 'text/plain', 'Sorry.', 'malformed billed', /"Sorry\."/);
  check(
    'words that begin like a stream',
    'text/plain',
    'rate limit exceeded, retry later',
    'malformed billed',
    /rate limit exceeded/,
  );
  check('nothing', 'text/plain', '', 'malformed billed');
});

suite('answers under another label', () => {
  check('an object as a stream', SSE, `\uFEFF\n  \n${whole({ content: 'a' })}`, 'stop a');
  check('a stream as JSON', 'application/json', `: ok\n\n${ends('stop')}`, 'stop function a() {');
});
