/** Compares with the bill some time after money was spent: OpenRouter's own figure lags behind. */
import { spent } from '../../core/cost-monitor/spend.ts';
import type { EpochMs } from '../../core/types.ts';
import type { Changes } from '../changes.ts';
import type { Stores } from '../openStores.ts';
import { type BillChecker, utcDay } from './bill.ts';

interface WatchParts {
  readonly id: string;
  readonly bill: Pick<BillChecker, 'check'>;
  readonly stores: Pick<Stores, 'spentOnUtcDay'>;
  readonly changes: Changes;
  readonly now: () => EpochMs;
  /** After the last change, so that a busy time is compared once it is over. */
  readonly settleMs: number;
}

/** Returns what ends it. Its timer keeps no process alive. */
export function watchSpending(parts: WatchParts): () => void {
  const { id, bill, stores, changes, now, settleMs } = parts;
  const closing = new AbortController();
  const sum = () => spent(stores.spentOnUtcDay(id, utcDay(now())));
  let last = read(sum);
  let timer: NodeJS.Timeout | undefined;
  const unlisten = changes.listen(topic => {
    if (topic !== 'spend') return;
    const current = read(sum);
    if (current === last) return;
    last = current;
    clearTimeout(timer);
    timer = setTimeout(() => void bill.check(closing.signal), settleMs);
    timer.unref();
  });
  return () => {
    unlisten();
    clearTimeout(timer);
    closing.abort();
  };
}

/** Null where the ledger cannot be read now. */
function read(sum: () => number): number | null {
  try {
    return sum();
  } catch {
    return null;
  }
}
