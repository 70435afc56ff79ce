#!/bin/sh
# Runs the suites in tests/suites, one after another, and ends with one line that sums them up: `N passed, N failed`.
#
#   tests/run.sh               all of them
#   TEST=runtime tests/run.sh  those whose name contains `runtime` (a pattern of grep -E)
#
# A suite is an executable file NN-name.sh that prints a line `name: N passed, N failed` last, and exits 1 if anything
# failed. One that prints no such line, or counts no test, has failed.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tests/environment.sh"

output=$(mktemp)
trap 'rm -f "$output" "$output.status"' EXIT
trap 'exit 1' HUP INT TERM

suites=$(cd "$root/tests" && find suites -name '[0-9]*.sh' | sed 's,.*/,,' | sort | grep -E "${TEST:-.}")
total=$(printf '%s' "$suites" | grep -c .)
count=0 passed=0 failed=0 failures=

for file in $suites; do
  suite=$root/tests/suites/$file
  name=${file%.sh}
  count=$((count + 1))
  before=$(date +%s)
  printf '\n=== [%s/%s] %s\n' "$count" "$total" "$name"
  { "$suite" </dev/null 2>&1; echo $? >"$output.status"; } | tee "$output"
  status=$(cat "$output.status")

  # The last line that counts is the suite's own; the numbers of tools it ran stand before it.
  counts=$(sed -n 's/^[A-Za-z0-9_-]*: \([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed.*/\1 \2/p' "$output" | tail -n 1)
  good=${counts% *} bad=${counts#* } note=
  if [ -z "$counts" ]; then
    good=0 bad=1 note=", having printed no line 'name: N passed, N failed'"
  elif [ "$status" != 0 ] && [ "$bad" = 0 ]; then
    bad=1 note=", counting no failure but exiting with status $status"
  elif [ "$good" = 0 ] && [ "$bad" = 0 ]; then
    bad=1 note=", having run no test"
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
  [ "$bad" = 0 ] || failures="$failures $name"
  printf '=== [%s/%s] %s: %s passed, %s failed%s (%s s)\n' \
    "$count" "$total" "$name" "$good" "$bad" "$note" "$(($(date +%s) - before))"
done

if [ "$total" = 0 ]; then
  printf 'No suite of tests/suites has a name that matches %s.\n' "${TEST:-anything}"
  failed=1
fi
[ -z "$failures" ] || printf '\nFailed:%s\nTEST=NAME make test runs one of them alone.\n' "$failures"
printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
