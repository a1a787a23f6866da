/** Which warnings were shown already, by any process: the first to claim a key shows it. */
import type { EpochMs } from '../core/types.ts';
import { type Database, detectWriteFailure } from './database/index.ts';

/** Most warnings that one process shows while it can note none. */
const MAX_SHOWN = 100;

/**
 * Those of `keys` that no process had claimed. Where a disk is full, those that this process has not
 * shown (`shownHere`, which is added to): the full disk itself is among what has to be told.
 */
export function claimAlerts(
  database: Database,
  shownHere: Set<string>,
  keys: readonly string[],
  atMs: EpochMs,
): readonly string[] {
  if (keys.length === 0) return [];
  try {
    return database.write(() => {
      const insert = database.sqlite.prepare('INSERT OR IGNORE INTO alert VALUES (?, ?)');
      return keys.filter(key => Number(insert.run(key, atMs).changes) > 0);
    });
  } catch (error) {
    if (detectWriteFailure(error, database) === null) return [];
    const news = keys.filter(key => !shownHere.has(key)).slice(0, MAX_SHOWN - shownHere.size);
    for (const key of news) shownHere.add(key);
    return news;
  }
}
