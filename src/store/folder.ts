/** Whether a folder can hold the database at all: it must be ours to write, and on this machine. */
import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import type { StoreProblem } from './problem.ts';

/** `statfs` types of file systems whose locks do not reach across machines, so that WAL breaks. */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x5346414f, 'AFS'],
  [0x01021997, '9p'],
  [0x00c36400, 'Ceph'],
  [0x73757245, 'Coda'],
]);

/** The type number of a folder's file system, as `statfs` gives it. An argument for tests. */
export type FileSystemType = (folder: string) => number;

export const fileSystemType: FileSystemType = folder => statfsSync(folder).type;

/** Makes the folder if needed (readable by its owner only); what is wrong with it, else null. */
export function folderProblem(folder: string, typeOf: FileSystemType): StoreProblem | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const network = networkName(folder, typeOf(folder));
    return network === null ? null : networkProblem(folder, network);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      kind: 'unwritable',
      message: `The folder ${folder} cannot be written (${why}).`,
    };
  }
}

/** Name of the network file system, or null for one that is on this machine. */
export function networkName(folder: string, type: number): string | null {
  if (/^[\\/]{2}[^\\/?.]/.test(folder)) return 'a network share';
  return NETWORK_FILE_SYSTEMS.get(type >>> 0) ?? null;
}

function networkProblem(folder: string, network: string): StoreProblem {
  return {
    kind: 'network-folder',
    message:
      `The folder ${folder} is on a network file system (${network}), where a ledger that ` +
      'several programs share can be damaged. Set LOCALLAMA_HOME to a folder on this machine.',
  };
}
