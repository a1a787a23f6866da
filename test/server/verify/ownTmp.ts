/** A temporary folder of this test's own, so that what others leave in the shared one does not count. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface OwnTmp {
  /** What is in it now. */
  readonly list: () => readonly string[];
  readonly remove: () => void;
}

/** Points this process's temporary folder to a fresh one until it is removed. */
export function ownTmp(): OwnTmp {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(tmpdir(), 'locallama-tmp-'));
  process.env.TMPDIR = folder;
  return {
    list: () => readdirSync(folder),
    remove: () => {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
