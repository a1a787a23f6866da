/** Each host family over a real socket: what it offers, its answer streamed and not, its refusals. */
import assert from 'node:assert/strict';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Completion } from '../../../src/core/types.ts';
import { createProviders, NO_MEMORY, type Provider } from '../../../src/providers/index.ts';
import { ask } from '../../fakes/askProvider.ts';
import { TurnableClock } from '../../fakes/turnableClock.ts';
import { FURTHER_HOST_SHAPES } from './furtherHostShapes.ts';
import { FURTHER_LOCAL_SHAPES } from './furtherLocalShapes.ts';
import { GATEWAY_SHAPES } from './gatewayShapes.ts';
import type { HostShape } from './hostShape.ts';
import { HOST_SHAPES } from './hostShapes.ts';
import { LOCAL_HOST_SHAPES } from './localHostShapes.ts';
import { OWN_API_SHAPES } from './ownApiShapes.ts';

type Say = (response: http.ServerResponse) => void;

const json =
  (status: number, body: unknown): Say =>
  response => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

const stream =
  ({ stream: events, done }: HostShape): Say =>
  response => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of events) {
      response.write(typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`);
    }
    response.end(done ? 'data: [DONE]\n\n' : '');
  };

async function withHost(
  shape: HostShape,
  say: Say,
  act: (provider: Provider, asked: () => number) => Promise<void>,
): Promise<void> {
  let asked = 0;
  const server = http.createServer((request, response) => {
    request.resume().once('end', () => {
      const list = shape.lists[request.url ?? ''];
      if (request.method === 'POST' && list === undefined) {
        asked += 1;
        return say(response);
      }
      return json(list === undefined ? 404 : 200, list ?? { error: 'not found' })(response);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { basePath = '/v1' } = shape;
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`;
  const settings = { kind: shape.kind, id: 'host', baseUrl, apiKey: 'k-1234567', tier: shape.tier };
  const [provider] = createProviders([settings], new TurnableClock(), NO_MEMORY);
  try {
    await act(provider!, () => asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function assertAnswer(completion: Completion, shape: HostShape): void {
  assert.ok(completion.ok, JSON.stringify(completion));
  assert.equal(completion.text, 'OK');
  const { usage, saidNanoUsd, billedNanoUsd } = completion;
  assert.deepEqual([usage?.inputTokens, usage?.outputTokens], shape.usage);
  assert.equal(saidNanoUsd, shape.saidNanoUsd);
  assert.equal(billedNanoUsd, shape.billedNanoUsd);
}

const REQUEST = { contextTokens: 131_072 };

const ALL = [
  ...HOST_SHAPES,
  ...FURTHER_HOST_SHAPES,
  ...GATEWAY_SHAPES,
  ...OWN_API_SHAPES,
  ...LOCAL_HOST_SHAPES,
  ...FURTHER_LOCAL_SHAPES,
];

for (const shape of ALL) {
  suite(`host: ${shape.name}`, () => {
    test('offers what chats, each with the window that it tells', () =>
      withHost(shape, json(500, ''), async provider => {
        const found = await provider.discover(new AbortController().signal);
        assert.ok(found.ok, JSON.stringify(found));
        const offers = found.models.map(
          ({ name, contextTokens }) => `${name} ${contextTokens ?? '?'}`,
        );
        assert.deepEqual(offers, shape.offers);
      }));

    for (const [how, say] of [
      ['streamed', stream(shape)],
      ['whole', json(200, shape.whole)],
    ] as const) {
      test(`is heard, ${how}`, () =>
        withHost(shape, say, async (provider, asked) => {
          assertAnswer(await ask(provider, { request: REQUEST }), shape);
          assert.equal(asked(), 1);
        }));
    }

    for (const [status, body, means] of shape.refuses) {
      test(`is understood when it refuses: ${means}`, () =>
        withHost(shape, json(status, body), async (provider, asked) => {
          const completion = await ask(provider, { request: REQUEST });
          assert.ok(!completion.ok, 'a refusal was taken for an answer');
          const { kind, retryAfterMs, mayBeBilled } = completion.failure;
          const wait = retryAfterMs === undefined ? '' : ` ${retryAfterMs}`;
          assert.equal(kind + wait, means, completion.failure.message);
          assert.equal(mayBeBilled, false);
          assert.equal(asked(), 1);
        }));
    }
  });
}
