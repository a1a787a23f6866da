# The answer, then the tests. An end that the tests did not ask for is told by a status of its own.
exit() {
  local status=${1:-$?}
  [[ ${BASH_SOURCE[1]} == "${tests_file}" ]] && trap - EXIT
  builtin exit "$status"
}
tell_early_end() {
  trap 'status=$?; [ "$status" -eq 0 ] && status=97; builtin exit "$status"' EXIT
}
tests_file=$2
tell_early_end
. "$1"
# The answer may have set a trap of its own.
tests_file=$2
tell_early_end
. "$2"
status=$?
trap - EXIT
builtin exit "$status"
