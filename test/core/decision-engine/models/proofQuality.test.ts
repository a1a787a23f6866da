/** Which proof can speak of a task, and that it counts in the decision. */
import assert from 'node:assert/strict';
import { findProofQuality } from '../../../../src/core/decision-engine/models/proofQuality.ts';
import type { Task } from '../../../../src/core/types.ts';

const TASK: Task = {
  ...{ prompt: 'Refactor it.', language: 'typescript', replaces: 'f();', priority: 'cost' },
  ...{ promptTokens: 10, promptTokensUpper: 20, outputTokens: 10 },
};

suite('findProofQuality', () => {
  test('a refactoring of code that runs here is proven well', () => {
    const quality = findProofQuality(TASK, 'refactor');
    assert.ok(quality && quality.acceptsRight > 0.9 && quality.acceptsWrong < 0.5);
  });
  test('what cannot run here is not', () => {
    assert.equal(findProofQuality({ ...TASK, language: 'cobol' }, 'refactor'), null);
    assert.equal(findProofQuality({ ...TASK, language: 'java' }, 'refactor'), null);
    assert.notEqual(findProofQuality({ ...TASK, language: 'java' }, 'document'), null);
  });
  test('nothing is compared without the code that was there', () => {
    const { replaces: _, ...bare } = TASK;
    assert.equal(findProofQuality(bare, 'document'), null);
    assert.notEqual(findProofQuality(bare, 'test'), null);
    assert.equal(findProofQuality(TASK, 'explain'), null);
  });
});
