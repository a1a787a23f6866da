/**
 * Containment by the kernel's namespaces alone, through util-linux' `unshare`, for systems without
 * bubblewrap: the same own root, made by a short shell script as the first process inside.
 *
 * The script stays as process 1 and never changes its user, because a change of user clears the
 * signal that kills it when this process dies; when process 1 dies, the kernel kills all the others.
 */

import { buildLimitArguments } from './buildLimitArguments.ts';
import {
  BOX,
  type CommandLine,
  type Containment,
  type Job,
  type LinuxHost,
  SCRATCH_BYTES,
  SYSTEM_FILES,
  SYSTEM_FOLDERS,
  SYSTEM_PATH,
  UNFILTERED,
} from './containment.ts';
import { dieWithParent } from './dieWithParent.ts';
import { buildSystemCallFilter } from './systemCalls.ts';
import { ENTER_NAMESPACES } from './texts.ts';

export function createNamespaces({ uid, counts, unfiltered = false }: LinuxHost): Containment {
  const filter = unfiltered ? null : buildSystemCallFilter(process.arch);
  const describes =
    'Linux namespaces: no network, no files of yours, limited time, memory, processes';
  return {
    kind: 'namespaces',
    describes: filter === null ? describes + UNFILTERED : describes,
    anyProgram: true,
    ownRoot: true,
    wrap: job => wrap(job, uid, counts, filter),
  };
}

function wrap(job: Job, uid: number, counts: boolean, filter: Uint8Array | null): CommandLine {
  const user = uid === 0 ? [] : ['--user', '--map-root-user'];
  const mounts = [...SYSTEM_FOLDERS, ...SYSTEM_FILES, ...job.readable];
  const args = [
    ...['unshare', ...user, '--mount', '--pid', '--net', '--ipc', '--uts'],
    ...['--fork', '--kill-child', '/bin/sh', '-c', ENTER_NAMESPACES, 'box'],
    ...[job.scratch, job.writable ? 'rw' : 'ro', String(SCRATCH_BYTES)],
    ...[uid === 0 ? 'host' : 'own', BOX, String(mounts.length)],
    ...mounts,
    ...buildLimitArguments(job, counts, filter),
  ];
  return { ...dieWithParent(args), env: { PATH: SYSTEM_PATH }, cwd: '/' };
}

/**
 * Arguments: the scratch folder, `ro` or `rw`, bytes of the temporary folder, whose the user
 * namespace is, how many mounts, the mounts, the command. In a user namespace of its own, further ones
 * are forbidden: inside them the job would have rights again. `/mnt` is only a place to build the new
 * root on; this mount namespace is ours. `/tmp` comes first, since a program may live below it.
 * A read-only remount inside a user namespace must repeat the flags that the system locked, so
 * strict ones are tried first. Where the root stays writable nothing is run: it is memory without a limit.
 */
const SCRIPT = `
set -eu
scratch=$1 mode=$2 bytes=$3 users=$4 count=$5; shift 5
new=/mnt
if [ "$users" = own ]; then echo 0 > /proc/sys/user/max_user_namespaces; fi
mount -t tmpfs -o mode=755,size=1m,nosuid,nodev box "$new"
readonly_mount() {
  mount --rbind "$1" "$2"
  mount -o remount,bind,ro,nosuid,nodev "$2" 2>/dev/null || mount -o remount,bind,ro "$2"
}
add() {
  if [ -L "$1" ] && [ ! "\${1%/*}" ]; then ln -s "$(readlink "$1")" "$new$1"
  elif [ -d "$1" ]; then mkdir -p "$new$1"; readonly_mount "$1" "$new$1"
  elif [ -e "$1" ]; then mkdir -p "$new\${1%/*}"; : > "$new$1"; readonly_mount "$1" "$new$1"
  fi
}
mkdir -p "$new/tmp"
mount -t tmpfs -o "mode=1777,size=$bytes,nr_inodes=65536,nosuid,nodev" tmp "$new/tmp"
while [ "$count" -gt 0 ]; do add "$1"; shift; count=$((count - 1)); done
mkdir -p "$new/proc" "$new/dev" "$new${BOX}"
mount -t proc -o nosuid,nodev,noexec proc "$new/proc"
for name in null zero full random urandom; do
  : > "$new/dev/$name"; mount --bind "/dev/$name" "$new/dev/$name"
done
ln -s /proc/self/fd "$new/dev/fd"
ln -s fd/0 "$new/dev/stdin"; ln -s fd/1 "$new/dev/stdout"; ln -s fd/2 "$new/dev/stderr"
mkdir "$new/dev/shm"
mount -t tmpfs -o "mode=1777,size=$bytes,nr_inodes=65536,nosuid,nodev" shm "$new/dev/shm"
mount --bind "$new/proc/sys" "$new/proc/sys"
mount -o remount,bind,ro,nosuid,nodev,noexec "$new/proc/sys"
if [ "$mode" = rw ]; then mount --bind "$scratch" "$new${BOX}"
else readonly_mount "$scratch" "$new${BOX}"; fi
mount -o remount,ro,nosuid,nodev "$new" 2>/dev/null ||
  mount -o remount,bind,ro,nosuid,nodev "$new" || exit 125
cd "$new"
pivot_root . .
umount -l .
cd ${BOX}
exec 3<&0
"$@" <&3 3<&- &
exec 3<&-
wait $!
`;
