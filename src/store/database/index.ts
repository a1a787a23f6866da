/** The door of `store/database`: what other rooms may use of it. */
export { adoptFormerHome } from './adoptFormerHome.ts';
export { hasDatabase } from './buildDatabasePath.ts';
export {
  Database,
  type LostLedger,
  openDatabase,
  openInMemory,
  toStoreProblem,
} from './database.ts';
export { detectWriteFailure, probeRoom } from './detectWriteFailure.ts';
export { readFileSystemType } from './folder.ts';
export { MarkWriter } from './highWaterMark.ts';
export { deleteMeta, readMeta, writeMeta } from './metaTable.ts';
export { detectProcessState, identifyOwnProcess, type ProcessIdentity } from './processIdentity.ts';
export { readLostTotal } from './readLostTotal.ts';
export { checkRollback, refuseRolledBack } from './rollback.ts';
export type { SchemaPart } from './schema.ts';
export type { StoreProblem } from './storeProblem.ts';
export { LOCK_PATIENCE_MS } from './transaction.ts';
