/** What follows a rejected answer, and when a person has to be asked. */
import assert from 'node:assert/strict';
import {
  candidate,
  check,
  FREE,
  failed,
  LOCAL,
  OTHER,
  PAID,
  rejected,
  stepOf,
} from './stepCase.ts';

const both = [LOCAL, PAID];
const weak = candidate('ollama/tiny', 'local', 0.2);

suite('next step: escalation', () => {
  check(
    'a good local model mends its answer before money is spent',
    { candidates: both, attempts: [rejected(LOCAL)] },
    `repair ollama/small`,
  );
  check(
    'once; then the failure goes to the next model',
    { candidates: both, attempts: [rejected(LOCAL), rejected(LOCAL)] },
    `try openrouter/big`,
  );
  check(
    'a weak one is not worth a second round',
    { candidates: [weak, PAID], attempts: [rejected(weak)] },
    `try openrouter/big`,
  );
  check(
    'nor where the next model is free',
    { candidates: [LOCAL, FREE], attempts: [rejected(LOCAL)] },
    `try openrouter/b:free`,
  );
  check(
    'nor without evidence to work with',
    { candidates: both, attempts: [rejected(LOCAL, ' ')] },
    'try openrouter/big',
  );
  check(
    'nor where speed matters',
    { candidates: both, attempts: [rejected(LOCAL)], policy: { selfRepairRounds: 0 } },
    `try openrouter/big`,
  );
  check(
    'a paid model is never paid for a repair',
    { candidates: [PAID], attempts: [rejected(PAID)] },
    'give up: rejected-by-verifier',
  );
  check(
    'a better model comes before a weaker one',
    { candidates: [LOCAL, weak, PAID], attempts: [rejected(LOCAL), rejected(LOCAL)] },
    `try openrouter/big`,
  );
  check(
    'the same model behind another address would answer the same',
    {
      candidates: [LOCAL, candidate('lan/small', 'local', 0.5), PAID],
      attempts: [rejected(LOCAL), rejected(LOCAL)],
    },
    `try openrouter/big`,
  );
  check(
    'after a rejected answer and a failed call comes the third',
    { candidates: [weak, PAID, OTHER], attempts: [rejected(weak), failed(PAID, 'auth')] },
    `try openai/gpt`,
  );
});

suite('next step: asking', () => {
  const quota = failed(FREE, 'quota-used-up');
  check(
    'a used-up free quota does not silently become a bill',
    { candidates: [FREE, PAID], attempts: [quota] },
    'ask to pay openrouter/big',
  );
  check(
    'a local model needs no question',
    { candidates: [FREE, LOCAL], attempts: [quota] },
    'try ollama/small',
  );
  check(
    'yes is yes',
    { candidates: [FREE, PAID], attempts: [quota], answers: { pay: 'yes' } },
    'try openrouter/big',
  );
  check(
    'no is no',
    { candidates: [FREE, PAID], attempts: [quota], answers: { pay: 'no' } },
    'give up: quota-used-up',
  );
  check(
    'agreed beforehand',
    { candidates: [FREE, PAID], attempts: [quota], policy: { paidAfterFree: 'go' } },
    'try openrouter/big',
  );
  check(
    'in a cascade the paid model is the plan for a wrong answer',
    { candidates: [LOCAL, FREE, PAID], attempts: [failed(LOCAL, 'dns'), rejected(FREE)] },
    `try openrouter/big`,
  );
  check(
    'outside of one it is not',
    { candidates: [FREE, PAID], attempts: [rejected(FREE)], route: 'paid' },
    'ask to pay openrouter/big',
  );

  const missing = failed(LOCAL, 'model-not-pulled', {
    message: 'Run `ollama pull small`.',
    action: { pull: 'small' },
  });
  const unbounded = { isPayBounded: false };
  check(
    'no budget binds what it may cost',
    { candidates: [PAID], ...unbounded },
    'ask to budget openrouter/big',
  );
  check('local and free calls need none', { candidates: both, ...unbounded }, 'try ollama/small');
  check(
    'a cascade asks before it escalates',
    { candidates: [weak, PAID], attempts: [rejected(weak)], ...unbounded },
    'ask to budget openrouter/big',
  );
  check(
    'one question is enough where free use would become paid, too',
    { candidates: [FREE, PAID], attempts: [quota], ...unbounded, answers: { budget: 'yes' } },
    'try openrouter/big',
  );
  check(
    'who goes without pays for nothing',
    { candidates: [PAID, OTHER], ...unbounded, answers: { budget: 'no' } },
    'give up: overloaded',
  );
  test('and is told that, not that models are busy', () => {
    const step = stepOf({ candidates: [PAID], ...unbounded, answers: { budget: 'no' } });
    assert.equal(
      step.kind === 'give-up' && step.why,
      'No model was asked. Paid models were not asked: no budget is set, and nobody agreed to go without.',
    );
  });
  check(
    'and stays local',
    { candidates: [PAID, LOCAL], ...unbounded, answers: { budget: 'no' } },
    'try ollama/small',
  );
  check(
    'a named price or model is a bound',
    { candidates: [PAID], ...unbounded, policy: { paidWithoutBudget: 'go' } },
    'try openrouter/big',
  );

  check(
    'another model rather than a download',
    { candidates: both, attempts: [missing] },
    'try openrouter/big',
  );
  check(
    'else the person may fetch it',
    { candidates: [LOCAL], attempts: [missing] },
    'ask to pull ollama/small',
  );
  test('with what they can do as data', () => {
    const step = stepOf({ candidates: [LOCAL], attempts: [missing] });
    assert.ok(step.kind === 'ask-person');
    assert.deepEqual(step.question.action, { pull: 'small' });
  });
  check(
    'and then it is asked again',
    { candidates: [LOCAL], attempts: [missing], answers: { pull: 'yes' } },
    'try ollama/small',
  );
  check(
    'once',
    { candidates: [LOCAL], attempts: [missing, missing], answers: { pull: 'yes' } },
    'give up: model-not-pulled',
  );
  test('giving up says what each model said, and the command', () => {
    const step = stepOf({ candidates: [LOCAL], attempts: [missing], answers: { pull: 'no' } });
    assert.ok(step.kind === 'give-up');
    assert.match(step.why, /ollama\/small: Run `ollama pull small`\./);
  });
});
