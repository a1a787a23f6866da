/**
 * Keeps audit rows. That of a request which leaves this machine is in the database before its first
 * byte, so that no kill of the process loses it; it is not synced by itself, but was preceded by the
 * synced reservation of a paid call. The others are written in batches, since a commit would stand
 * between a person and a local model's first token.
 */
import type { AuditRecord, AuditStore } from '../../../store/index.ts';
import type { Logger } from '../../session/index.ts';

/** Longest time that the row of a request that stays here is in memory only. */
const FLUSH_MS = 200;
/** Rows that wait while the database cannot be written; beyond it the oldest go to the log alone. */
const MAX_WAITING = 1_000;

interface AuditLog {
  /** Never throws: where the database cannot be written, the row is in the log and waits. */
  note(row: AuditRecord, leaves: boolean): void;
  /** Writes what waits now. Never throws. */
  flush(): void;
}

export function createAuditLog(store: AuditStore, log: Logger): AuditLog {
  let waiting: AuditRecord[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting.length === 0) return;
    try {
      store.add(waiting);
      waiting = [];
    } catch (error) {
      log.warn('the audit waits for the database', { error: String(error) });
      waiting = waiting.slice(-MAX_WAITING);
    }
  };
  return {
    note(row, leaves) {
      log.info('request', { ...row });
      waiting.push(row);
      if (leaves) flush();
      else timer ??= setTimeout(flush, FLUSH_MS);
    },
    flush,
  };
}
