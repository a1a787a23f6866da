/** Real OpenRouter answers with their bill, through the provider's reader into the ledger. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readBill, readCounts, settleCounts } from '../../../src/providers/openai/usage/index.ts';
import { newHome, openLedger, paid, removeHomes, reserved, used, VIEW } from '../ledgerHome.ts';

/** What `paid` reserves: held where nobody counted. */
const RESERVED_TOKENS = 100;

interface Billed {
  readonly usage: {
    readonly cost: number;
    readonly is_byok: boolean;
    readonly cost_details: { readonly upstream_inference_cost: number | null };
  };
}

function billedUsages(): readonly Billed[] {
  const path = new URL('../../fixtures/prices/usages.dev.json', import.meta.url);
  const records = JSON.parse(readFileSync(path, 'utf8')) as readonly { body: Partial<Billed> }[];
  return records
    .map(({ body }) => body)
    .filter((body): body is Billed => body.usage?.cost !== undefined);
}

/** Dollars as the answer writes them, in nano-dollars, by digits alone. */
function nano(dollars: number): bigint {
  const [whole = '0', fraction = ''] = dollars.toFixed(12).split('.');
  const picos = BigInt(whole + fraction);
  return picos / 1_000n + (picos % 1_000n > 0n ? 1n : 0n);
}

suite('the ledger and the bill', () => {
  teardown(removeHomes);

  test('agree to the nano-dollar on every answer that says what it cost', () => {
    const usages = billedUsages();
    assert.equal(usages.length, 20);
    const { store, close } = openLedger(newHome());
    let total = 0n;
    let tokens = 0;
    for (const { usage } of usages) {
      const id = reserved(store, paid(1e9));
      const counted = settleCounts(readCounts({ usage }) ?? {});
      const nanoUsd = readBill({ usage });
      assert.ok(typeof nanoUsd === 'number');
      const cost = { nanoUsd, basis: 'billed' } as const;
      store.settle(id, { cost, ...(counted && { usage: counted }) });
      tokens += counted ? counted.inputTokens + counted.outputTokens : RESERVED_TOKENS;
      const upstream = usage.is_byok ? (usage.cost_details.upstream_inference_cost ?? 0) : 0;
      total += nano(usage.cost) + nano(upstream);
      assert.equal(used(store), `${total}/0`, JSON.stringify(usage));
    }
    assert.equal(store.spend(VIEW).tokens.usedTokens, tokens);
    close();
  });
});
