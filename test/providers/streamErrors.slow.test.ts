/** Errors that are told inside a stream that began with 200, and ends that look like success. */
import assert from 'node:assert/strict';
import type { Completion } from '../../src/core/types.ts';
import { ask, providerFor } from '../fakes/askProvider.ts';
import { type Fault, startFaultServer } from '../fakes/faultServer.ts';
import { cleanEnd, pieceThen, plain } from '../fakes/faults.ts';
import { type DialectName, WHOLE } from '../fakes/speech.ts';

/** `expected`: `kind billed`, or `finish text` for an answer. */
function check(name: string, dialect: DialectName, fault: Fault, expected: string): void {
  test(`${name}: ${dialect}`, async () => {
    const server = await startFaultServer(dialect);
    try {
      const provider = providerFor(dialect, server.baseUrl);
      server.fault = fault;
      assert.equal(lineOf(await ask(provider)), expected);
      server.fault = undefined;
      assert.equal(lineOf(await ask(provider)), `stop ${WHOLE}`);
    } finally {
      await server.stop();
    }
  });
}

function lineOf(completion: Completion): string {
  if (completion.ok) return `${completion.finish} ${completion.text}`;
  const { kind, mayBeBilled } = completion.failure;
  return `${kind} ${mayBeBilled ? 'billed' : 'free'}`;
}

const told =
  (error: unknown): Fault =>
  ({ response, speaks }) => {
    if (!response.headersSent) response.writeHead(200, { 'content-type': speaks.contentType });
    response.end(speaks.error(error));
  };

const sse = (...events: readonly unknown[]): Fault =>
  plain('text/event-stream', events.map(event => `data: ${JSON.stringify(event)}\n\n`).join(''));

const choice = (more: object) => ({ choices: [{ index: 0, ...more }] });

suite('errors inside a stream', () => {
  const provider502 = { code: 502, message: 'Provider returned error' };
  check('502 before a word', 'openrouter', told(provider502), 'overloaded free');
  check('502 after a word', 'openrouter', pieceThen('con', told(provider502)), 'overloaded billed');
  const thought = (delta: object) => `data: ${JSON.stringify(choice({ delta }))}\n\n`;
  for (const code of [502, 429]) {
    for (const key of ['reasoning', 'reasoning_content']) {
      check(
        `${code} after 200 thoughts in ${key}`,
        'openrouter',
        context => {
          context.response.writeHead(200, { 'content-type': 'text/event-stream' });
          context.response.write(thought({ [key]: 'hm ' }).repeat(200));
          return told({ code, message: 'Provider returned error' })(context);
        },
        code === 502 ? 'overloaded billed' : 'rate-limited billed',
      );
    }
  }
  check(
    '502 after a count',
    'openrouter',
    context => {
      context.response.writeHead(200, { 'content-type': 'text/event-stream' });
      context.response.write('data: {"choices":[],"usage":{"prompt_tokens":9}}\n\n');
      return told(provider502)(context);
    },
    'overloaded billed',
  );
  check(
    '429 of the free tier',
    'openrouter',
    told({ code: 429, message: 'Rate limit exceeded: free-models-per-day.' }),
    'quota-used-up free',
  );
  check(
    'upstream says why',
    'openrouter',
    told({
      code: 400,
      message: 'Provider returned error',
      metadata: { raw: 'prompt is too long: 1284668 tokens > 1000000 maximum' },
    }),
    'context-overflow free',
  );
  check(
    'a word as code',
    'openrouter',
    told({ code: 'server_error', message: 'gone' }),
    'cut billed',
  );
  check('a bare string', 'openai', told('something broke'), 'cut billed');
  check(
    'named error event (LM Studio)',
    'openai',
    plain(
      'text/event-stream',
      'event: error\ndata: {"error":{"message":"Trying to keep the first 9 tokens when context the overflows."}}\n\n',
    ),
    'context-overflow billed',
  );
  check(
    'unexpected EOF',
    'ollama',
    pieceThen('con', told('an error was encountered while running the model: unexpected EOF')),
    'cut free',
  );
  check(
    'no memory',
    'ollama',
    told('model requires more system memory (5.6 GiB) than is available (4.2 GiB)'),
    'out-of-memory free',
  );
  check(
    'finish_reason error',
    'openrouter',
    sse(
      choice({ delta: { content: 'con' }, finish_reason: null }),
      choice({ delta: {}, finish_reason: 'error' }),
    ),
    'cut billed',
  );
  check(
    'native finish of a dead host',
    'openrouter',
    sse(choice({ delta: {}, finish_reason: 'stop', native_finish_reason: 'network_error' })),
    'cut billed',
  );
  check(
    'content filter',
    'openai',
    sse(choice({ delta: { content: 'con' }, finish_reason: 'content_filter' })),
    'content-refused billed',
  );
  check(
    'an error with status 200 and no stream',
    'openai',
    plain('application/json', '{"error":{"code":503,"message":"Loading model"}}'),
    'model-loading free',
  );
});

suite('ends that are none', () => {
  check(
    'finished without [DONE]',
    'openai',
    sse(choice({ delta: { content: 'ok' }, finish_reason: 'stop' })),
    'stop ok',
  );
  check(
    '[DONE] without a finish: the checks decide',
    'openai',
    pieceThen('con', cleanEnd('data: [DONE]\n\n')),
    'stop con',
  );
  check(
    'one whole object instead of a stream',
    'openai',
    plain(
      'application/json; charset=utf-8',
      `${JSON.stringify({ ...choice({ message: { content: 'whole' }, finish_reason: 'length' }) }, null, 2)}\n`,
    ),
    'length whole',
  );
  check(
    'reset after the finish, before the usage',
    'openai',
    pieceThen('con', async context => {
      context.response.write(context.speaks.finish);
      await new Promise(resolve => setTimeout(resolve, 30));
      context.response.socket?.resetAndDestroy();
    }),
    'stop con',
  );
  check(
    'silence after the finish',
    'openai',
    pieceThen('con', ({ response, speaks }) => void response.write(speaks.finish)),
    'stop con',
  );
});
