/**
 * Collects audit rows and writes them in batches, off the way of the request: a row's commit would
 * otherwise stand between a person and the first token.
 */
import type { AuditNote, AuditStore } from '../../store/auditStore.ts';
import type { Logger } from '../logger.ts';

/** Longest time that a row is in memory only. */
const FLUSH_MS = 200;
/** Rows that wait while the database cannot be written; beyond it the oldest go to the log alone. */
const MAX_WAITING = 1_000;

interface AuditLog {
  note(row: AuditNote): void;
  /** Writes what waits now. Never throws. */
  flush(): void;
}

export function createAuditLog(store: AuditStore, log: Logger): AuditLog {
  let waiting: AuditNote[] = [];
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
    note(row) {
      log.info('request', { ...row });
      waiting.push(row);
      timer ??= setTimeout(flush, FLUSH_MS);
    },
    flush,
  };
}
