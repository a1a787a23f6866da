/**
 * What of this machine a job sees, in the order in which it is mounted: of two folders inside each other
 * the inner one counts, whether it is shown or hidden.
 */
import { lstatSync, realpathSync } from 'node:fs';
import type { Job } from './containment.ts';

export interface Mount {
  readonly kind: 'show' | 'hide';
  readonly path: string;
}

/** Each path once, outer ones first; without those that change nothing. */
export function arrangeMounts({
  readable,
  hidden,
}: Pick<Job, 'readable' | 'hidden'>): readonly Mount[] {
  const kinds = new Map<string, Mount['kind']>();
  for (const path of readable) kinds.set(followTopLink(path), 'show');
  for (const path of hidden) kinds.set(followTopLink(path), 'hide');
  const mounts: Mount[] = [];
  for (const path of [...kinds.keys()].sort((a, b) => (a < b ? -1 : 1))) {
    const kind = kinds.get(path)!;
    const around = mounts.findLast(outer => path.startsWith(`${outer.path}/`))?.kind ?? 'hide';
    if (around !== kind) mounts.push({ kind, path });
  }
  return mounts;
}

/** `/lib/x` is `/usr/lib/x` where `/lib` is a link: what is made through one could be outside. */
function followTopLink(path: string): string {
  const top = /^\/[^/]+(?=\/)/.exec(path)?.[0];
  if (top === undefined || !lstatSync(top, { throwIfNoEntry: false })?.isSymbolicLink())
    return path;
  return realpathSync.native(top) + path.slice(top.length);
}
