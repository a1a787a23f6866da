/** Money in words: never nothing for something, and never surer than it is. */
import assert from 'node:assert/strict';
import { describeAgreement, describeSavings, formatCost } from '../../src/protocol/shownMoney.ts';

suite('shown money', () => {
  test('a cost says where its figure comes from', () => {
    const said = (['free', 'billed', 'estimated', 'unknown'] as const).map(basis =>
      formatCost({ usd: 0.5, basis }),
    );
    assert.deepEqual(said, [
      'free',
      '$0.50 billed',
      '≈ $0.50 estimated',
      '≤ $0.50, bill not known yet',
    ]);
  });

  test('a bill agrees with the ledger, or the likeliest cause is named', () => {
    const said = (drift_usd: number, ...causes: string[]) =>
      describeAgreement({
        ...{ provider: 'openrouter', bill_usd: 0.5, drift_usd, causes, agrees: drift_usd === 0 },
      });
    const bill = "OpenRouter's bill today (UTC): $0.50";
    assert.equal(said(0), `${bill}. It agrees with what is booked here.`);
    assert.equal(
      said(0.1, 'The key is used elsewhere too.', 'x'),
      `${bill}, $0.10 more than is booked here. Likeliest: The key is used elsewhere too.`,
    );
    assert.equal(said(-0.1), `${bill}, $0.10 less than is booked here.`);
  });

  test('a saving is a range where it is one, and names the baseline and its price date', () => {
    const said = (low_usd: number, high_usd: number) =>
      describeSavings({
        low_usd,
        high_usd,
        baseline_model: 'openai/gpt-5',
        price_as_of: '2026-09-23',
      });
    const against = 'against openai/gpt-5 at its prices of 2026-09-23';
    assert.equal(said(0.5, 0.5), `$0.50 saved this month ${against}`);
    assert.equal(said(-0.25, 1.5), `-$0.25 to $1.50 saved this month ${against}`);
    assert.equal(
      said(-2, -1),
      `$1.00 to $2.00 spent this month beyond what it would have cost ${against}`,
    );
  });
});
