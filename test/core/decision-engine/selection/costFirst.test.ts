/** Under `cost`: the cheapest that is good enough, this machine before others, and what a failed check leads to. */
import assert from 'node:assert/strict';
import { NO_KNOWLEDGE } from '../../../../src/core/decision-engine/models/knowledge.ts';
import { selectModels } from '../../../../src/core/decision-engine/selection/modelSelector.ts';
import type { SelectionInput } from '../../../../src/core/decision-engine/selection/selectionInput.ts';
import type { Model } from '../../../../src/core/types.ts';
import { measureTask } from '../../../../src/server/decide/measureTask.ts';
import { CHEAP, DEAR, local, priced, remote, selection } from '../fixtures.ts';

const SEVEN = local('qwen2.5-coder:7b', { parametersB: 7.6, loaded: true });
const THIRTY = local('qwen3-coder:30b', { parametersB: 30.5, loaded: true });
const FREE_CODER = remote('qwen/qwen3-coder:free', { kind: 'free' });
const EASY = 'Parse a line of CSV with quoted fields in Python';
const HARD =
  'Fix the race between the two transactions in our distributed scheduler. It must keep every ' +
  'invariant under concurrent failures, never deadlock, and stay as fast as it is. '.repeat(3);

const measured = (task: string) => measureTask({ task, context_length: 0 }, 'cost');
const decided = (prompt: string, models: readonly Model[], change: Partial<SelectionInput> = {}) =>
  selectModels(selection({ task: measured(prompt), models, ...change }));
const skilled = (own: Model, offset: number): Partial<SelectionInput> => {
  const skill = { offset, byKind: {}, byLanguage: new Map(), outcomes: 20 };
  return { knowledge: { ...NO_KNOWLEDGE, skills: new Map([[own.id, skill]]) } };
};

suite('cost first', () => {
  test('a loaded local model that is good enough comes before cents and seconds', () => {
    const { candidates, route } = decided(EASY, [SEVEN, CHEAP, DEAR]);
    assert.deepEqual(candidates[0]?.model, SEVEN.id);
    assert.ok(candidates[0].expectedMs > candidates[1]!.expectedMs);
    assert.equal(route, 'cascade');
  });

  test('a task beyond it goes to whom it is not beyond', () => {
    assert.equal(decided(HARD, [SEVEN, CHEAP, DEAR]).candidates[0]?.tier, 'paid');
  });

  test('a local model comes before a free one elsewhere, unless that one alone is good enough', () => {
    assert.equal(decided(EASY, [THIRTY, FREE_CODER]).candidates[0]?.model, THIRTY.id);
    const weak = { ...skilled(SEVEN, -5) };
    assert.equal(decided(EASY, [SEVEN, FREE_CODER], weak).candidates[0]?.model, FREE_CODER.id);
  });

  test('a free one comes before one that costs money', () => {
    assert.equal(decided(EASY, [FREE_CODER, CHEAP]).candidates[0]?.model, FREE_CODER.id);
  });

  test('of two on this machine the likelier comes first, the loaded one where they are alike', () => {
    const cold = { ...SEVEN, id: 'ollama/a:7b', loaded: false };
    assert.equal(decided(EASY, [SEVEN, cold]).candidates[0]?.model, SEVEN.id);
    const fast = new Map([[THIRTY.id, { firstTokenMs: 300, tokensPerSecond: 60 }]]);
    const knowledge = { ...NO_KNOWLEDGE, speeds: fast };
    assert.equal(decided(EASY, [SEVEN, THIRTY], { knowledge }).candidates[0]?.model, THIRTY.id);
  });

  test('nobody waits many minutes to save a tenth of a cent', () => {
    const slow = new Map([[SEVEN.id, { firstTokenMs: 20_000, tokensPerSecond: 0.4 }]]);
    const knowledge = { ...NO_KNOWLEDGE, speeds: slow };
    assert.equal(decided(EASY, [SEVEN, CHEAP], { knowledge }).candidates[0]?.model, CHEAP.id);
  });
});

suite('escalation', () => {
  const second = (models: readonly Model[], change: Partial<SelectionInput> = {}) => {
    const { candidates, route } = decided(EASY, models, change);
    return route === 'cascade' ? candidates[1]!.model : null;
  };

  test('goes to a likelier model, never to a weaker one', () => {
    assert.equal(second([THIRTY, FREE_CODER], skilled(FREE_CODER, -1.5)), null);
    assert.equal(second([SEVEN, DEAR]), DEAR.id);
    const nano = remote('openai/gpt-5-nano', priced(0.05, 0.4));
    assert.equal(second([THIRTY, nano]), null);
  });

  test('goes to another model, not to the same one elsewhere', () => {
    const free = remote('deepseek/deepseek-chat-v3:free', { kind: 'free' });
    const task = { ...measured(HARD), tests: 'x', complexity: 0.95 };
    const to = (name: string) => {
      const paid = remote(name, priced(3, 15));
      return selectModels(selection({ task, models: [free, paid], ...skilled(paid, 1) })).route;
    };
    assert.equal(to('anthropic/claude-sonnet-4'), 'cascade');
    assert.equal(to('deepseek/deepseek-chat'), 'paid');
  });

  test('goes to a dearer tier: two that cost money are no cascade', () => {
    const task = { ...measured(HARD), tests: 'x', complexity: 0.7 };
    assert.equal(selectModels(selection({ task, models: [CHEAP, DEAR] })).route, 'paid');
  });

  test('the sentence names whom execution would ask next', () => {
    const weakFree = skilled(FREE_CODER, -6);
    const { reason, candidates } = decided(EASY, [SEVEN, FREE_CODER, CHEAP, DEAR], weakFree);
    const asked = /checked, and (\S+) is asked only/.exec(reason)?.[1];
    assert.equal(candidates[1]?.tier, 'paid');
    assert.equal(asked, candidates[1].model);
    assert.match(candidates[1].why, /^Asked if the first answer fails its check/);
  });

  test("the project's own check is as good as tests", () => {
    const task = { ...measured(HARD), complexity: 0.8 };
    const hard = (change: Partial<SelectionInput>) =>
      selectModels(selection({ task, models: [THIRTY, DEAR], ...change })).route;
    const own = skilled(THIRTY, -1);
    assert.equal(hard(own), 'paid');
    assert.equal(hard({ ...own, checkedByProject: true }), 'cascade');
  });
});
