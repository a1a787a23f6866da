/** The tasks themselves are right: every reference passes its tests, and its tests can fail. */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import { checkGivenTests } from '../../../src/server/verify/proofs/checkGivenTests.ts';
import { RUN_LIMITS } from '../../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../../src/server/verify/sandbox/sandbox.ts';
import { asTask } from './asTask.ts';
import { bestSandbox } from './sandboxHere.ts';
import { TASKS, type TestedTask } from './tasks.ts';

suite('tasks with tests', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;

  suiteSetup(async () => {
    sandbox = await bestSandbox();
  });

  const check = async (task: TestedTask, code: string) => {
    const answer = cleanAnswer(`\`\`\`${task.language}\n${code}\n\`\`\``, asTask(task));
    const rest = {
      finish: 'stop',
      sandbox,
      limits: RUN_LIMITS,
      project: null,
      mayEscalate: false,
      askOthers: null,
    } as const;
    return checkGivenTests({
      task: asTask(task),
      answer,
      ...rest,
      signal: new AbortController().signal,
    });
  };

  test('there are enough of them, in both languages, half beyond the tiny model', () => {
    assert.ok(TASKS.length >= 40);
    assert.equal(new Set(TASKS.map(task => task.id)).size, TASKS.length);
    assert.ok(TASKS.filter(task => task.beyondTiny).length >= 20);
    assert.ok(TASKS.filter(task => task.language === 'python').length >= 20);
  });

  for (const task of TASKS) {
    test(`${task.id}: the reference passes, and nothing does not`, async function () {
      const good = await check(task, task.reference);
      if (good.kind === 'unable') return this.skip();
      assert.equal(good.kind, 'passed', JSON.stringify(good));
      const empty = task.language === 'python' ? 'pass' : ';';
      assert.equal((await check(task, empty)).kind, 'failed');
    });
  }
});
