/** What is left of a task's own tokens, also where a host counts none. */
import assert from 'node:assert/strict';
import type { Attempt, Task } from '../../../src/core/types.ts';
import { takeUsedTokens } from '../../../src/server/execute/takeUsedTokens.ts';

const TASK: Task = {
  ...{ prompt: 'Write f.', promptTokens: 100, promptTokensUpper: 120, outputTokens: 40 },
  ...{ priority: 'cost', tokenBudget: 1_000 },
};
const TOLD: Pick<Attempt, 'usage'> = { usage: { inputTokens: 90, outputTokens: 10 } };
const FAILED: Pick<Attempt, 'failure'> = {
  failure: { kind: 'network', message: '', mayBeBilled: false },
};

suite('takeUsedTokens', () => {
  const left = (...attempts: readonly Pick<Attempt, 'usage' | 'failure'>[]) =>
    takeUsedTokens(TASK, attempts).tokenBudget;

  test('takes what was told, and what was expected where nothing was', () => {
    assert.equal(left(), 1_000);
    assert.equal(left(TOLD), 900);
    assert.equal(left(TOLD, {}), 760);
    assert.equal(left(TOLD, FAILED), 900);
    assert.equal(left(...Array.from({ length: 20 }, () => ({}))), 0);
  });

  test('leaves a task without a budget as it is', () => {
    const { tokenBudget: _, ...task } = TASK;
    assert.equal(takeUsedTokens(task, [{}]), task);
  });
});
