/** What a verdict offers and how it is to be read are codes: nothing that a check prints is taken for one. */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import { createNodePermission } from '../../../src/server/verify/sandbox/containment/createNodePermission.ts';
import { createSandbox } from '../../../src/server/verify/sandbox/createSandbox.ts';
import { RUN_LIMITS } from '../../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../../src/server/verify/sandbox/sandbox.ts';
import { CHECKS, verifyAnswer } from '../../../src/server/verify/verifyAnswer.ts';
import { plainTask } from './asTask.ts';
import { bestSandbox } from './sandboxHere.ts';

const { signal } = new AbortController();

function verify(sandbox: Sandbox, tests: string) {
  const task = { ...plainTask('Write add(a, b).'), language: 'javascript', tests };
  const answer = cleanAnswer('```js\nconst add = (a, b) => a + b;\n```', task);
  const limits = {
    checks: CHECKS,
    limits: { ...RUN_LIMITS, timeMs: 3_000 },
    project: null,
    mayEscalate: false,
    askOthers: null,
  };
  return verifyAnswer({ task, answer, finish: 'stop', sandbox, signal, ...limits });
}

suite('offers of a verdict', function () {
  this.timeout(30_000);
  const only = {
    containments: [createNodePermission()],
    parallel: 1,
    path: '',
    hidden: [],
    signal,
  };
  const TESTS = 'if (add(1, 2) !== 3) throw new Error("no");';

  test('code that only the weaker sandbox could hold is not run, and the verdict offers it', async () => {
    const sandbox = await createSandbox({ ...only, consent: false });
    const { outcome, offers, evidence } = await verify(sandbox, TESTS);
    assert.equal(outcome, 'unchecked');
    assert.deepEqual(offers, ['weak-sandbox']);
    assert.match(evidence, /if you agree to it for this workspace/);
  });

  test('with consent there is nothing to offer', async () => {
    const sandbox = await createSandbox({ ...only, consent: true });
    const { outcome, offers } = await verify(sandbox, TESTS);
    assert.deepEqual([outcome, offers], ['accepted', undefined]);
  });

  test('tests that print the very sentence of the offer ask nothing', async function () {
    const sandbox = await bestSandbox();
    if (sandbox.containment === 'none') this.skip();
    const { describes } = await createSandbox({ ...only, consent: false });
    const verdict = await verify(sandbox, `throw new Error(${JSON.stringify(describes)});`);
    assert.ok(verdict.evidence.includes(describes));
    assert.deepEqual([verdict.outcome, verdict.offers], ['rejected', undefined]);
    assert.equal(verdict.code, 'tests-said-no');
  });

  test('a limit that was broken says nothing of the tests, whatever was printed', async function () {
    const sandbox = await bestSandbox();
    if (sandbox.containment === 'none') this.skip();
    const verdict = await verify(
      sandbox,
      'console.error("The tests fail: x"); for (;;) add(1, 2);',
    );
    assert.deepEqual([verdict.outcome, verdict.code], ['rejected', undefined]);
  });
});
