/** When tests, rather than the answers that fail them, are suspected. */
import * as assert from 'node:assert/strict';
import { detectSuspectTests } from '../../../src/core/fallback-handler/suspectTests.ts';
import type { Attempt, Tier, Verdict } from '../../../src/core/types.ts';

function failing(model: string, tier: Tier, evidence: string, by = 'tests'): Attempt {
  return answered(model, tier, { by, evidence, ...(by === 'tests' && { code: 'tests-said-no' }) });
}

function answered(model: string, tier: Tier, said: Omit<Verdict, 'outcome'>): Attempt {
  const cost = { nanoUsd: 0, basis: 'free' } as const;
  const verdict = { outcome: 'rejected', ...said } as const;
  return { model, provider: 'p', tier, durationMs: 1, cost, verdict };
}

const python = (line: number, error: string) =>
  `The tests fail: Traceback (most recent call last):\n  File "tests.py", line 2, in <module>\n` +
  `    assert add(1, 2) == 3\n  File "answer.py", line ${line}, in add\n    return a ${line} b\n${error}`;

/** How many attempts are suspected to be the tests' fault. */
function check(wanted: number, ...attempts: readonly Attempt[]) {
  assert.equal(detectSuspectTests(attempts)?.attempts.size ?? 0, wanted);
}

suite('doubtfulTests', () => {
  const missing = 'The tests fail: ReferenceError: sinon is not defined';

  test('two models with the very same error cast doubt on the tests', () => {
    check(2, failing('a', 'local', missing), failing('b', 'paid', missing));
    check(0, failing('a', 'local', missing), failing('b', 'local', missing));
    const [one, other] = [python(3, "TypeError: 'int'"), python(9, "TypeError: 'int'")];
    check(2, failing('a', 'local', one), failing('b', 'paid', other));
  });

  test('an assertion casts doubt only where two paid models fail it alike', () => {
    const wrong = python(3, 'AssertionError');
    check(0, failing('a', 'local', wrong), failing('b', 'free', wrong));
    check(0, failing('a', 'local', wrong), failing('b', 'paid', wrong));
    check(2, failing('a', 'paid', wrong), failing('b', 'paid', wrong));
  });

  test('one model twice, other errors, other checks and broken limits cast none', () => {
    check(0, failing('a', 'paid', missing), failing('a', 'paid', missing));
    check(0, failing('a', 'paid', missing), failing('b', 'paid', `${missing} x`));
    check(0, failing('a', 'paid', missing, 'project'), failing('b', 'paid', missing, 'project'));
    const endless = { by: 'tests', evidence: 'The tests do not end within 10 s.' };
    check(0, answered('a', 'paid', endless), answered('b', 'paid', endless));
  });
});
