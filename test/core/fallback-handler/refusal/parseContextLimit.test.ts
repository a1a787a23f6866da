/** The window that hosts name where something is too long, in their own words. */
import assert from 'node:assert/strict';
import { parseContextLimit } from '../../../../src/core/fallback-handler/refusal/index.ts';

const SAYINGS: readonly (readonly [words: string, window: number | undefined])[] = [
  [
    'The maximum context length of DeepSeek-V3-0324 is 32768. However, answering your request will take 39732 tokens.',
    32768,
  ],
  ['length of prompt_tokens (163280) must be less than max_seq_len (32768).', 32768],
  [
    'Please reduce the length of the messages or completion. Current length is 42328 while limit is 40000',
    40000,
  ],
  ["The input (61709 tokens) is longer than the model's context length (40960 tokens).", 40960],
  [
    'request (4139 tokens) exceeds the available context size (4096 tokens), try increasing it',
    4096,
  ],
  [
    "This model's maximum context length is 131072 tokens. However, you requested 139162 tokens",
    131072,
  ],
  ['prompt is too long: 210266 tokens > 200000 maximum', 200000],
  ['The prompt is too long: 140000, model maximum context length: 131071', 131071],
  ['Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193. Given: 9000', 8193],
  ['Prompt length 9000 is greater than max_seq_len 8192', 8192],
  ['input length and `max_tokens` exceed context limit: 90402 + 116650 > 204648', 204648],
  [
    'The input token count (1196265) exceeds the maximum number of tokens allowed (1048575).',
    1048575,
  ],
  [
    "Requested token count exceeds the model's maximum context length of 32768 tokens. You requested a total of 40000",
    32768,
  ],
  [
    'too many tokens: total number of tokens in the prompt cannot exceed 128000 - received 130000',
    128000,
  ],
  ['Your request exceeded model token limit: 262144 (requested: 270000)', 262144],
  ['Input length 131393 exceeds the maximum allowed input length of 131040 tokens.', 131040],
  ['max_tokens is too large: 6000. This model supports at most 4096 completion tokens', undefined],
  ['Range of input length should be [1, 30720]', 30720],
  ['max_tokens: 6000 > 4096, which is the maximum allowed number of output tokens', undefined],
  ['Invalid max_tokens value, the valid range of max_tokens is [1, 8192]', undefined],
];

suite('the window that a refusal names', () => {
  for (const [words, window] of SAYINGS) {
    test(`${window}: ${words}`, () => assert.equal(parseContextLimit(words), window));
  }
});
