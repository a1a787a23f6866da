/** A model that Ollama has not loaded is loaded with the smallest window, and the next task keeps it. */
import assert from 'node:assert/strict';
import { startOllamaServer } from '../../fakes/ollamaServer.ts';
import { openSession } from '../session.ts';

const SHOW = {
  capabilities: ['completion'],
  model_info: {
    'general.architecture': 'qwen2',
    'general.parameter_count': 7_600_000_000,
    'qwen2.context_length': 32_768,
  },
};

suite('a cold model', () => {
  test('is asked for the smallest window, twice in a row', async () => {
    const near = await startOllamaServer({ models: [{ name: 'qwen2.5-coder:7b', show: SHOW }] });
    const session = await openSession({ OLLAMA_ENDPOINT: near.baseUrl });
    try {
      for (const task of ['Explain closures.', 'Explain the event loop.']) {
        const { status, error } = await session.route({ task });
        assert.equal(status, 'completed', error);
      }
      assert.deepEqual(
        near.chats.map(({ options }) => options.num_ctx),
        [4_096, 4_096],
      );
    } finally {
      await Promise.all([session.close(), near.stop()]);
    }
  });
});
