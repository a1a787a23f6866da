/** What follows an answer that ended at its token limit. */
import assert from 'node:assert/strict';
import { hasEndlessLoop } from '../../../src/core/fallback-handler/endlessLoop.ts';
import { accepted, check, cut, failed, LOCAL, PAID, rejected, stepOf } from './stepCase.ts';

suite('next step: a cut answer', () => {
  const candidates = [LOCAL, PAID];
  check(
    'the same model gets more room before another is asked',
    { candidates, attempts: [cut(LOCAL)] },
    'widen ollama/small',
  );
  check(
    'a paid one, too: another would be cut at the same place',
    { candidates: [PAID], attempts: [cut(PAID)] },
    'widen openrouter/big',
  );
  check(
    'once; then others are asked',
    { candidates, attempts: [cut(LOCAL), cut(LOCAL)] },
    'try openrouter/big',
  );
  check(
    'nothing is mended that was cut, whether or not it may have more room',
    { candidates, attempts: [cut(LOCAL)], policy: { widerTries: 0 } },
    'try openrouter/big',
  );
  check(
    'nor does a model that has no more room get less of it',
    { candidates, attempts: [cut(PAID), failed(PAID, 'context-overflow')] },
    'try ollama/small',
  );
  check(
    'nor more, where more was too much for it',
    { candidates, attempts: [failed(LOCAL, 'context-overflow'), cut(LOCAL)] },
    'try openrouter/big',
  );
  check(
    'each model once',
    { candidates, attempts: [cut(LOCAL), cut(LOCAL), cut(PAID)] },
    'widen openrouter/big',
  );
  check(
    'never beyond the calls that a task may take',
    { candidates, attempts: [cut(LOCAL)], policy: { maxAttempts: 1 } },
    'give up: rejected-by-verifier',
  );
  check(
    'nor where the time that is left is too short for it',
    { candidates, attempts: [cut(LOCAL)], leftMs: 1_200 },
    'try openrouter/big',
  );
  check(
    'an answer that stands is not asked for again',
    { candidates, attempts: [{ ...accepted(LOCAL), cut: true }] },
    'done',
  );
  check(
    'a wrong answer gets no more room',
    { candidates, attempts: [rejected(LOCAL), rejected(LOCAL)] },
    'try openrouter/big',
  );

  test('it is told', () => {
    const step = stepOf({ candidates, attempts: [cut(LOCAL)] });
    assert.match(step.kind === 'widen' ? step.why : '', /ollama\/small was cut.* once more/);
  });
});

suite('an endless loop', () => {
  const code = Array.from({ length: 200 }, (_, at) => `const value${at} = ${at * at};`).join('\n');
  const loop = (name: string, text: string, expected: boolean) =>
    test(name, () => assert.equal(hasEndlessLoop(text), expected));

  loop('one letter', 'a'.repeat(2_000), true);
  loop('a line', `${code}\n${'x = f(x)\n'.repeat(200)}`, true);
  loop('a paragraph of 250 characters', `${code.slice(0, 250)}`.repeat(8), true);
  loop('code', code, false);
  loop('code after a loop', `${'x = f(x)\n'.repeat(200)}${code}`, false);
  loop('a short text', '    \n    \n', false);
});
