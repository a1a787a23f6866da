/** The providers against a server that others wrote: their idea of each dialect, and its chaos. */
import assert from 'node:assert/strict';
import { LLMock } from '@copilotkit/aimock';
import type { Provider } from '../../src/providers/provider.ts';
import { ask, providerFor } from '../fakes/askProvider.ts';
import { DIALECT_NAMES, type DialectName, SPEAKS } from '../fakes/speech.ts';

const ANSWER = 'export const answer = 42;';

async function withMock(
  dialect: DialectName,
  work: (provider: Provider, mock: LLMock) => Promise<void>,
): Promise<void> {
  const mock = new LLMock({ port: 0 });
  mock.onMessage('the answer', { content: ANSWER });
  await mock.start();
  try {
    await work(providerFor(dialect, mock.url + SPEAKS[dialect].basePath), mock);
  } finally {
    await mock.stop();
  }
}

const REQUEST = { model: 'openai/gpt-4o', prompt: 'Write the answer.' };

suite('a server of others', () => {
  for (const dialect of DIALECT_NAMES) {
    test(`answers: ${dialect}`, () =>
      withMock(dialect, async provider => {
        let streamed = '';
        const onText = (delta: string) => {
          streamed += delta;
        };
        const answer = await ask(provider, { request: REQUEST, onText });
        assert(answer.ok, JSON.stringify(answer));
        assert.equal(answer.text, ANSWER);
        assert.equal(streamed, ANSWER);
        assert.equal(answer.finish, 'stop');
        assert(answer.usage);
      }));

    test(`its chaos has names: ${dialect}`, () =>
      withMock(dialect, async (provider, mock) => {
        const kinds: string[] = [];
        for (const chaos of ['dropRate', 'malformedRate', 'disconnectRate', 'rateLimitRate']) {
          mock.setChaos({ [chaos]: 1 });
          const answer = await ask(provider, { request: REQUEST });
          kinds.push(answer.ok ? 'ok' : answer.failure.kind);
          mock.clearChaos();
        }
        assert.deepEqual(kinds, ['overloaded', 'malformed', 'network', 'rate-limited']);
        assert((await ask(provider, { request: REQUEST })).ok);
      }));
  }

  test('OpenRouter: its catalogue and key', () =>
    withMock('openrouter', async provider => {
      const discovery = await provider.discover(AbortSignal.timeout(5_000));
      assert(discovery.ok);
      assert(discovery.models.some(({ name }) => name === REQUEST.model));
    }));
});
