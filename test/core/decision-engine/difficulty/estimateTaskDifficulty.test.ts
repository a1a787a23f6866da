/** A complexity that the caller gives: where it is the one that the text tells, nothing changes. */
import assert from 'node:assert/strict';
import { estimateTaskDifficulty } from '../../../../src/core/decision-engine/difficulty/estimateTaskDifficulty.ts';
import { scoreGain } from '../../../../src/core/decision-engine/difficulty/routerModel.ts';
import { selectModels } from '../../../../src/core/decision-engine/selection/modelSelector.ts';
import { estimateComplexity } from '../../../../src/core/decision-engine/task/complexity.ts';
import { extractTaskFeatures } from '../../../../src/core/decision-engine/task/taskFeatures.ts';
import { CHEAP, DEAR, ROUTER, SMALL, selection, TASK } from '../fixtures.ts';

const FEATURES = extractTaskFeatures(TASK.prompt);
const READ = estimateComplexity(FEATURES).complexity;
const given = (complexity?: number) =>
  estimateTaskDifficulty(complexity === undefined ? {} : { complexity }, FEATURES, ROUTER);

suite('task difficulty', () => {
  test('a complexity near the measured one changes little, the same one nothing', () => {
    assert.notEqual(given().relative, 0);
    assert.deepEqual(given(READ), given());
    assert.ok(Math.abs(given(READ + 1e-8).relative - given().relative) < 1e-6);
    assert.ok(Math.abs(given(1.1 * READ).relative) < Math.abs(given(1.05 * READ).relative));
  });
  test('one far from it replaces all that the text tells', () => {
    assert.equal(given(0).relative, 0);
    assert.equal(given(0.9).relative, 0);
  });
  test('a harder task never needs the paid model less', () => {
    for (const models of [[SMALL, DEAR], []]) {
      let before = 0;
      for (let complexity = 0; complexity <= 1; complexity += 0.05) {
        const { score } = selectModels(selection({ models, task: { ...TASK, complexity } }));
        // Two hundredths of slack for the learned part, which fades beside the measured complexity.
        assert.ok(score >= before - 0.02, `${score} after ${before} at ${complexity}`);
        before = score;
      }
      assert.ok(before > 0.7, `${before}`);
    }
  });
  test('a better local model never makes the paid one needed more', () => {
    const score = (name: string) => {
      const own = { ...SMALL, name, id: `ollama/${name}` };
      const task = { ...TASK, complexity: 0.95 };
      return selectModels(selection({ models: [own, DEAR], task })).score;
    };
    assert.ok(score('qwen2.5-coder:32b') < score('qwen2.5-coder:7b'));
  });
  test('nor is a weaker paid one needed for what is beyond both', () => {
    const strong = { ...SMALL, name: 'qwen3-coder:480b', id: 'ollama/qwen3-coder:480b' };
    const score = (complexity: number) =>
      selectModels(selection({ models: [strong, CHEAP], task: { ...TASK, complexity } })).score;
    assert.ok(score(0.8) < scoreGain(-0.1), `${score(0.8)}`);
  });
});
