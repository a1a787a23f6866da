/**
 * All that is known of OpenRouter beyond its answers: catalogue, key, bill, quota of the free models.
 * The catalogue is there without a key, too.
 */
import { buildHealthKeys } from '../../core/fallback-handler/index.ts';
import type { EpochMs } from '../../core/types.ts';
import {
  createProviders,
  isOpenRouter,
  NO_MEMORY,
  type OpenRouterProvider,
  type Provider,
  SYSTEM_CLOCK,
} from '../../providers/index.ts';
import type { Config } from '../config/index.ts';
import type { Health } from '../execute/index.ts';
import type { RememberedModels } from '../models/index.ts';
import type { Stores } from '../openStores.ts';
import type { ChangeEvents } from '../session/index.ts';
import { type BillChecker, createBillChecker } from './bill.ts';
import { type CatalogueCache, createCatalogueCache } from './catalogueCache.ts';
import { checkBillAfterSpending } from './checkBillAfterSpending.ts';
import { computeFreeUse, type FreeUse } from './computeFreeUse.ts';

/** OpenRouter's own figure lags behind by about so much. */
const SETTLE_MS = 60_000;

export interface OpenRouterAccount {
  readonly id: string;
  readonly origin: string;
  readonly hasKey: boolean;
  readonly catalogue: CatalogueCache;
  readonly bill: BillChecker;
  /** Null where the database cannot be read. */
  freeUse(): FreeUse | null;
  /** Until when free models are not asked, since one said that the quota is used up; null: they are. */
  coolingUntil(): EpochMs | null;
  /** Forgets caches and cool-downs and counts the quota anew. The ledger is not touched. */
  clear(): { readonly countedFromMs: EpochMs; readonly cooldowns: number };
  close(): void;
}

interface AccountParts {
  readonly config: Pick<Config, 'openRouter'>;
  readonly providers: readonly Provider[];
  readonly stores: Stores;
  readonly remembered: Pick<RememberedModels, 'forget'>;
  readonly health: Health;
  readonly changes: ChangeEvents;
  readonly now: () => EpochMs;
}

export function createOpenRouterAccount(parts: AccountParts): OpenRouterAccount {
  const { config, stores, now, changes } = parts;
  const provider = parts.providers.find(isOpenRouter) ?? createKeylessProvider(config);
  const { id, origin } = provider;
  const hasKey = config.openRouter.apiKey !== undefined;
  const catalogue = createCatalogueCache({ provider, store: stores.catalogue, now });
  const bill = createBillChecker({
    provider,
    store: stores.catalogue,
    spentOnUtcDay: stores.spentOnUtcDay,
    now,
    onCheck: () => changes.announce('spend'),
  });
  const stop = hasKey
    ? checkBillAfterSpending({ id, bill, stores, changes, now, settleMs: SETTLE_MS })
    : () => {};
  return {
    id,
    origin,
    hasKey,
    catalogue,
    bill,
    freeUse() {
      try {
        return computeFreeUse(stores.freeQuota, id, bill.known()?.status.isFreeTier ?? null, now());
      } catch {
        return null;
      }
    },
    coolingUntil: () => parts.health.coolingUntil(buildHealthKeys(id, origin), 'free'),
    clear() {
      const countedFromMs = now();
      stores.freeQuota.countFrom(id, countedFromMs);
      const cooldowns = stores.health.forget(origin);
      catalogue.forget();
      bill.forget();
      parts.remembered.forget(id);
      return { countedFromMs, cooldowns };
    },
    close: stop,
  };
}

function createKeylessProvider({ openRouter }: Pick<Config, 'openRouter'>): OpenRouterProvider {
  const [provider] = createProviders([openRouter], SYSTEM_CLOCK, NO_MEMORY);
  if (!provider || !isOpenRouter(provider)) throw new Error('OpenRouter was not made');
  return provider;
}
