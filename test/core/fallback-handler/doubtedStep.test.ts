/** Tests that no model can pass are no reason to go on paying. */
import assert from 'node:assert/strict';
import { candidate, check, LOCAL, OTHER, PAID, rejected, stepOf } from './stepCase.ts';

const WRONG = 'The tests fail: ReferenceError: sinon is not defined';
const CODE = 'tests-said-no';
const THIRD = candidate('openai/best', 'paid', 0.97);
const NEAR = candidate('lmstudio/other', 'local', 0.55);
const attempts = [rejected(LOCAL, WRONG, CODE), rejected(PAID, WRONG, CODE)];

suite('next step: tests in doubt', () => {
  check(
    'nobody else is paid after a local and a paid model failed alike',
    { candidates: [LOCAL, PAID, THIRD, OTHER], attempts },
    'give up: rejected-by-verifier',
  );
  check(
    'a local model may still try',
    { candidates: [LOCAL, PAID, NEAR, THIRD], attempts },
    `try lmstudio/other`,
  );
  check(
    'another error is another matter',
    {
      candidates: [LOCAL, PAID, THIRD],
      attempts: [attempts[0]!, rejected(PAID, `${WRONG} x`, CODE)],
    },
    `try openai/best`,
  );
  test('the person is told', () => {
    const step = stepOf({ candidates: [LOCAL, PAID, THIRD], attempts });
    assert.equal(step.kind, 'give-up');
    assert.match(
      step.kind === 'give-up' ? step.why : '',
      /small and openrouter\/big failed the tests with the very same error.*No paid model was asked/,
    );
  });
});
