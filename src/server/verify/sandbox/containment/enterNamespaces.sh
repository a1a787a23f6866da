#!/bin/sh
# Makes the root that a job sees, in the namespaces that it was started in, and runs the job there.
#
# Arguments: the scratch folder, `ro` or `rw`, bytes of the temporary folder, whether the user namespace
# is its `own`, where the scratch folder is to be, how many mounts, the mounts (`-` before a
# folder hides what is in it, `=` ends changes to that), the command. In a user
# namespace of its own, further ones are forbidden: inside them the job would have rights again. `/mnt`
# is only a place to build the new root on; this mount namespace is ours. `/tmp` comes first, since a
# program may live below it. A read-only remount inside a user namespace must repeat the flags that the
# system locked, so strict ones are tried first. Where the root stays writable nothing is run: it is memory
# without a limit.
set -eu
scratch=$1 mode=$2 bytes=$3 users=$4 box=$5 count=$6; shift 6
new=/mnt
if [ "$users" = own ]; then echo 0 > /proc/sys/user/max_user_namespaces; fi
mount -t tmpfs -o mode=755,size=1m,nosuid,nodev box "$new"
readonly_mount() {
  mount --rbind "$1" "$2"
  mount -o remount,bind,ro,nosuid,nodev "$2" 2>/dev/null || mount -o remount,bind,ro "$2"
}
add() {
  if [ -L "$1" ] && [ ! "${1%/*}" ]; then ln -s "$(readlink "$1")" "$new$1"
  elif [ -d "$1" ]; then mkdir -p "$new$1"; readonly_mount "$1" "$new$1"
  elif [ -e "$1" ]; then mkdir -p "$new${1%/*}"; : > "$new$1"; readonly_mount "$1" "$new$1"
  fi
}
hide() { mount -t tmpfs -o mode=755,size=1m,nosuid,nodev hidden "$new$1"; }
seal() {
  mount -o remount,ro,nosuid,nodev "$1" 2>/dev/null ||
    mount -o remount,bind,ro,nosuid,nodev "$1" || exit 125
}
mkdir -p "$new/tmp"
mount -t tmpfs -o "mode=1777,size=$bytes,nr_inodes=65536,nosuid,nodev" tmp "$new/tmp"
while [ "$count" -gt 0 ]; do
  case "$1" in
    -*) hide "${1#-}" ;;
    =*) seal "$new${1#=}" ;;
    *) add "$1" ;;
  esac
  shift; count=$((count - 1))
done
mkdir -p "$new/proc" "$new/dev" "$new$box"
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
if [ "$mode" = rw ]; then mount --bind "$scratch" "$new$box"
else readonly_mount "$scratch" "$new$box"; fi
seal "$new"
cd "$new"
pivot_root . .
umount -l .
cd $box
exec 3<&0
"$@" <&3 3<&- &
exec 3<&-
wait $!
