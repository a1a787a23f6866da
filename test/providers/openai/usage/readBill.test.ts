/** What hosts say that a call cost, in each of their forms. */
import assert from 'node:assert/strict';
import { readBill } from '../../../../src/providers/openai/usage/index.ts';

suite('a bill', () => {
  const costs = (name: string, usage: object, expected: unknown) =>
    test(name, () => assert.equal(readBill({ usage }), expected));
  costs('as a number', { cost: 0.0053 }, 5_300_000);
  costs(
    'as an object with its sum',
    { cost: { request_cost: 0.005, total_cost: 0.0053 } },
    5_300_000,
  );
  costs('as an object of parts', { cost: { input: 0.001, output: '0.002' } }, 3_000_000);
  costs('in ticks', { cost_in_usd_ticks: 232_856_000 }, 23_285_600);
  costs('as an estimate', { estimated_cost: 0.0001 }, 100_000);
  costs('that cannot be read', { cost: { note: 'much' } }, 'unreadable');
  costs('that is none', { cost: null }, undefined);
});
