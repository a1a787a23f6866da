/**
 * The models of each end point as they were last seen, kept over restarts: a decision right after
 * the start needs no network, and an estimate may use a price that says that it is stale.
 */
import type { Model } from '../../core/types.ts';
import type { CatalogueStore } from '../../store/index.ts';

const SOURCE = 'models/';
/** Older memories are no help: models come and go. */
const MAX_AGE_MS = 7 * 24 * 3_600_000;

export interface RememberedModels {
  /** What an end point offered, its prices marked stale; empty where nothing is known. */
  read(provider: string): readonly Model[];
  write(provider: string, models: readonly Model[]): void;
  forget(provider: string): void;
}

export function createRememberedModels(store: CatalogueStore, now: () => number): RememberedModels {
  return {
    read(provider) {
      const kept = store.read(SOURCE + provider);
      if (kept === null || now() - kept.fetchedMs > MAX_AGE_MS) return [];
      try {
        return (JSON.parse(kept.body) as readonly Model[]).map(markStale);
      } catch {
        return []; // Written by a program that broke off; the next look replaces it.
      }
    },
    write: (provider, models) =>
      void store.write(SOURCE + provider, {
        body: JSON.stringify(models),
        fetchedMs: now(),
      }),
    forget: provider => store.clear(SOURCE + provider),
  };
}

function markStale(model: Model): Model {
  const { loaded: _, ...lasting } = model;
  if (model.price.kind !== 'priced') return lasting;
  const source = { ...model.price.source, stale: true };
  return { ...lasting, price: { ...model.price, source } };
}
