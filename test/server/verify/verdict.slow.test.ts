/** What the verdict makes of what the checks said: which of them prove, and which only reject. */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Verdict } from '../../../src/core/types.ts';
import { RUN_LIMITS } from '../../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../../src/server/verify/sandbox/sandbox.ts';
import { CHECKS, verifyAnswer } from '../../../src/server/verify/verifyAnswer.ts';
import { plainTask } from './asTask.ts';
import { bestSandbox } from './sandboxHere.ts';

const GOOD = 'const add = (a, b) => a + b;';
const WITH_EXAMPLE = 'Write add(a, b) in JavaScript. add(1, 2) returns 3.';

suite('verdicts', function () {
  this.timeout(20_000);
  let sandbox: Sandbox;

  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (sandbox.containment === 'none') this.skip();
  });

  async function check(wanted: `${Verdict['outcome']} ${string}`, prompt: string, tests?: string) {
    const task = { ...plainTask(prompt), language: 'javascript', ...(tests && { tests }) };
    const signal = new AbortController().signal;
    const rest = {
      finish: 'stop',
      checks: CHECKS,
      limits: RUN_LIMITS,
      project: null,
      mayEscalate: false,
      askOthers: null,
    } as const;
    const answer = `\`\`\`js\n${GOOD}\n\`\`\``;
    const { outcome, by, evidence } = await verifyAnswer({
      task,
      answer: cleanAnswer(answer, task),
      sandbox,
      signal,
      ...rest,
    });
    assert.equal(`${outcome} ${by}`, wanted, evidence);
    return evidence;
  }

  test('examples that hold prove an answer', async () => {
    await check('accepted examples', WITH_EXAMPLE);
  });

  test('tests may call their own values as our programs call theirs', async () => {
    const tests =
      "import assert from 'node:assert/strict';\nconst given = [1, 2];\nassert.equal(add(...given), 3);\nassert.deepEqual(given, [1, 2]);";
    await check('accepted tests', 'Write add(a, b) in JavaScript.', tests);
  });

  test('they do not where the given tests could not be run: those are what was asked', async () => {
    const evidence = await check('unchecked examples', WITH_EXAMPLE, 'sinon.stub(add);');
    assert.match(evidence, /tests: the tests need sinon/);
  });

  test('tests that test nothing prove nothing', async () => {
    await check('unchecked interface', 'Write add(a, b).', '// adds\nimport "node:assert";');
    await check('unchecked interface', 'Write add(a, b).', 'describe("add", () => {});');
  });
});
