/** How many files of a folder each rule keeps, for `locallama doctor`: a rule of none is a mistake. */

import { join } from 'node:path';
import { createGlobFinder } from '../../core/decision-engine/index.ts';
import { MAX_ENTRIES } from './createKeptFiles.ts';
import { walkFolder } from './walkFolder.ts';

export interface RuleCount {
  readonly glob: string;
  readonly files: number;
}

/** Every rule of `globs` by itself, in order; those that open files are left out. */
export async function countKeptFiles(
  folder: string,
  globs: readonly string[],
): Promise<readonly RuleCount[]> {
  const counts = globs
    .filter(glob => !glob.trim().startsWith('!'))
    .map(glob => ({ glob, find: createGlobFinder([glob]), files: 0 }));
  for await (const inner of walkFolder(folder, MAX_ENTRIES)) {
    for (const each of counts) if (each.find(join(folder, inner)) !== undefined) each.files += 1;
  }
  return counts.map(({ glob, files }) => ({ glob, files }));
}
