/** Which reservations no process will settle any more. */
import type { EpochMs } from '../../core/types.ts';
import { detectProcessState, type ProcessIdentity } from '../database/index.ts';
import type { OpenCall } from './callState.ts';

/** Far above any call's time limit: beyond it a reservation is ended in any case. */
const LONGEST_CALL_MS = 24 * 3_600_000;

/**
 * True where its process is gone. A living process may have lost a call too, and of one in another
 * container or machine unknown here: none takes a day.
 */
export function isExpiredReservation(
  open: OpenCall,
  own: ProcessIdentity,
  nowMs: EpochMs,
): boolean {
  if (nowMs - open.atMs > LONGEST_CALL_MS) return true;
  if (open.process === own) return false;
  const life = detectProcessState(open.process);
  return life === 'gone' || life === 'restarted';
}
