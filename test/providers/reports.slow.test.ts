/**
 * What users of these hosts reported, in the hosts' own words, over a real socket. The reports are
 * `test/fixtures/reports`: `#` who said it, where and when; `>` what it means; then what was sent.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { CUSTOM, createProviders, NO_MEMORY, type Provider } from '../../src/providers/index.ts';
import { ask } from '../fakes/askProvider.ts';
import { TurnableClock } from '../fakes/turnableClock.ts';

const IS_STREAM = /^(data|event|:)/;

/** Whatever is asked, it says the same. */
async function withHost(
  status: number,
  body: string,
  act: (provider: Provider) => Promise<void>,
): Promise<void> {
  const server = http.createServer((request, response) => {
    const type = IS_STREAM.test(body) ? 'text/event-stream' : 'application/json';
    request.resume().once('end', () => {
      response.writeHead(status, { 'content-type': type }).end(body);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const settings = { kind: CUSTOM, id: 'host', baseUrl, apiKey: 'k-1', tier: 'paid' } as const;
  const [provider] = createProviders([settings], new TurnableClock(), NO_MEMORY);
  try {
    await act(provider!);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

interface Report {
  readonly by: string;
  readonly means: string;
  readonly body: string;
}

function readReports(name: string): readonly Report[] {
  const file = new URL(`../fixtures/reports/${name}.txt`, import.meta.url);
  const blocks = `\n${readFileSync(file, 'utf8')}`.split('\n# ').slice(1);
  return blocks.map(block => {
    const [by, means, ...lines] = block.split('\n');
    const body = lines.join('\n').trimEnd();
    // A stream ends each event with an empty line.
    return { by: by!, means: means!.slice(2), body: IS_STREAM.test(body) ? `${body}\n\n` : body };
  });
}

suite('as was reported', () => {
  for (const { by, means, body } of readReports('refusals')) {
    test(`${by}: ${means}`, () => {
      const [status, ...kind] = means.split(' ');
      return withHost(Number(status), body, async provider => {
        const completion = await ask(provider);
        assert.ok(!completion.ok, 'a refusal was taken for an answer');
        const { failure } = completion;
        const wait = failure.retryAfterMs === undefined ? '' : ` ${failure.retryAfterMs}`;
        assert.equal(failure.kind + wait, kind.join(' '), failure.message);
      });
    });
  }

  for (const { by, means, body } of readReports('answers')) {
    test(`${by}: ${means}`, () =>
      withHost(200, body, async provider => {
        const completion = await ask(provider);
        const { text, usage } = completion;
        const tokens = usage ? ` ${usage.inputTokens}/${usage.outputTokens}` : '';
        const heard = completion.ok ? `ok ${text}${tokens}` : completion.failure.kind;
        assert.equal(heard, means, completion.ok ? '' : completion.failure.message);
      }));
  }

  for (const { by, means, body } of readReports('lists')) {
    test(`${by}: ${means}`, () =>
      withHost(200, body, async provider => {
        const found = await provider.discover(new AbortController().signal);
        assert.ok(found.ok, JSON.stringify(found));
        const offers = found.models.map(
          ({ name, contextTokens }) => `${name} ${contextTokens ?? '?'}`,
        );
        assert.equal(offers.join(', '), means);
      }));
  }
});
