/** Whether this database may decide about money, and how the person ends the state in which not. */
import type { BudgetRefusal, ReservationRequest } from '../../core/types.ts';
import {
  checkRollback,
  type Database,
  deleteMeta,
  type LostLedger,
  readMeta,
  type StoreProblem,
  toStoreProblem,
} from '../database/index.ts';

export type { LostLedger } from '../database/index.ts';

/** Null when paid calls may be decided on; reads a row or two. Never throws. */
export function findLedgerProblem(database: Database): StoreProblem | null {
  if (database.problem !== null) return database.problem;
  if (database.isReplaced()) {
    return {
      kind: 'replaced',
      message:
        `The database in ${database.home} was removed or replaced while LocalLama ran. ` +
        'Restart its server to have it checked.',
    };
  }
  try {
    const rolledBack = checkRollback(database);
    if (rolledBack !== null) return rolledBack;
    const lost = readLostLedger(database);
    return lost === null ? null : describeLoss(lost);
  } catch (error) {
    return toStoreProblem(error, database.home);
  }
}

/** The loss that waits for the person's word; null when there is none. Throws SQLite's errors. */
export function readLostLedger(database: Database): LostLedger | null {
  const lost = readMeta(database.sqlite, 'lost');
  return lost === null ? null : (JSON.parse(lost) as LostLedger);
}

/** Lets paid calls begin on the fresh ledger. Throws SQLite's errors. */
export function confirmLoss(database: Database): void {
  database.write(() => deleteMeta(database.sqlite, 'lost'));
}

/** A reservation that no budget was asked about: the ledger itself stands in the way. */
export function refuseReservation(
  { worstNanoUsd }: ReservationRequest,
  why: string,
): { readonly ok: false; readonly refusal: BudgetRefusal } {
  const message = `No paid call is made: ${why}`;
  const nothing = { limit: null, left: null, resetsAtMs: null };
  return { ok: false, refusal: { scope: 'ledger', message, wanted: worstNanoUsd, ...nothing } };
}

function describeLoss(lost: LostLedger): StoreProblem {
  const copy = lost.copy === null ? '' : ` The old files were kept in ${lost.copy}.`;
  return {
    kind: 'lost',
    message:
      `${lost.message}${copy} What was spent before is not counted any more, so paid calls wait ` +
      'until you confirm that the ledger begins anew: locallama doctor --confirm-new-ledger.',
  };
}
