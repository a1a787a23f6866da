/** How sure a local model was of its tokens is read where its server tells it; no host that charges is asked. */
import assert from 'node:assert/strict';
import {
  addLogprobs,
  createLogprobSums,
  readConfidence,
} from '../../../src/providers/http/index.ts';
import { createProviders, NO_MEMORY, SYSTEM_CLOCK } from '../../../src/providers/index.ts';
import { ask } from '../../fakes/askProvider.ts';
import { startFaultServer } from '../../fakes/faultServer.ts';
import { plain } from '../../fakes/faults.ts';

const TOKENS = [-0.25, -2.75, 0].map(logprob => ({ token: 'a', logprob, bytes: [97] }));
const SURE = { meanLogprob: -1, minLogprob: -2.75 };

/** What comes of an answer whose host tells so. */
async function hear(kind: 'ollama' | 'llamacpp', type: string, lines: readonly string[]) {
  const server = await startFaultServer(kind === 'ollama' ? 'ollama' : 'openai');
  try {
    server.fault = plain(type, lines.join('\n\n'));
    const { baseUrl } = server;
    const settings = { kind, id: kind, baseUrl, tier: 'local' } as const;
    const [provider] = createProviders([settings], SYSTEM_CLOCK, NO_MEMORY);
    if (provider === undefined) assert.fail('no provider');
    const completion = await ask(provider);
    if (!completion.ok) assert.fail(completion.failure.message);
    return { confidence: completion.confidence, text: completion.text };
  } finally {
    await server.stop();
  }
}

suite('how sure a model was', () => {
  test('Ollama tells it with each piece', async () => {
    const piece = (content: string, more: object) =>
      JSON.stringify({ message: { role: 'assistant', content }, ...more });
    const heard = await hear('ollama', 'application/x-ndjson', [
      piece('a', { done: false, logprobs: TOKENS.slice(0, 1) }),
      piece('b', { done: false, logprobs: TOKENS.slice(1) }),
      piece('', { done: true, done_reason: 'stop' }),
    ]);
    assert.deepEqual(heard, { text: 'ab', confidence: SURE });
  });

  test('llama.cpp in its choices; whoever tells nothing is heard all the same', async () => {
    const event = (content: string, more: object) =>
      `data: ${JSON.stringify({ choices: [{ delta: { content }, ...more }] })}`;
    const end = event('', { finish_reason: 'stop' });
    const told = event('ab', { logprobs: { content: TOKENS } });
    const heard = await hear('llamacpp', 'text/event-stream', [told, end, 'data: [DONE]\n\n']);
    assert.deepEqual(heard, { text: 'ab', confidence: SURE });
    const silent = [event('ab', { logprobs: null }), end, 'data: [DONE]\n\n'];
    const quiet = await hear('llamacpp', 'text/event-stream', silent);
    assert.deepEqual(quiet, { text: 'ab', confidence: undefined });
  });

  test('takes no more room for a long answer, and no number that is none', () => {
    const sums = createLogprobSums();
    for (const told of [
      null,
      'x',
      [{ logprob: '1' }, { logprob: 0.5 }, {}],
      [{ logprob: -3.4e38 }],
    ])
      addLogprobs(sums, told);
    assert.deepEqual(readConfidence(sums), { confidence: { meanLogprob: -100, minLogprob: -100 } });
    assert.deepEqual(readConfidence(createLogprobSums()), {});
  });
});
