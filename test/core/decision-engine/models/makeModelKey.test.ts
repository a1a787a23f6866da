/** One model under the names that hosts give it, and others whose names only look alike. */
import assert from 'node:assert/strict';
import { makeModelKey } from '../../../../src/core/decision-engine/models/makeModelKey.ts';

const isOne = (a: string, b: string) => makeModelKey({ id: a }) === makeModelKey({ id: b });
const same = (a: string, b: string) =>
  test(`${a} is ${b}`, () => assert.ok(isOne(a, b), `${makeModelKey({ id: a })}`));
const others = (a: string, b: string) =>
  test(`${a} is not ${b}`, () => assert.ok(!isOne(a, b), makeModelKey({ id: a })));

suite('same model', () => {
  same('openrouter/deepseek/deepseek-chat-v3:free', 'openrouter/deepseek/deepseek-chat');
  same('openrouter/deepseek/deepseek-chat-v3-0324:free', 'deepseek/DeepSeek-V3');
  same('ollama/qwen2.5-coder:7b', 'openrouter/qwen/qwen2.5-coder-7b-instruct');
  same('openai/gpt-4o-2024-08-06', 'openrouter/openai/gpt-4o');
  same('ollama/llama3.2:latest', 'lm-studio/llama3.2');
  others('openai/gpt-5', 'openai/gpt-5-mini');
  others('openrouter/anthropic/claude-sonnet-4', 'openrouter/anthropic/claude-sonnet-4.5');
  others('ollama/qwen2.5-coder:7b', 'ollama/qwen2.5-coder:32b');
  others('ollama/qwen3-coder:30b', 'openrouter/qwen/qwen3-coder:free');
  others('openrouter/deepseek/deepseek-r1', 'openrouter/deepseek/deepseek-chat');
});
