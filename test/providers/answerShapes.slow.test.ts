/**
 * Answers in shapes that hosts were reported to send, over a real socket: what is heard, or the kind
 * of failure that it is.
 */
import assert from 'node:assert/strict';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Completion } from '../../src/core/types.ts';
import { CUSTOM, createProviders, NO_MEMORY } from '../../src/providers/index.ts';
import { ask } from '../fakes/askProvider.ts';
import { TurnableClock } from '../fakes/turnableClock.ts';

const event = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`;
const said = (delta: unknown, finish: unknown = null, more: object = {}) =>
  event({ choices: [{ index: 0, delta, finish_reason: finish }], ...more });
const counted = (usage: unknown) => event({ choices: [], usage });
const USAGE = { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 };
const SHAPES: readonly (readonly [name: string, body: string, heard: string])[] = [
  [
    'choices null with usage',
    said({ content: 'OK' }) +
      said({}, 'stop') +
      `data: {"choices":null,"usage":${JSON.stringify(USAGE)}}\n\ndata: [DONE]\n\n`,
    'ok OK 10/2',
  ],
  [
    'error mid text',
    `${said({ content: 'O' })}data: {"error":{"message":"Upstream error","code":502}}\n\n`,
    'overloaded',
  ],
  [
    'event: error plain',
    `${said({ content: 'O' })}event: error\ndata: {"message":"Overloaded"}\n\n`,
    'overloaded',
  ],
  [
    'event: error text',
    'event: error\ndata: Rate limit exceeded, try again in 5 seconds\n\n',
    'rate-limited',
  ],
  [
    'stop at the cap',
    said({ content: 'OK' }) +
      said({}, 'stop') +
      counted({ prompt_tokens: 10, completion_tokens: 64, total_tokens: 74 }) +
      'data: [DONE]\n\n',
    'ok OK 10/64 length',
  ],
  [
    'LM Studio: window full, no answer',
    said({ role: 'assistant' }) +
      said({}, 'stop') +
      counted({ prompt_tokens: 36000, completion_tokens: 0, total_tokens: 36000 }) +
      'data: [DONE]\n\n',
    'context-overflow',
  ],
  [
    'LM Studio: whole, window full',
    JSON.stringify({
      choices: [{ message: { content: '' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 36000, completion_tokens: 0, total_tokens: 36000 },
    }),
    'context-overflow',
  ],
  [
    'delta null',
    `data: {"choices":[{"index":0,"delta":null,"finish_reason":null}]}\n\n` +
      said({ content: 'OK' }) +
      said(null, 'stop') +
      counted(USAGE),
    'ok OK 10/2',
  ],
  [
    'STOP',
    `${said({ content: 'OK' }) + said({}, 'STOP') + counted(USAGE)}data: [DONE]\n\n`,
    'ok OK 10/2',
  ],
  ['end_turn', said({ content: 'OK' }) + said({}, 'end_turn') + counted(USAGE), 'ok OK 10/2'],
  ['one event', said({ content: 'OK' }, 'stop', { usage: USAGE }), 'ok OK 10/2'],
  [
    'text completion',
    'data: {"object":"text_completion","choices":[{"text":"OK","index":0,"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
    'ok OK',
  ],
  ['"[DONE]" in quotes', `${said({ content: 'OK' })}data: "[DONE]"\n\n`, 'ok OK'],
  ['DONE lower', `${said({ content: 'OK' })}data: [done]\n\n`, 'ok OK'],
  [
    'page in the middle',
    `${said({ content: 'O' })}<html><head><title>504 Gateway Time-out</title></head></html>`,
    'cut',
  ],
  ['html at start with 200', '<!DOCTYPE html><html><title>Sign in</title></html>', 'malformed'],
  [
    'think in content parts',
    said({ content: [{ type: 'thinking', thinking: 'x' }] }) +
      said({ content: [{ type: 'text', text: 'OK' }] }) +
      said({}, 'stop') +
      counted(USAGE),
    'ok OK 10/2',
  ],
  [
    'reasoning null',
    said({ content: 'OK', reasoning_content: null, reasoning: null }) +
      said({ content: '', reasoning_content: '' }, 'stop') +
      counted(USAGE),
    'ok OK 10/2',
  ],
  [
    'LocalAI one a line',
    JSON.stringify({ choices: [{ delta: { content: 'O' } }] }) +
      '\n' +
      JSON.stringify({ choices: [{ delta: { content: 'K' }, finish_reason: 'stop' }] }),
    'ok OK',
  ],
  [
    'data without space, comment first',
    ': hi\n\ndata:{"choices":[{"delta":{"content":"OK"},"finish_reason":"stop"}]}\n\n',
    'ok OK',
  ],
  [
    'repeated usage grows',
    said({ content: 'O' }, null, {
      usage: { prompt_tokens: 10, completion_tokens: 1, total_tokens: 11 },
    }) + said({ content: 'K' }, 'stop', { usage: USAGE }),
    'ok OK 10/2',
  ],
  [
    'usage zero at the end',
    said({ content: 'OK' }, 'stop', { usage: USAGE }) +
      counted({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }),
    'ok OK 10/2',
  ],
  ['content_filter', said({ content: 'O' }) + said({}, 'content_filter'), 'content-refused'],
  [
    'tool call only',
    said({ tool_calls: [{ index: 0, function: { name: 'x', arguments: '{}' } }] }) +
      said({}, 'tool_calls') +
      counted(USAGE),
    'malformed',
  ],
  [
    'only thoughts',
    said({ reasoning_content: 'hm' }) + said({}, 'stop') + counted(USAGE),
    'malformed',
  ],
  [
    'thoughts to the cap',
    said({ reasoning_content: 'hm' }) +
      said({}, 'length') +
      counted({ prompt_tokens: 10, completion_tokens: 64, total_tokens: 74 }),
    'ok  10/64 length',
  ],
  [
    'Anthropic events through a bad proxy',
    'event: message_start\ndata: {"type":"message_start","message":{"usage":{"input_tokens":10,"output_tokens":1}}}\n\nevent: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"OK"}}\n\nevent: message_stop\ndata: {"type":"message_stop"}\n\n',
    'malformed',
  ],
  [
    'base_resp 0',
    said({ content: 'OK' }, 'stop', { base_resp: { status_code: 0, status_msg: '' } }),
    'ok OK',
  ],
  [
    'base_resp error late',
    said({ content: 'O' }) +
      'data: {"base_resp":{"status_code":1002,"status_msg":"rate limit"}}\n\n',
    'rate-limited',
  ],
  ['[DONE] then no finish', `${said({ content: 'OK' })}data: [DONE]\n\n`, 'ok OK'],
  ['no DONE no finish', said({ content: 'O' }), 'cut'],
  [
    'finish each piece',
    `${said({ content: 'O' }, 'stop') + said({ content: 'K' }, 'stop')}data: [DONE]\n\n`,
    'ok OK',
  ],
  [
    'BOM + CRLF',
    '\uFEFF' +
      (said({ content: 'OK' }) + said({}, 'stop') + counted(USAGE)).replaceAll('\n', '\r\n'),
    'ok OK 10/2',
  ],
  ['code 200 body error', '{"code":500,"msg":"internal error","data":null}', 'overloaded'],
  [
    'success false',
    '{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"result":null}',
    'auth',
  ],
  ['error string', '{"error":"model is overloaded"}', 'overloaded'],
  [
    'per-event finish null string',
    said({ content: 'OK' }, 'null') + said({}, 'stop') + counted(USAGE),
    'ok OK 10/2',
  ],
  [
    'envelope, whole',
    `{"code":200,"msg":"操作成功","success":true,"data":{"choices":[{"message":{"content":"OK"},"finish_reason":"stop"}],"usage":${JSON.stringify(USAGE)}}}`,
    'ok OK 10/2',
  ],
  [
    'envelope in each event',
    event({ code: 0, msg: 'ok', data: { choices: [{ delta: { content: 'OK' } }] } }) +
      event({ code: 0, data: { choices: [{ delta: {}, finish_reason: 'stop' }] } }) +
      event({ code: 0, data: { object: 'chat.completion.chunk', choices: [], usage: USAGE } }),
    'ok OK 10/2',
  ],
  [
    'envelope with the count outside',
    event({
      output: { choices: [{ message: { content: 'OK' }, finish_reason: 'stop' }] },
      usage: { input_tokens: 10, output_tokens: 2, total_tokens: 12 },
      request_id: 'r',
    }),
    'ok OK 10/2',
  ],
  [
    'envelope with an error',
    '{"code":1302,"msg":"您的账户已达到速率限制","data":null}',
    'rate-limited',
  ],
  [
    'envelope with an error, empty',
    '{"code":500,"msg":"busy","data":{"choices":[]}}',
    'overloaded',
  ],
  [
    'bare words between events',
    `data: ping\n\n${said({ content: 'O' })}event: ping\ndata: ping\n\ndata: heartbeat\n\n${said({ content: 'K' }, 'stop')}`,
    'ok OK',
  ],
  ['event: error, a bare word', 'event: error\ndata: Overloaded\n\n', 'overloaded'],
  ['usage list', said({ content: 'OK' }, 'stop', { usage: [USAGE] }), 'ok OK'],
];

async function hear(body: string): Promise<Completion> {
  const server = http.createServer((request, response) => {
    request.resume().once('end', () => {
      const isStream = /^\W?(data|event|:)/.test(body);
      response.writeHead(200, {
        'content-type': isStream ? 'text/event-stream' : 'application/json',
      });
      response.end(body);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const settings = { kind: CUSTOM, id: 'host', baseUrl, tier: 'local' } as const;
  const [provider] = createProviders([settings], new TurnableClock(), NO_MEMORY);
  try {
    return await ask(provider!, { request: { contextTokens: 32_768 } });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function describe(completion: Completion): string {
  if (!completion.ok) return completion.failure.kind;
  const { text, usage, finish } = completion;
  const tokens = usage ? ` ${usage.inputTokens}/${usage.outputTokens}` : '';
  return `ok ${text}${tokens}${finish === 'length' ? ' length' : ''}`;
}

suite('an answer as', () => {
  for (const [name, body, heard] of SHAPES) {
    test(`${name}: ${heard}`, async () => assert.equal(describe(await hear(body)), heard));
  }
});
