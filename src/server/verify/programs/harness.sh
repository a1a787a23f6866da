# Runs an answer and then its tests in one Bash, as if they stood in one file, and says what came of them in
# one line with the word that only the caller knows. The caller adds the call of `main`; in a control run the
# tests always fail, so that an answer of which it is said that they passed wrote it itself.

say() {
  local text=${2//\\/\\\\}
  printf '\n%s %s %s\n' "$word" "$1" "${text//$'\n'/\\n}"
  exit 0
}

main() {
  word=$1
  local folder=${0%/*} tests=${0%/*}/$2 problem begun ended status
  problem=$(bash -n "$tests" 2>&1) || say unable "the tests do not parse: $problem"
  problem=$(bash -n "$folder/answer.sh" 2>&1) || say unloaded "$problem"
  begun=${EPOCHREALTIME/./}
  problem=$(bash --noprofile --norc "$folder/both.sh" "$folder/answer.sh" "$tests" 2>&1 | tail -c 6000
    exit "${PIPESTATUS[0]}")
  status=$?
  ended=${EPOCHREALTIME/./}
  case $status in
    0) say passed "$(((ended - begun) / 1000))" ;;
    97) say ended ;;
    *) say failed "exit status $status"$'\n'"${problem//"$folder/"/}" ;;
  esac
}
