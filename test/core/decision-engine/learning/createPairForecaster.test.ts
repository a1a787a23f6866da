/** What reported outcomes do to forecasts of other tasks, and of the very same one. */
import assert from 'node:assert/strict';
import { createPairForecaster } from '../../../../src/core/decision-engine/learning/createPairForecaster.ts';
import type { PairOutcome } from '../../../../src/core/decision-engine/learning/pairOutcome.ts';
import { ROUTER } from '../fixtures.ts';

const PAIR = { local: 'qwen2.5-coder:7b', paid: 'openai/gpt-5' };
const EASY: PairOutcome = { ...PAIR, task: 'Add two numbers.', localOk: 1, paidOk: 1 };
const RACE = { ...PAIR, task: 'Fix the race in this cache.' };
const LOST: PairOutcome = { ...RACE, localOk: 0, paidOk: 1 };

const foresee = (outcomes: readonly PairOutcome[], task: string, skills = {}) =>
  createPairForecaster(ROUTER, outcomes)({ ...PAIR, task, ...skills });

suite('pair forecaster', () => {
  test('a success makes no model look worse, a failure none better', () => {
    const task = 'Reverse a string in Rust.';
    const before = foresee([], task);
    const after = foresee([EASY], task);
    assert.ok(after.localSuccess > before.localSuccess);
    assert.ok(after.paidSuccess >= before.paidSuccess);
    assert.ok(foresee([LOST], task).localSuccess < before.localSuccess);
  });

  test('a success at something easy says little of something hard', () => {
    const hard = 'Change the scheduler across src/a.ts, src/b.ts and src/c.ts: fix the deadlock.';
    const gained = foresee([EASY], hard).localSuccess - foresee([], hard).localSuccess;
    assert.ok(gained < 0.1, `${gained}`);
  });

  test('the same outcome again teaches no less, and floods no other task', () => {
    const stated = { localSkill: 0.5, paidSkill: 0.9 };
    const score = (times: number, task: string) =>
      foresee(Array(times).fill(LOST), task, task === RACE.task ? stated : {}).score;
    assert.ok(score(200, RACE.task) >= score(1, RACE.task));
    const other = 'Reverse a string.';
    assert.ok(Math.abs(score(200, other) - score(1, other)) < 1e-9);
  });

  test('answers that differ are averaged', () => {
    const mixed = foresee([LOST, { ...LOST, localOk: 1 }], RACE.task).score;
    assert.ok(mixed < foresee([LOST], RACE.task).score);
    assert.ok(mixed > foresee([{ ...LOST, localOk: 1 }], RACE.task).score);
  });
});
