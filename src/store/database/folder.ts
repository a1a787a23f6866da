/** Whether a folder can hold the database at all: it must be ours to write, and on this machine. */
import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StoreProblem } from './storeProblem.ts';

/** `statfs` types of file systems with locks that do not reach across machines, so that WAL breaks. */
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

export const readFileSystemType: FileSystemType = folder => statfsSync(folder).type;

/** Makes the folder if needed (readable by its owner only); what is wrong with it, else null. */
export function checkFolder(folder: string, typeOf: FileSystemType): StoreProblem | null {
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const network = detectNetwork(folder, typeOf(folder));
    return network === null ? null : describeNetworkFolder(folder, network);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      kind: 'unwritable',
      message: `The folder ${folder} cannot be written (${why}).`,
    };
  }
}

/** One level at a time: Node's own recursion never ends where a file system answers "no such file". */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.push(at);
  for (const level of missing.reverse()) {
    try {
      mkdirSync(level, { mode: 0o700 });
    } catch (error) {
      if (!existsSync(level)) throw error; // Another process may have made it meanwhile.
    }
  }
}

/** Name of the network file system, or null for one that is on this machine. */
export function detectNetwork(folder: string, type: number): string | null {
  if (/^[\\/]{2}[^\\/?.]/.test(folder)) return 'a network share';
  return NETWORK_FILE_SYSTEMS.get(type >>> 0) ?? null;
}

function describeNetworkFolder(folder: string, network: string): StoreProblem {
  return {
    kind: 'network-folder',
    message:
      `The folder ${folder} is on a network file system (${network}), where a ledger that ` +
      'several programs share can be damaged. Set LOCALLAMA_HOME to a folder on this machine.',
  };
}
