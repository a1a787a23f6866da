/**
 * What OpenRouter says of the key: its limits, and what it used today, held against the ledger.
 *
 * It is asked at most once in five minutes, by all processes together, and only where it is read
 * or money was spent. Both figures are of one moment: the ledger goes on, the bill does not.
 */
import {
  type BillReconciliation,
  reconcileBill,
  type SpentByBasis,
} from '../../core/cost-monitor/index.ts';
import type { EpochMs, Failure } from '../../core/types.ts';
import type { KeyStatus, OpenRouterProvider } from '../../providers/index.ts';
import type { CatalogueStore } from '../../store/index.ts';

const SOURCE = 'openrouter/key';
const EVERY_MS = 300_000;
/** Longest wait. */
const ASK_MS = 3_000;

export interface Bill {
  readonly status: KeyStatus;
  /** The UTC day that both figures are of. */
  readonly day: string;
  readonly ledger: SpentByBasis;
  readonly checkedMs: EpochMs;
}

export interface BillChecker {
  /** What was last heard; null: nothing yet. Sends no request. */
  known(): Bill | null;
  /** Why the last question had no answer; null: it had one, or none was asked. */
  problem(): string | null;
  /** Whether OpenRouter refused the key when it was last asked. */
  refused(): boolean;
  /** Asks OpenRouter where the last time is long enough ago. Never rejects. */
  check(signal: AbortSignal): Promise<Bill | null>;
  forget(): void;
}

interface BillParts {
  readonly provider: Pick<OpenRouterProvider, 'id' | 'keyStatus'>;
  readonly store: CatalogueStore;
  readonly spentOnUtcDay: (provider: string, date: string) => SpentByBasis;
  readonly now: () => EpochMs;
  /** Called when there is a new figure. */
  readonly onCheck: () => void;
}

export function createBillChecker(parts: BillParts): BillChecker {
  const { provider, store, spentOnUtcDay, now } = parts;
  let triedMs = Number.NEGATIVE_INFINITY;
  let failure: Failure | null = null;
  let asking: Promise<void> | null = null;

  const known = (): Bill | null => {
    const kept = store.read(SOURCE);
    if (kept === null) return null;
    try {
      return { ...(JSON.parse(kept.body) as Omit<Bill, 'checkedMs'>), checkedMs: kept.fetchedMs };
    } catch {
      return null;
    }
  };
  const ask = async (signal: AbortSignal) => {
    triedMs = now();
    const limited = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
    const looked = await provider.keyStatus(limited);
    failure = looked.ok ? null : looked.failure;
    if (!looked.ok) return;
    const day = formatUtcDay(now());
    const body = { status: looked.value, day, ledger: spentOnUtcDay(provider.id, day) };
    store.write(SOURCE, { body: JSON.stringify(body), fetchedMs: now() });
    parts.onCheck();
  };
  return {
    known,
    problem: () => failure?.message ?? null,
    refused: () => failure?.kind === 'auth',
    async check(signal) {
      const lastMs = Math.max(triedMs, known()?.checkedMs ?? triedMs);
      if (Math.abs(now() - lastMs) >= EVERY_MS) {
        asking ??= ask(signal).finally(() => {
          asking = null;
        });
      }
      await asking;
      return known();
    },
    forget() {
      triedMs = Number.NEGATIVE_INFINITY;
      failure = null;
      store.clear(SOURCE);
    },
  };
}

/** The comparison of a day; null where OpenRouter did not tell what was used on it. */
export function computeAgreement(bill: Bill): BillReconciliation | null {
  const { usedTodayNanoUsd, byokTodayNanoUsd = 0 } = bill.status;
  if (usedTodayNanoUsd === undefined) return null;
  // The ledger books what own keys cost upstream, too.
  return reconcileBill(bill.ledger, usedTodayNanoUsd + byokTodayNanoUsd);
}

export const formatUtcDay = (at: EpochMs): string => new Date(at).toISOString().slice(0, 10);
