/** Tests on several pieces of code in one process: each goes as it would alone, whatever its neighbours do. */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../src/core/answer/cleanAnswer.ts';
import { runTestBatch } from '../../../../src/server/verify/run/runTestBatch.ts';
import { RUN_LIMITS, type Sandbox } from '../../../../src/server/verify/sandbox/index.ts';
import { plainTask } from '../asTask.ts';
import { bestSandbox } from '../sandboxHere.ts';

suite('tests on several codes at once', function () {
  this.timeout(120_000);
  let sandbox: Sandbox;
  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (sandbox.containment === 'none') this.skip();
  });

  const run = async (language: string, codes: readonly string[], tests: string, timeMs = 5_000) => {
    const signal = new AbortController().signal;
    const answer = cleanAnswer(`\`\`\`${language}\n${codes[0]}\n\`\`\``, plainTask(''));
    const input = { answer, sandbox, limits: RUN_LIMITS, signal };
    const runs = await runTestBatch(input, { codes, tests, timeMs });
    return runs.map(each => each?.kind ?? null);
  };
  const TESTS = "import { expect, it } from 'vitest';\nit('adds', () => expect(f(1)).toBe(2));";

  test('passes, fails, ends the process, changes what all share', async () => {
    const codes = [
      'export const f = x => x + 1;',
      'export const f = x => x - 1;',
      'export const f = () => process.exit(0);',
      'Array.prototype.map = Number.isInteger = () => 7;\nglobalThis.f = 2;\nexport const f = x => x - 1;',
      'throw new Error("not loaded");',
      'export const f = y => 1 + y;',
    ];
    const said = await run('javascript', codes, TESTS);
    assert.deepEqual(said, ['passed', 'failed', 'cheated', 'failed', 'unloaded', 'passed']);
  });

  test('what never ends is ended, and the next has its turn', async () => {
    const codes = ['export const f = () => { for (;;) {} };', 'export const f = x => x + 1;'];
    assert.deepEqual(await run('typescript', codes, TESTS, 1_500), ['broke', 'passed']);
  });

  test('a language without threads, too many, and tests that need what is not here are run one by one', async () => {
    assert.deepEqual(await run('python', ['def f(x): return 1'], 'assert f(1) == 1'), [null]);
    const many = Array.from({ length: 17 }, () => 'export const f = 1;');
    assert.ok((await run('javascript', many, TESTS)).every(each => each === null));
    const chai = "import { expect } from 'chai';\nexpect(f(1)).to.equal(2);";
    assert.deepEqual(await run('javascript', ['export const f = 1;'], chai), [null]);
  });
});
