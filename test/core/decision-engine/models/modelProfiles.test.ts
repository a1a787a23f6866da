/** Priors by name: sizes in millions, and families that tell no size. */
import assert from 'node:assert/strict';
import {
  estimateModelProfile,
  parseModelSize,
} from '../../../../src/core/decision-engine/models/modelProfiles.ts';

const skill = (name: string, tier: 'local' | 'paid' = 'local') =>
  estimateModelProfile({ name, tier }).skill;

suite('model profiles', () => {
  const size = (name: string, expected: number | undefined) =>
    test(`the size of ${name}`, () => assert.equal(parseModelSize(name), expected));
  size('smollm2-135m-instruct', 0.135);
  size('smollm2:360m', 0.36);
  size('qwen2.5-coder:0.5b', 0.5);
  size('mixtral-8x22b', 176);
  size('qwen2.5-7b-instruct-1m', 7);
  size('claude-sonnet-4-1m', undefined);
  size('minimax-m2', undefined);

  test('135 million parameters are fewer than one billion', () => {
    assert.ok(skill('smollm2-135m-instruct') < skill('llama-3.2-1b-instruct'));
  });
  test('a family counts although no size is told', () => {
    assert.ok(skill('qwen/qwen3-coder', 'paid') > skill('qwen/qwen3', 'paid'));
    assert.ok(skill('qwen/qwen3-coder', 'paid') > skill('nobody/knows', 'paid'));
    assert.ok(skill('qwen/qwen3-coder', 'paid') > 0.85);
    assert.ok(skill('vicuna', 'paid') < skill('nobody/knows', 'paid'));
    assert.ok(skill('qwen2.5-coder') > skill('nobody-knows'));
  });
  test('a hosted name counts before its family', () => {
    assert.equal(skill('deepseek/deepseek-chat', 'paid'), 0.89);
    assert.equal(skill('openai/gpt-5', 'paid'), 0.94);
  });
});
