/**
 * OpenRouter's catalogue, kept in the database with its date: asked anew when it is old, given as it is
 * when the end point does not answer, and then it says so. It is public and needs no key.
 */
import type { EpochMs, Model } from '../../core/types.ts';
import type { OpenRouterProvider } from '../../providers/index.ts';
import type { CatalogueStore } from '../../store/index.ts';

const SOURCE = 'openrouter/catalogue';
const FRESH_MS = 600_000;
/** Longest wait; what is kept is better than waiting. */
const ASK_MS = 8_000;

interface KeptCatalogue {
  readonly models: readonly Model[];
  /** Entries that could not be understood. */
  readonly skipped: number;
  readonly confirmedMs: EpochMs;
}

interface SeenCatalogue {
  /** Null: no answer, and nothing is kept. */
  readonly kept: KeptCatalogue | null;
  /** Why it could not be confirmed just now; null: it is current. */
  readonly problem: string | null;
}

export interface CatalogueCache {
  /** Sends no request. */
  known(): KeptCatalogue | null;
  /** `fresh`: asks even if what is kept is recent. Never rejects. */
  look(wish: 'recent' | 'fresh', signal: AbortSignal): Promise<SeenCatalogue>;
  forget(): void;
}

interface CatalogueCacheParts {
  readonly provider: Pick<OpenRouterProvider, 'catalogue'>;
  readonly store: CatalogueStore;
  readonly now: () => EpochMs;
}

export function createCatalogueCache(parts: CatalogueCacheParts): CatalogueCache {
  const { provider, store, now } = parts;
  const known = (): KeptCatalogue | null => {
    const kept = store.read(SOURCE);
    if (kept === null) return null;
    try {
      const { models, skipped } = JSON.parse(kept.body) as KeptCatalogue;
      return { models, skipped, confirmedMs: kept.fetchedMs };
    } catch {
      return null; // Written by a program that broke off; the next look replaces it.
    }
  };
  return {
    known,
    async look(wish, signal) {
      const kept = known();
      const recent = kept !== null && Math.abs(now() - kept.confirmedMs) < FRESH_MS;
      if (recent && wish === 'recent') return { kept, problem: null };
      const limited = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
      const looked = await provider.catalogue(limited);
      if (!looked.ok) return { kept, problem: looked.failure.message };
      const { models, skipped, confirmedAtMs: confirmedMs } = looked.value;
      const body = JSON.stringify({ models, skipped });
      store.write(SOURCE, { body, fetchedMs: confirmedMs });
      return { kept: { models, skipped, confirmedMs }, problem: null };
    },
    forget: () => store.clear(SOURCE),
  };
}
