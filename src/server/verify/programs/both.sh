# The answer, then the tests. An end that the tests did not ask for is told by a status of its own.
. "$1"
exit() {
  local status=${1:-$?}
  [[ ${BASH_SOURCE[1]} == "${tests_file}" ]] && trap - EXIT
  builtin exit "$status"
}
tests_file=$2
trap 'status=$?; [ "$status" -eq 0 ] && status=97; builtin exit "$status"' EXIT
. "$2"
status=$?
trap - EXIT
builtin exit "$status"
