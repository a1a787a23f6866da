/** Which proof can speak of a task, and that it counts in the decision. */
import assert from 'node:assert/strict';
import { findProofQuality } from '../../../../src/core/decision-engine/models/proofQuality.ts';
import type { Task, TaskKind } from '../../../../src/core/types.ts';

const TASK: Task = {
  ...{ prompt: 'Refactor it.', language: 'typescript', replaces: 'f();', priority: 'cost' },
  ...{ promptTokens: 10, promptTokensUpper: 20, outputTokens: 10 },
};

const find = (task: Task, kind: TaskKind, hasSecond = false) =>
  findProofQuality(task, kind, hasSecond);

suite('findProofQuality', () => {
  test('a refactoring of code that runs here is proven well', () => {
    const quality = find(TASK, 'refactor');
    assert.ok(quality && quality.acceptsRight > 0.9 && quality.acceptsWrong < 0.5);
  });
  test('what cannot run here is not', () => {
    assert.equal(find({ ...TASK, language: 'cobol' }, 'refactor'), null);
    assert.equal(find({ ...TASK, language: 'java' }, 'refactor'), null);
    assert.notEqual(find({ ...TASK, language: 'java' }, 'document'), null);
  });
  test('nothing is compared without the code that was there', () => {
    const { replaces: _, ...bare } = TASK;
    assert.equal(find(bare, 'document'), null);
    assert.notEqual(find(bare, 'test'), null);
    assert.equal(find(TASK, 'explain'), null);
  });

  test('new code is compared where another model here answers, too', () => {
    const task: Task = { ...TASK, intent: 'generate' };
    const quality = find(task, 'generate', true);
    assert.ok(quality && quality.acceptsWrong < 0.5);
    assert.equal(find(task, 'generate'), null);
    assert.equal(find(TASK, 'generate', true), null, 'nobody said that it is new code');
  });

  test('of a fix only an error that the request names can be looked for', () => {
    assert.equal(find(TASK, 'fix'), null);
    const prompt = 'It throws a TypeError for an empty list.';
    assert.notEqual(find({ ...TASK, prompt }, 'fix'), null);
  });
});
