/** Compares with the bill some time after money was spent: OpenRouter's own figure lags behind. */
import { sumSpend } from '../../core/cost-monitor/index.ts';
import type { EpochMs } from '../../core/types.ts';
import type { Stores } from '../openStores.ts';
import type { ChangeEvents } from '../session/index.ts';
import { type BillChecker, formatUtcDay } from './bill.ts';

interface WatchParts {
  readonly id: string;
  readonly bill: Pick<BillChecker, 'check'>;
  readonly stores: Pick<Stores, 'spentOnUtcDay'>;
  readonly changes: ChangeEvents;
  readonly now: () => EpochMs;
  /** After the last change, so that a busy time is compared once it is over. */
  readonly settleMs: number;
}

/** Returns what ends it. Its timer keeps no process alive. */
export function checkBillAfterSpending(parts: WatchParts): () => void {
  const { id, bill, stores, changes, now, settleMs } = parts;
  const closing = new AbortController();
  const sum = () => sumSpend(stores.spentOnUtcDay(id, formatUtcDay(now())));
  let last = readSum(sum);
  let timer: NodeJS.Timeout | undefined;
  const unlisten = changes.listen(topic => {
    if (topic !== 'spend') return;
    const current = readSum(sum);
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
function readSum(sum: () => number): number | null {
  try {
    return sum();
  } catch {
    return null;
  }
}
