/** Ollama's window: set, verified, and never silently too small; and what a person can do. */
import assert from 'node:assert/strict';
import type { Completion } from '../../../src/core/types.ts';
import { SYSTEM_CLOCK } from '../../../src/providers/index.ts';
import { createOllama } from '../../../src/providers/ollama/createOllama.ts';
import { type Asking, ask, LIMITS } from '../../fakes/askProvider.ts';
import { type OllamaServerOptions, startOllamaServer } from '../../fakes/ollamaServer.ts';
import { endsAfter, TurnableClock } from '../../fakes/turnableClock.ts';

const PROMPT = (tokens: number) => 'abc '.repeat(tokens);

interface Asked {
  readonly answer: Completion;
  readonly chats: readonly Record<string, unknown>[];
}

/** `waiting`: how the clock is turned while the call waits for its answer; it stands still else. */
async function askOllama(
  options: Partial<OllamaServerOptions>,
  asking: Asking,
  waiting = (asked: Promise<Completion>, _: TurnableClock) => asked,
): Promise<Asked> {
  const clock = new TurnableClock();
  const sleep = (ms: number) => clock.sleep(ms);
  const server = await startOllamaServer({
    models: [],
    ...options,
    ...(options.loadMs && { sleep }),
  });
  try {
    const { baseUrl } = server;
    const provider = createOllama({ kind: 'ollama', id: 'ollama', tier: 'local', baseUrl }, clock);
    return { answer: await waiting(ask(provider, asking), clock), chats: server.chats };
  } finally {
    await server.stop();
  }
}

const untilTooLate = (asked: Promise<Completion>, clock: TurnableClock) =>
  endsAfter(asked, LIMITS.firstTokenMs, clock);

interface Case extends Partial<OllamaServerOptions> {
  readonly promptTokens: number;
  readonly contextTokens: number;
}

function check(name: string, { promptTokens, contextTokens, ...options }: Case, expected: string) {
  test(name, async () => {
    const request = { prompt: PROMPT(promptTokens), contextTokens };
    const { answer } = await askOllama(options, { request });
    assert.equal(answer.ok ? 'ok' : answer.failure.kind, expected);
  });
}

suite('Ollama: a prompt that is too long', () => {
  const long = { promptTokens: 5_000, contextTokens: 4_096 };
  check('is refused by a new server', { ...long, tooLong: 'refuse' }, 'context-overflow');
  check('cut to the window is no answer', { ...long, tooLong: 'window' }, 'context-overflow');
  check('cut to half of it is no answer', { ...long, tooLong: 'half' }, 'context-overflow');
  check(
    'a server that gives less than was asked for',
    { promptTokens: 3_000, contextTokens: 4_096, largestWindow: 2_048, tooLong: 'window' },
    'context-overflow',
  );
  check(
    'a short prompt fits the smaller window all the same',
    { promptTokens: 100, contextTokens: 4_096, largestWindow: 2_048 },
    'ok',
  );
  check('one that fits is answered', { promptTokens: 4_000, contextTokens: 4_096 }, 'ok');
  check('half a window is no sign of a cut', { promptTokens: 1_900, contextTokens: 4_096 }, 'ok');
});

suite('Ollama: what is sent', () => {
  test('the window, the cap, no cutting; no keep-alive of our own', async () => {
    const { chats } = await askOllama({}, { request: { prompt: 'hi', system: 'Be brief.' } });
    assert.deepEqual(chats, [
      {
        model: 'tiny:1b',
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'hi' },
        ],
        stream: true,
        truncate: false,
        shift: false,
        logprobs: true,
        options: { num_ctx: 8192, num_predict: 64 },
      },
    ]);
  });

  test("to the native API where the address is the other half's", async () => {
    const server = await startOllamaServer({ models: [] });
    try {
      await ask(
        createOllama(
          { kind: 'ollama', id: 'ollama', tier: 'local', baseUrl: `${server.baseUrl}/v1/` },
          SYSTEM_CLOCK,
        ),
      );
      assert.equal(server.chats.length, 1);
    } finally {
      await server.stop();
    }
  });
});

/** Longer than the first piece may take. */
const LOAD_MS = 600;

suite('Ollama: what a person can do', () => {
  test('a model that is still loading is called that', async () => {
    const { answer } = await askOllama({ loadMs: LOAD_MS }, {}, untilTooLate);
    assert(!answer.ok);
    assert.equal(answer.failure.kind, 'model-loading');
    assert.match(answer.failure.message, /still loading tiny:1b/);
  });

  test('a loaded model that is slow is not', async () => {
    const models = [{ name: 'tiny:1b', loadedContext: null }];
    const { answer } = await askOllama({ models, loadMs: LOAD_MS }, {}, untilTooLate);
    assert(!answer.ok && answer.failure.kind === 'first-token-timeout');
  });

  test('more patience waits for the loading', async () => {
    const limits = { firstTokenMs: 2 * LOAD_MS };
    const { answer } = await askOllama({ loadMs: LOAD_MS }, { limits }, async (asked, clock) => {
      await clock.untilArmed(LOAD_MS);
      return clock.runUntil(asked);
    });
    assert(answer.ok);
  });

  test('a model that is not there comes with its command', async () => {
    const { startFaultServer } = await import('../../fakes/faultServer.ts');
    const { refuse } = await import('../../fakes/faults.ts');
    const server = await startFaultServer('ollama');
    try {
      server.fault = refuse(404, { error: 'model "tiny:1b" not found, try pulling it first' });
      const answer = await ask(
        createOllama(
          { kind: 'ollama', id: 'ollama', tier: 'local', baseUrl: server.baseUrl },
          SYSTEM_CLOCK,
        ),
      );
      assert(!answer.ok && answer.failure.kind === 'model-not-pulled');
      assert.match(answer.failure.message, /ollama pull tiny:1b$/);
      assert.deepEqual(answer.failure.action, { pull: 'tiny:1b' });
    } finally {
      await server.stop();
    }
  });
});
