/** One rule says how long an answer will be: an estimate must not promise less than a decision counts. */
import assert from 'node:assert/strict';
import { expectedAnswerTokens } from '../../../src/core/cost-monitor/expectedAnswer.ts';

suite('expected answer', () => {
  const check = (promptTokens: number, expected: number) =>
    test(`of ${promptTokens} tokens`, () =>
      assert.equal(expectedAnswerTokens(promptTokens), expected));

  check(0, 200);
  check(1_000, 950);
  check(1_000_000, 4_000);
});
