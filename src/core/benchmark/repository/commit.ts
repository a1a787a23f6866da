/** A commit as a source of tasks: what it says, and which files it changes. */

export interface Commit {
  readonly id: string;
  readonly parent: string;
  readonly message: string;
  readonly changes: readonly FileChange[];
}

export interface FileChange {
  /** Git's letter: `A`dded, `M`odified, `D`eleted, `R`enamed, `T`ype changed … */
  readonly status: string;
  /** Where it is after the commit. */
  readonly path: string;
}

/** What `git log` is asked for, and read by `readCommits`. */
export const LOG_ARGUMENTS: readonly string[] = [
  ...['log', '--no-merges', '-M', '-z', '--name-status', '--no-show-signature'],
  '--format=%x01%H%x02%P%x02%B%x02',
];

/** Commits without exactly one parent are left out. */
export function readCommits(log: string): readonly Commit[] {
  return log.split('\u0001').flatMap(text => {
    const [id = '', parent = '', message = '', listed] = text.split('\u0002');
    if (listed === undefined || !ID.test(id) || !ID.test(parent)) return [];
    return [{ id, parent, message: message.trim(), changes: readChanges(listed) }];
  });
}

const ID = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** `STATUS NUL path NUL`, and two paths where it was renamed or copied. */
function readChanges(listed: string): readonly FileChange[] {
  const parts = listed.split('\0').map(part => part.replace(/^\n+/, ''));
  const changes: FileChange[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const status = /^([A-Z])\d*$/.exec(parts[at]!)?.[1];
    if (status === undefined) continue;
    at += status === 'R' || status === 'C' ? 2 : 1;
    changes.push({ status, path: parts[at] ?? '' });
  }
  return changes;
}
