/** What single counts mean, and where they are found. Properties of all of them: `counts.test.ts`. */
import assert from 'node:assert/strict';
import { readCounts, settleCounts } from '../../../../src/providers/openai/usage/index.ts';

suite('counts mean', () => {
  const says = (name: string, usage: object, expected: object | undefined) =>
    test(name, () => assert.deepEqual(settleCounts(readCounts({ usage }) ?? {}), expected));
  const BASE = { prompt_tokens: 100, completion_tokens: 40, total_tokens: 140 };
  says('as OpenAI counts', BASE, { inputTokens: 100, outputTokens: 40 });
  says('placeholders are none', { total_tokens: 0 }, undefined);
  says('a total alone is none', { total_tokens: 140 }, undefined);
  says(
    'a part and the total',
    { prompt_tokens: 100, total_tokens: 140 },
    {
      inputTokens: 100,
      outputTokens: 40,
    },
  );
  says(
    'thoughts that nobody places',
    {
      prompt_tokens: 100,
      completion_tokens: 40,
      completion_tokens_details: { reasoning_tokens: 30 },
    },
    {
      inputTokens: 100,
      outputTokens: 70,
      reasoningTokens: 30,
      atLeast: { inputTokens: 100, outputTokens: 40 },
    },
  );
  says(
    'one cache under two names',
    {
      ...BASE,
      prompt_tokens_details: { cached_tokens: 60 },
      cache_read_input_tokens: 60,
    },
    { inputTokens: 100, outputTokens: 40, cacheReadTokens: 60 },
  );
  says(
    'what was written to a cache, by how long it stays: an hour costs twice the prompt',
    {
      ...{ input_tokens: 100, output_tokens: 40 },
      cache_creation: { ephemeral_5m_input_tokens: 500, ephemeral_1h_input_tokens: 200 },
    },
    {
      ...{ inputTokens: 1_000, outputTokens: 40, cacheWriteTokens: 700 },
      atLeast: { inputTokens: 800, outputTokens: 40 },
    },
  );
  says(
    'prompts of the host’s own tools',
    { promptTokenCount: 100, candidatesTokenCount: 40, toolUsePromptTokenCount: 30 },
    {
      ...{ inputTokens: 130, outputTokens: 40 },
      atLeast: { inputTokens: 100, outputTokens: 40 },
    },
  );
  says('nonsense', { prompt_tokens: -1, completion_tokens: 'x', total_tokens: null }, undefined);

  const found = (name: string, event: object) =>
    test(`a count in ${name}`, () =>
      assert.deepEqual(readCounts(event as never), { input: 100, output: 40, total: 140 }));
  found('usage', { usage: BASE });
  found('choices[0].usage', { choices: [{ usage: BASE }] });
  found('x_groq', { x_groq: { usage: BASE } });
  found('usageMetadata', {
    usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 40, totalTokenCount: 140 },
  });
  found('text', { usage: { prompt_tokens: '100', completion_tokens: '40', total_tokens: '140' } });
});
