/** What one call may hold: a part of what the tightest budgets leave. */
import assert from 'node:assert/strict';
import {
  computeHeadroom,
  readRefusedHeadroom,
  shareHeadroom,
} from '../../../../src/core/cost-monitor/budgets/headroom.ts';
import type { BudgetLimits, BudgetScope } from '../../../../src/core/types.ts';

/** With $0.40 and 300 tokens used in every period. */
function check(name: string, limits: BudgetLimits, expected: string) {
  test(name, () => {
    const use = { nanoUsd: 4e8, tokens: 300, resetsAtMs: () => null };
    const { nanoUsd, tokens } = computeHeadroom(limits, () => use);
    assert.equal(`${nanoUsd} nano-dollars, ${tokens} tokens`, expected);
  });
}

suite('what a call may hold', () => {
  check('no limit', {}, 'null nano-dollars, null tokens');
  check('a limit', { dailyNanoUsd: 1e9 }, '600000000 nano-dollars, null tokens');
  check(
    'the tightest of several',
    { dailyNanoUsd: 1e9, weeklyNanoUsd: 5e8, monthlyNanoUsd: 9e9, projectNanoUsd: 2e9 },
    '100000000 nano-dollars, null tokens',
  );
  check('a limit that was lowered', { projectNanoUsd: 1 }, '0 nano-dollars, null tokens');
  check(
    'tokens are counted apart',
    { dailyNanoUsd: 1e9, monthlyTokens: 1_000 },
    '600000000 nano-dollars, 700 tokens',
  );

  test('only scopes with a limit are looked up', () => {
    const asked: BudgetScope[] = [];
    computeHeadroom({ weeklyNanoUsd: 1 }, scope => {
      asked.push(scope);
      return { nanoUsd: 0, tokens: 0, resetsAtMs: () => null };
    });
    assert.deepEqual(asked, ['week']);
  });
  test('an eighth, rounded down; no limit stays none', () => {
    assert.deepEqual(shareHeadroom({ nanoUsd: 1e9, tokens: null }), {
      nanoUsd: 125e6,
      tokens: null,
    });
    assert.deepEqual(shareHeadroom({ nanoUsd: null, tokens: 23 }), { nanoUsd: null, tokens: 2 });
    assert.deepEqual(shareHeadroom({ nanoUsd: 0, tokens: 0 }), { nanoUsd: 0, tokens: 0 });
  });
  test('a refusal tells what its own budget leaves', () => {
    assert.deepEqual(readRefusedHeadroom({ scope: 'week', left: 5 }), { nanoUsd: 5, tokens: null });
    assert.deepEqual(readRefusedHeadroom({ scope: 'tokens', left: 5 }), {
      nanoUsd: null,
      tokens: 5,
    });
    assert.deepEqual(readRefusedHeadroom({ scope: 'ledger', left: null }), {
      nanoUsd: null,
      tokens: null,
    });
  });
});
