/** What each figure of a model is made of: take one part away, and a figure no longer moves. */
import assert from 'node:assert/strict';
import { estimateTaskDifficulty } from '../../../../src/core/decision-engine/difficulty/estimateTaskDifficulty.ts';
import {
  type Knowledge,
  NO_KNOWLEDGE,
  type SkillEvidence,
} from '../../../../src/core/decision-engine/models/knowledge.ts';
import { estimateModel } from '../../../../src/core/decision-engine/selection/estimateModel.ts';
import { selectModels } from '../../../../src/core/decision-engine/selection/modelSelector.ts';
import { extractTaskFeatures } from '../../../../src/core/decision-engine/task/taskFeatures.ts';
import type { Model, Task } from '../../../../src/core/types.ts';
import { CHEAP, DEAR, ROUTER, SMALL, selection, TASK } from '../fixtures.ts';

const { complexity: _, ...READ } = TASK;
const FEATURES = extractTaskFeatures(READ.prompt, READ);

function judged(model: Model, change: Partial<Task> = {}, knowledge: Knowledge = NO_KNOWLEDGE) {
  const task = { ...READ, ...change };
  const difficulty = estimateTaskDifficulty(task, FEATURES, ROUTER);
  return estimateModel(task, model, { difficulty, knowledge, router: ROUTER, leftNanoUsd: null });
}

function knows(evidence: Partial<SkillEvidence>): Knowledge {
  const none = { offset: 0, byKind: {}, byLanguage: new Map(), outcomes: 1 };
  return { ...NO_KNOWLEDGE, skills: new Map([[SMALL.id, { ...none, ...evidence }]]) };
}

suite('judged model', () => {
  test('a cold model waits for its loading, a larger one longer', () => {
    const cold = (parametersB: number) =>
      judged({ ...SMALL, loaded: false, parametersB }).expectedMs;
    const warm = judged({ ...SMALL, loaded: true, parametersB: 7 }).expectedMs;
    assert.ok(cold(7) > warm + 1_000 && cold(30) > cold(7) + 1_000);
  });

  test('a longer answer takes longer, a longer prompt too', () => {
    const { expectedMs } = judged(SMALL);
    assert.ok(judged(SMALL, { outputTokens: 2_000 }).expectedMs > 2 * expectedMs);
    assert.ok(judged(SMALL, { promptTokens: 20_000 }).expectedMs > expectedMs);
  });

  const { kind, language } = FEATURES;
  for (const [what, evidence, moves] of [
    ['everything', { offset: 1 }, true],
    ['the kind of task', { byKind: { [kind]: 1 } }, true],
    ['another kind of task', { byKind: { translate: 1 } }, false],
    ['the language', { byLanguage: new Map([[language, 1]]) }, true],
    ['another language', { byLanguage: new Map([['cobol', 1]]) }, false],
  ] as const) {
    test(`what was learned of ${what} ${moves ? 'counts' : 'does not count'}`, () => {
      const task = { complexity: 0.5 };
      const gain = judged(SMALL, task, knows(evidence)).quality - judged(SMALL, task).quality;
      assert.ok(moves ? gain > 0.02 : gain === 0, `${gain}`);
    });
  }

  test('measured speed replaces the prior', () => {
    const speeds = new Map([[SMALL.id, { firstTokenMs: 50, tokensPerSecond: 1_000 }]]);
    assert.ok(judged(SMALL, {}, { ...NO_KNOWLEDGE, speeds }).expectedMs < 400);
  });
});

suite('decision', () => {
  test('who wants speed gets the faster of two equals, however dear the other', () => {
    const speeds = new Map([
      [CHEAP.id, { firstTokenMs: 20_000, tokensPerSecond: 5 }],
      [DEAR.id, { firstTokenMs: 300, tokensPerSecond: 100 }],
    ]);
    const [first] = selectModels(
      selection({
        models: [CHEAP, DEAR],
        task: { ...TASK, priority: 'speed' },
        knowledge: { ...NO_KNOWLEDGE, speeds },
      }),
    ).candidates;
    assert.equal(first?.model, DEAR.id);
  });

  test('the need for a paid model grows with the complexity', () => {
    const scores = [0, 0.2, 0.5, 0.8].map(
      complexity => selectModels(selection({ task: { ...TASK, complexity } })).score,
    );
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => a - b),
    );
    assert.ok(scores[3]! > scores[0]! + 0.1);
  });

  test('a window must hold the answer, too', () => {
    const task = { ...TASK, promptTokens: 3_000, outputTokens: 2_000 };
    const models = [
      { ...SMALL, contextTokens: 4_096 },
      { ...CHEAP, contextTokens: 5_000 },
    ];
    const { candidates, rejected } = selectModels(selection({ task, models }));
    assert.deepEqual(
      candidates.map(({ model }) => model),
      [CHEAP.id],
    );
    assert.equal(rejected[0]?.kind, 'context-too-small');
  });
});
