/** Priors by name: published scores whatever a host adds to a name, sizes, speeds, and what is a guess. */
import assert from 'node:assert/strict';
import { computeLead } from '../../../../src/core/decision-engine/models/computeLead.ts';
import { findScores } from '../../../../src/core/decision-engine/models/findScores.ts';
import {
  estimateModelProfile,
  parseModelSize,
} from '../../../../src/core/decision-engine/models/modelProfiles.ts';
import type { Model } from '../../../../src/core/types.ts';

const profile = (name: string, change: Partial<Model> = {}) =>
  estimateModelProfile({ name, tier: 'local', ...change });
/** On middling work. */
const lead = (name: string, change: Partial<Model> = {}) =>
  computeLead(profile(name, change), { kind: 'generate', odds: 0, contest: 0 });

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
  size('gpt-4o', undefined);
  size('r2d2b', undefined);

  function family(expected: string, ...names: readonly string[]) {
    for (const name of names) {
      test(`${name} is ${expected}`, () => {
        const { rows, isSameVersion } = findScores(name);
        assert.equal(`${rows[0]?.family}${isSameVersion ? '' : ' before'}`, expected);
      });
    }
  }
  family(
    'qwen2.5-coder',
    'qwen2.5-coder:7b',
    'Qwen/Qwen2.5-Coder-7B-Instruct',
    'qwen2.5-coder:7b-instruct-q4_K_M',
    'qwen/qwen-2.5-coder-32b-instruct',
  );
  family('llama3.1', 'llama3.1:8b', 'meta-llama/Meta-Llama-3.1-8B-Instruct');
  family('llama3', 'llama3:8b', 'llama-3-8b-instruct');
  family(
    'claude-opus-4.5',
    'anthropic/claude-opus-4.5',
    'claude-opus-4-5-20251101',
    'claude-4.5-opus',
  );
  family('claude-opus-4', 'claude-opus-4-20250514');
  family('gpt-5-mini', 'openai/gpt-5-mini', 'gpt-5-mini-2025-08-07');
  family('gpt-4o', 'gpt-4o', 'openai/chatgpt-4o-latest');
  family('gpt-4', 'gpt-4-1106-preview');
  family('claude-opus-4.6 before', 'anthropic/claude-opus-4.9');
  family('gpt-5.2 before', 'openai/gpt-5.9');
  family('qwen3.6 before', 'qwen3.9:30b');
  family('undefined before', 'nobody/knows', 'gemini-2.5-flash-lite', 'smollm2:135m');

  test('larger, newer and specialised models are ahead', () => {
    for (const [better, worse] of [
      ['qwen2.5-coder:32b', 'qwen2.5-coder:7b'],
      ['qwen2.5-coder:7b', 'codellama:7b'],
      ['qwen2.5-coder:7b', 'llama3.1:8b'],
      ['llama3.1:8b', 'mistral:7b'],
      ['qwen3-coder:30b', 'qwen2.5-coder:14b'],
      ['nobody:32b', 'nobody:3b'],
      ['smollm2:1.7b', 'smollm2-135m-instruct'],
    ]) {
      assert.ok(lead(better!) > lead(worse!), `${better} ${worse}`);
    }
    const paid = { tier: 'paid' } as const;
    const hosted = ['claude-opus-4.5', 'claude-sonnet-4.5', 'gpt-5-mini', 'gpt-4o', 'gpt-4o-mini'];
    const leads = hosted.map(name => lead(name, paid));
    assert.deepEqual(
      leads,
      leads.toSorted((a, b) => b - a),
    );
    assert.ok(lead('nobody/knows', paid) < lead('gpt-4o', paid));
  });

  test('a size between two that were measured is between them', () => {
    assert.ok(lead('qwen2.5-coder:20b') > lead('qwen2.5-coder:14b'));
    assert.ok(lead('qwen2.5-coder:20b') < lead('qwen2.5-coder:32b'));
  });

  test('skill is told apart by kind of work', () => {
    const coder = profile('qwen2.5-coder:32b').byColumn;
    assert.ok(coder.function > coder.repository && coder.edit > coder.repository);
    const thinker = profile('gemma4:26b').byColumn;
    assert.ok(thinker.contest > thinker.repository);
  });

  test('the stronger of two is further ahead where it is hard', () => {
    const at = (odds: number) =>
      computeLead(profile('claude-sonnet-4.5', { tier: 'paid' }), {
        ...{ kind: 'generate', odds, contest: 0 },
      });
    assert.ok(at(-2) > at(0) && at(0) > at(2));
  });

  test('what nobody published is a guess, and says so', () => {
    assert.deepEqual(profile('nobody:7b').published, []);
    assert.deepEqual(profile('qwen3.9:30b').published, []);
    assert.ok(profile('qwen2.5-coder:7b').published.includes('function'));
    assert.match(profile('qwen2.5-coder:7b').source ?? '', /20\d\d-\d\d/);
  });

  test("the catalogue's own index moves an unknown name", () => {
    const paid = { tier: 'paid' } as const;
    assert.ok(lead('nobody/knows', { ...paid, codingIndex: 45 }) > lead('nobody/knows', paid) + 1);
  });

  test('a mixture of experts is as fast as what is active of it', () => {
    const { tokensPerSecond } = profile('qwen3-coder:30b', { parametersB: 30.5 });
    assert.ok(tokensPerSecond > profile('qwen2.5-coder:7b').tokensPerSecond);
    const told = { parametersB: 60, activeParametersB: 3 };
    assert.ok(profile('nobody', told).tokensPerSecond > 2 * profile('nobody:60b').tokensPerSecond);
    assert.ok(profile('nobody-60b-a3b').tokensPerSecond > profile('nobody:60b').tokensPerSecond);
  });

  test('a model that thinks first keeps one waiting', () => {
    const wait = (name: string) => profile(name, { tier: 'paid' }).firstTokenMs;
    assert.ok(wait('openai/gpt-5') > 10 * wait('openai/gpt-4o-mini'));
  });
});
