/** What went wrong inside SQLite, as the few kinds that call for different actions. */

type SqliteErrorKind = 'busy' | 'full' | 'read-only' | 'corrupt' | 'io' | 'other';

/** Primary result codes, https://sqlite.org/rescode.html */
const KINDS: ReadonlyMap<number, SqliteErrorKind> = new Map([
  [5, 'busy'],
  [6, 'busy'],
  [8, 'read-only'],
  [10, 'io'],
  [11, 'corrupt'],
  [13, 'full'],
  [14, 'io'],
  [26, 'corrupt'],
]);
const PRIMARY_CODE = 0xff;

/** `other` for errors that are not SQLite's: those are bugs of ours, or of the caller. */
export function classifySqliteError(error: unknown): SqliteErrorKind {
  const code =
    typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined;
  return (typeof code === 'number' && KINDS.get(code & PRIMARY_CODE)) || 'other';
}
