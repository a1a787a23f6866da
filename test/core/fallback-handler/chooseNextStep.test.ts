/** What follows what: one line per case. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { FAILURE_KINDS } from '../../../src/core/types.ts';
import {
  accepted,
  at,
  candidate,
  check,
  FREE,
  failed,
  LOCAL,
  OTHER,
  PAID,
  rejected,
  type StepCase,
  stepOf,
} from './stepCase.ts';

const both = [LOCAL, PAID];

suite('next step: a free model that rests', () => {
  const resting = (ms: number) => new Map([[FREE.model, at(ms)]]);
  const three = [LOCAL, FREE, PAID];
  const attempts = [rejected(LOCAL)];

  check(
    'on the way to a paid one is a reason to ask',
    { candidates: three, attempts, coolingUntilMs: resting(60_000) },
    'ask to pay openrouter/big',
  );
  check(
    'for a moment is waited for',
    { candidates: three, attempts, coolingUntilMs: resting(1_000) },
    'try openrouter/b:free in 1000',
  );
  check(
    'behind the paid one does not matter',
    {
      candidates: [LOCAL, PAID, FREE],
      attempts: [...attempts, ...attempts],
      coolingUntilMs: resting(60_000),
    },
    'try openrouter/big',
  );
});

suite('next step: which failure calls for what', () => {
  check('begins with the best', { candidates: both }, 'try ollama/small');
  check('no candidate, nothing to do', { candidates: [] }, 'give up: overloaded');
  check('an answer ends it', { candidates: both, attempts: [accepted(LOCAL)] }, 'done');
  check(
    'an overloaded model is asked again after a short pause',
    { candidates: both, attempts: [failed(LOCAL, 'overloaded')] },
    'try ollama/small in 250',
  );
  check(
    'the pause doubles',
    { candidates: both, attempts: [failed(LOCAL, 'overloaded'), failed(LOCAL, 'overloaded')] },
    'try ollama/small in 500',
  );
  check(
    'three tries are enough',
    { candidates: both, attempts: [1, 2, 3].map(() => failed(LOCAL, 'overloaded')) },
    'try openrouter/big',
  );
  check(
    'what may have been billed is tried elsewhere first',
    { candidates: [PAID, OTHER], attempts: [failed(PAID, 'cut', { mayBeBilled: true })] },
    'try openai/gpt',
  );
  check(
    'and again where there is nobody else',
    { candidates: [PAID], attempts: [failed(PAID, 'cut', { mayBeBilled: true })] },
    'try openrouter/big in 250',
  );
  check(
    'once',
    { candidates: [PAID], attempts: [1, 2].map(() => failed(PAID, 'cut', { mayBeBilled: true })) },
    'give up: cut',
  );
  check(
    'a model that stalls comes after the others',
    { candidates: both, attempts: [failed(LOCAL, 'stalled')] },
    'try openrouter/big',
  );
  for (const kind of ['connect-timeout', 'dns', 'tls', 'auth', 'payment', 'redirected'] as const) {
    check(
      `${kind}: nothing else of this provider`,
      { candidates: [PAID, FREE, LOCAL], attempts: [failed(PAID, kind)] },
      'try ollama/small',
    );
  }
  for (const kind of ['model-gone', 'out-of-memory', 'content-refused', 'quota-used-up'] as const) {
    check(
      `${kind}: another model, maybe of the same provider`,
      { candidates: [PAID, FREE, LOCAL], attempts: [failed(PAID, kind)] },
      'try openrouter/b:free',
    );
  }
  check(
    'cancelled: nothing follows',
    { candidates: both, attempts: [failed(LOCAL, 'cancelled')] },
    'give up: cancelled',
  );
  check(
    'a used-up budget leaves what is cheaper',
    { candidates: [PAID, OTHER, LOCAL], attempts: [failed(PAID, 'budget-refused')] },
    'try openai/gpt',
  );
  check(
    'and nothing that is dearer',
    { candidates: [OTHER, PAID, LOCAL], attempts: [failed(OTHER, 'budget-refused')] },
    'try ollama/small',
  );
  check(
    'a used-up budget and no cheaper model',
    { candidates: [PAID], attempts: [failed(PAID, 'budget-refused')] },
    'give up: budget-refused',
  );
});

suite('next step: waiting', () => {
  const limited = (retryAfterMs?: number) =>
    failed(PAID, 'rate-limited', retryAfterMs === undefined ? {} : { retryAfterMs });
  check(
    'a short Retry-After is waited for, never less',
    { candidates: [PAID, OTHER], attempts: [limited(1_000)], random: 0 },
    'try openrouter/big in 1000',
  );
  check(
    'a long one sends the task elsewhere',
    { candidates: [PAID, OTHER], attempts: [limited(10_000)] },
    'try openai/gpt',
  );
  check(
    'unless there is nobody else',
    { candidates: [PAID], attempts: [limited(10_000)], random: 0 },
    'try openrouter/big in 10000',
  );
  check(
    'but not for an hour',
    { candidates: [PAID], attempts: [limited(3_600_000)] },
    'give up: rate-limited',
  );
  check(
    'nor past the deadline',
    { candidates: [PAID], attempts: [limited(10_000)], leftMs: 9_000 },
    'give up: rate-limited',
  );
  check(
    'without a Retry-After, a pause of our own',
    { candidates: [PAID, OTHER], attempts: [limited()] },
    'try openrouter/big in 250',
  );
  check(
    'time that others took counts',
    {
      candidates: [PAID, OTHER],
      attempts: [limited(10_000), { ...failed(OTHER, 'model-gone'), durationMs: 4_000 }],
      random: 0,
    },
    'try openrouter/big in 6000',
  );
  check(
    'a loading local model is worth patience',
    { candidates: both, attempts: [failed(LOCAL, 'model-loading', { retryAfterMs: 5_000 })] },
    'try ollama/small in 5188',
  );
  check(
    'who cools down comes last',
    { candidates: both, coolingUntilMs: new Map([[LOCAL.model, at(5_000)]]) },
    'try openrouter/big',
  );
  check(
    'and is waited for where there is nobody else',
    { candidates: [LOCAL], coolingUntilMs: new Map([[LOCAL.model, at(5_000)]]) },
    'try ollama/small in 5000',
  );
  check(
    'but not again in the task in which it failed',
    {
      candidates: [LOCAL],
      attempts: [failed(LOCAL, 'malformed')],
      coolingUntilMs: new Map([[LOCAL.model, at(5_000)]]),
    },
    'give up: malformed',
  );
  check(
    'unless the provider named the time',
    {
      candidates: [PAID],
      attempts: [limited(5_000)],
      coolingUntilMs: new Map([[PAID.model, at(5_000)]]),
      random: 0,
    },
    'try openrouter/big in 5000',
  );
});

suite('next step: the window', () => {
  const overflow = failed(LOCAL, 'context-overflow');
  check(
    'what we added is left out first',
    { candidates: both, attempts: [overflow] },
    'shrink ollama/small',
  );
  check('once', { candidates: both, attempts: [overflow, overflow] }, 'try openrouter/big');
  check(
    'and only if there is something',
    { candidates: both, attempts: [overflow], shrinkable: false },
    'try openrouter/big',
  );
});

suite('next step: for every history', () => {
  const candidates = [LOCAL, FREE, candidate('lan/small', 'local', 0.5), PAID, OTHER];
  const anyAttempt = fc
    .tuple(
      fc.constantFrom(...candidates),
      fc.constantFrom(...FAILURE_KINDS),
      fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: undefined }),
    )
    .map(([of, kind, retryAfterMs]) =>
      kind === 'rejected-by-verifier'
        ? rejected(of)
        : failed(of, kind, retryAfterMs === undefined ? {} : { retryAfterMs }),
    );
  const anyCase = fc.record({
    attempts: fc.array(anyAttempt, { maxLength: 10 }),
    random: fc.double({ min: 0, max: 0.999, noNaN: true }),
    leftMs: fc.integer({ min: -1_000, max: 1_000_000 }),
  });

  const holds = (name: string, property: (given: StepCase) => void) =>
    test(name, () => {
      const checked = fc.property(anyCase, given => property({ candidates, ...given }));
      void fc.assert(checked);
    });

  holds('no wait is longer than the cap or the time left', given => {
    const step = stepOf(given);
    if (step.kind !== 'try') return;
    assert.ok(step.waitMs >= 0 && step.waitMs <= 30_000, `waits ${step.waitMs}`);
    if (!step.repair) assert.ok(step.waitMs < given.leftMs!, 'waits past the deadline');
  });
  holds('nothing follows a cancel', given => {
    const attempts = [...given.attempts!, failed(LOCAL, 'cancelled')];
    assert.equal(stepOf({ ...given, attempts }).kind, 'give-up');
  });
  holds('calls are counted', given => {
    const { attempts } = given;
    if (attempts!.length >= 8) assert.equal(stepOf(given).kind, 'give-up');
  });
  holds('a model that a verifier rejected is asked again at most once', given => {
    const step = stepOf(given);
    if (step.kind !== 'try') return;
    const failures = given.attempts!.filter(
      each => each.verdict?.outcome === 'rejected' && each.model === step.candidate.model,
    );
    assert.ok(failures.length <= 1 && (failures.length === 0 || step.repair));
  });
  holds('free use does not become paid use unasked', given => {
    const step = stepOf({ ...given, route: 'paid' });
    const free = given.attempts!.some(each => each.tier === 'free');
    assert.ok(!(free && step.kind === 'try' && step.candidate.tier === 'paid'));
  });
});
