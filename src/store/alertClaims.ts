/** Which warnings were shown already, by any process: the first to claim a key shows it. */
import type { EpochMs } from '../core/types.ts';
import type { Database } from './database.ts';

/** Those of `keys` that nobody had claimed; none where that cannot be written. */
export function claimAlerts(
  database: Database,
  keys: readonly string[],
  atMs: EpochMs,
): readonly string[] {
  if (keys.length === 0) return [];
  try {
    return database.write(() => {
      const insert = database.sqlite.prepare('INSERT OR IGNORE INTO alert VALUES (?, ?)');
      return keys.filter(key => Number(insert.run(key, atMs).changes) > 0);
    });
  } catch {
    return [];
  }
}
