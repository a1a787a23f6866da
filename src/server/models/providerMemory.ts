/** What providers found out about their end points, kept over restarts among the catalogues. */
import type { EpochMs } from '../../core/types.ts';
import type { ProviderMemory } from '../../providers/index.ts';
import type { CatalogueStore } from '../../store/index.ts';

const SOURCE = 'notes/';

export function createProviderMemory(store: CatalogueStore, now: () => EpochMs): ProviderMemory {
  return {
    read: key => store.read(SOURCE + key)?.body ?? null,
    write: (key, body) => void store.write(SOURCE + key, { body, fetchedMs: now() }),
  };
}
