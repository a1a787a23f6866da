/** What follows where an account, and not a budget of ours, has too little money for the longest answer. */
import assert from 'node:assert/strict';
import { makeRefusalFailure } from '../../../src/core/fallback-handler/failure.ts';
import {
  FAILURE_PATTERNS,
  parseAffordableTokens,
} from '../../../src/core/fallback-handler/refusal/failurePatterns.ts';
import { check, cut, failed, LOCAL, OTHER, PAID, rejected } from './stepCase.ts';

suite('next step: an account with little money', () => {
  const candidates = [PAID, OTHER, LOCAL];
  const poor = failed(PAID, 'payment');
  check(
    'the same model is asked for as long an answer as it pays for',
    { candidates, attempts: [poor], affordableTokens: 2_000 },
    'shorten openrouter/big to 2000',
  );
  check(
    'another one, where it pays for nothing that is worth a call',
    { candidates, attempts: [poor] },
    'try openai/gpt',
  );
  check('once', { candidates, attempts: [poor, poor], affordableTokens: 1_500 }, 'try openai/gpt');
  check(
    'not where the call may have been billed',
    {
      candidates,
      attempts: [failed(PAID, 'payment', { mayBeBilled: true })],
      affordableTokens: 2_000,
    },
    'try openai/gpt',
  );
  check(
    'an answer that was cut is asked for with as much as it pays for',
    { candidates, attempts: [cut(PAID), poor], affordableTokens: 7_000 },
    'shorten openrouter/big to 7000',
  );
  check(
    'no more is asked for than it pays for',
    { candidates: [PAID], attempts: [poor, cut(PAID)] },
    'give up: rejected-by-verifier',
  );
  check(
    'a wrong answer goes elsewhere',
    { candidates, attempts: [poor, rejected(PAID)], route: 'paid' },
    'try openai/gpt',
  );
});

suite('what an account pays for', () => {
  const read = (name: string, says: string, expected: number | undefined) =>
    test(name, () => assert.equal(parseAffordableTokens(says), expected));
  const seen = FAILURE_PATTERNS.find(({ says }) => says.includes('can only afford'))!.says;
  read('as OpenRouter says it', seen, 3_395);
  read('nothing', 'You requested up to 900 tokens, but can only afford 0.', 0);
  read('no number', 'This account can only afford so much.', undefined);
  read('too long a number', `can only afford ${'9'.repeat(400)}`, undefined);
  read('another refusal', 'Insufficient credits. Add more.', undefined);

  const refused = (status: number, message: string) => {
    const body = JSON.stringify({ error: { message } });
    const asked = { provider: 'Them', charges: true, nowMs: 0, secrets: [] };
    return makeRefusalFailure({ status, headers: {}, body }, asked).affordableTokens;
  };
  test('a refusal carries it', () => assert.equal(refused(402, seen), 3_395));
  test('other refusals carry nothing', () => {
    assert.equal(refused(402, 'Insufficient credits.'), undefined);
    assert.equal(refused(403, `requires moderation: can only afford 12`), undefined);
  });
});
