/** Notices what other processes do to the ledger: their spending, and the calls that they left behind. */
import type { LedgerStore } from '../../store/index.ts';
import type { ChangeEvents } from '../session/index.ts';

/** Another process's spending shows within a second. */
const WATCH_MS = 500;
/** Looks until reservations of dead processes are looked for. */
const LOOKS_PER_RECOVERY = 10;

/** Returns what ends the watch. It never keeps the process alive. */
export function watchLedger(
  ledger: Pick<LedgerStore, 'changeCounter' | 'recoverOrphans'>,
  changes: ChangeEvents,
): () => void {
  let last: number | null = null;
  let looks = 0;
  const timer = setInterval(() => {
    looks += 1;
    if (looks % LOOKS_PER_RECOVERY === 0) ledger.recoverOrphans();
    try {
      const current = ledger.changeCounter();
      if (current !== last && last !== null) changes.announce('spend');
      last = current;
    } catch {
      // Locked or damaged: the next read reports it.
    }
  }, WATCH_MS);
  timer.unref();
  return () => clearInterval(timer);
}
