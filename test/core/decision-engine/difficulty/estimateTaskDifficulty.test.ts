/** A complexity that the caller gives: where it is the one that the text tells, nothing changes. */
import assert from 'node:assert/strict';
import { estimateComplexity } from '../../../../src/core/decision-engine/difficulty/estimateComplexity.ts';
import { estimateTaskDifficulty } from '../../../../src/core/decision-engine/difficulty/estimateTaskDifficulty.ts';
import { scoreGain } from '../../../../src/core/decision-engine/difficulty/routerModel.ts';
import { selectModels } from '../../../../src/core/decision-engine/selection/modelSelector.ts';
import { extractTaskFeatures } from '../../../../src/core/decision-engine/task/taskFeatures.ts';
import { CHEAP, DEAR, ROUTER, SMALL, selection, TASK } from '../fixtures.ts';

const FEATURES = extractTaskFeatures(TASK.prompt);
const READ = estimateComplexity(FEATURES, ROUTER).complexity;
const given = (complexity?: number) =>
  estimateTaskDifficulty(complexity === undefined ? {} : { complexity }, FEATURES, ROUTER);

suite('task difficulty', () => {
  test('the complexity that is read changes nothing when it is given', () => {
    assert.ok(Math.abs(given(READ).odds - given().odds) < 1e-6);
  });
  test('one that is given replaces what the text tells, 0 and 1 included', () => {
    const odds = [0, 0.3, 0.7, 1].map(complexity => given(complexity).odds);
    assert.deepEqual(
      odds,
      odds.toSorted((a, b) => b - a),
    );
    assert.ok(odds[0]! > given().odds && odds[3]! < given().odds && odds.every(Number.isFinite));
    assert.equal(given(0.3).complexity, 0.3);
  });
  test('a harder task never needs the paid model less', () => {
    for (const models of [[SMALL, DEAR], []]) {
      let before = 0;
      for (let complexity = 0; complexity <= 1; complexity += 0.05) {
        const { score } = selectModels(selection({ models, task: { ...TASK, complexity } }));
        // Easier levels are tried in steps, hence two hundredths of slack.
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
    assert.ok(score(0.8) < scoreGain(-0.1, 0), `${score(0.8)}`);
  });
});
