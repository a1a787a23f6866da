/** Ends the reservations of processes that are gone: what they held counts as spent. */
import type { Recovery } from './callState.ts';
import { isExpiredReservation } from './expiredReservations.ts';
import type { LedgerBooks } from './ledgerBooks.ts';
import type { LedgerOptions } from './ledgerOptions.ts';

/** Orphans handled in one transaction, so that others can write in between. */
const MAX_ORPHANS_AT_ONCE = 500;

/** Never throws: what cannot be written now (locked, full) stays reserved, which is the safe side. */
export function chargeOrphans(
  books: LedgerBooks,
  { processIdentity, now }: Pick<LedgerOptions, 'processIdentity' | 'now'>,
  transact: (work: () => Recovery) => Recovery,
): Recovery {
  try {
    const open = books.states.open(MAX_ORPHANS_AT_ONCE);
    const orphans = open.filter(call => isExpiredReservation(call, processIdentity, now()));
    if (orphans.length > 0) return transact(() => books.chargeExpired(orphans, now()));
  } catch {} // Not now.
  return { charged: 0, chargedNanoUsd: 0 };
}
