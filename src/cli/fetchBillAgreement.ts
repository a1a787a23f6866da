/** The ledger of today against OpenRouter's bill, for `locallama spend`: asked where there is a key. */
import { formatUsd } from '../core/figures.ts';
import { createProviders, isOpenRouter, NO_MEMORY, SYSTEM_CLOCK } from '../providers/index.ts';
import type { Config } from '../server/config/index.ts';
import type { Stores } from '../server/index.ts';
import { createBillChecker } from '../server/openrouter/index.ts';
import { serializeAgreement, type WireAgreement } from '../server/serialize/index.ts';

/** `undefined` where there is no key, or no answer. Never rejects, and takes some seconds at most. */
export async function fetchBillAgreement(
  { openRouter }: Pick<Config, 'openRouter'>,
  stores: Stores,
): Promise<WireAgreement | undefined> {
  const [provider] = createProviders([openRouter], SYSTEM_CLOCK, NO_MEMORY);
  if (openRouter.apiKey === undefined || !provider || !isOpenRouter(provider)) return undefined;
  const bill = createBillChecker({
    provider,
    store: stores.catalogue,
    spentOnUtcDay: stores.spentOnUtcDay,
    now: Date.now,
    onCheck: () => {},
  });
  await bill.check(new AbortController().signal);
  return serializeAgreement({ id: provider.id, bill }, Date.now());
}

/** For a person, with a line break at the end; empty where nothing was compared. */
export function formatAgreement(agreement: WireAgreement | undefined): string {
  if (!agreement) return '';
  const { day, ledger_usd, bill_usd, drift_usd, agrees, causes, provider } = agreement;
  const figures = `the ledger has ${formatUsd(ledger_usd)}, ${provider}'s bill ${formatUsd(bill_usd)}`;
  if (agrees) return `\n  ${day} (UTC): ${figures}. They agree.\n`;
  const drift = `${drift_usd > 0 ? '+' : ''}${formatUsd(drift_usd)}`;
  const likely = causes.map(cause => `    - ${cause}`).join('\n');
  return `\n  ${day} (UTC): ${figures}, a drift of ${drift}. Likely causes:\n${likely}\n`;
}
