/**
 * A small file beside the database that remembers how far the ledger had come. A ledger that was
 * emptied, restored from an old copy, or that lost its write-ahead log opens as perfectly healthy;
 * only something outside it can tell.
 *
 * It is written after each commit and not synced: it may lag behind the ledger (harmless), and can
 * never be ahead of a ledger that lost nothing.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  linkSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

export interface HighWaterMark {
  /** `meta.database_id` of the database that it speaks of. */
  readonly databaseId: string;
  /** Highest sequence number of an entry that was committed. */
  readonly sequence: number;
}

/** The file's only record: fixed length, so that one write replaces all of it. */
const RECORD_BYTES = 128;
const RECORD = /^locallama-mark ([\w-]{8,64}) (\d{1,16}) (\d{1,16})\n/;

export function buildMarkPath(home: string): string {
  return join(home, 'ledger.mark');
}

/**
 * Null where there is none. One that is there and cannot be read still says that there was a
 * ledger: one without it must not be taken for new.
 */
export function readMark(home: string): HighWaterMark | 'unreadable' | null {
  const fd = openMark(home, constants.O_RDONLY);
  if (fd === null) return existsSync(buildMarkPath(home)) ? 'unreadable' : null;
  try {
    return readFrom(fd) ?? 'unreadable';
  } catch {
    return 'unreadable';
  } finally {
    closeSync(fd);
  }
}

/** For a ledger that begins anew: a mark that cannot be written on would accuse it for ever. */
export function removeMark(home: string): void {
  rmSync(buildMarkPath(home), { force: true, recursive: true });
}

/** Keeps the mark's file open; `raise` costs a few microseconds. */
export class MarkWriter {
  readonly #fd: number | null;
  readonly #databaseId: string;

  constructor(home: string, databaseId: string) {
    this.#databaseId = databaseId;
    if (!existsSync(buildMarkPath(home))) createWhole(home, { databaseId, sequence: 0 });
    this.#fd = openMark(home, constants.O_RDWR | constants.O_CREAT);
  }

  /**
   * Raises the mark to `sequence`, unless another process was further already, or the mark is of
   * another database: then ours was replaced, and has no say any more. Never throws.
   */
  raise(sequence: number): void {
    this.#writeUnless(
      mark => (mark.databaseId === this.#databaseId ? mark.sequence >= sequence : true),
      sequence,
    );
  }

  /** Makes the mark this database's: for a database that took another's place. */
  claim(): void {
    this.#writeUnless(mark => mark.databaseId === this.#databaseId, 0);
  }

  #writeUnless(keep: (mark: HighWaterMark) => boolean, sequence: number): void {
    if (this.#fd === null) return;
    try {
      const mark = readFrom(this.#fd);
      if (mark !== null && keep(mark)) return;
      writeSync(
        this.#fd,
        formatRecord({ databaseId: this.#databaseId, sequence }),
        0,
        RECORD_BYTES,
        0,
      );
    } catch {
      // A mark that lags detects less, but says nothing wrong; the ledger itself is safe.
    }
  }

  close(): void {
    if (this.#fd !== null) closeSync(this.#fd);
  }
}

/** Appears with its record in it: an empty one would be taken for one that lost its record. */
function createWhole(home: string, mark: HighWaterMark): void {
  const draft = join(home, `ledger.mark.${randomUUID()}`);
  try {
    writeFileSync(draft, formatRecord(mark), { mode: 0o600 });
    linkSync(draft, buildMarkPath(home)); // unlike a renaming, never replaces another process's
  } catch {
    // It is there by now, or there are no links here: then it is written in place.
  }
  try {
    rmSync(draft, { force: true });
  } catch {
    // A stray draft says nothing to anybody.
  }
}

function openMark(home: string, flags: number): number | null {
  try {
    return openSync(buildMarkPath(home), flags, 0o600);
  } catch {
    return null;
  }
}

function readFrom(fd: number): HighWaterMark | null {
  const buffer = Buffer.alloc(RECORD_BYTES);
  const bytes = readSync(fd, buffer, 0, RECORD_BYTES, 0);
  const [, databaseId, sequence, check] = RECORD.exec(buffer.toString('latin1', 0, bytes)) ?? [];
  if (databaseId === undefined || computeChecksum(databaseId, Number(sequence)) !== Number(check)) {
    return null;
  }
  return { databaseId, sequence: Number(sequence) };
}

function formatRecord({ databaseId, sequence }: HighWaterMark): Buffer {
  const text = `locallama-mark ${databaseId} ${sequence} ${computeChecksum(databaseId, sequence)}\n`;
  return Buffer.from(text.padEnd(RECORD_BYTES, ' '), 'latin1');
}

/** FNV-1a: catches a half-written record, nothing more. */
function computeChecksum(databaseId: string, sequence: number): number {
  let hash = 0x811c9dc5;
  for (const char of `${databaseId} ${sequence}`) {
    hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  }
  return hash >>> 0;
}
