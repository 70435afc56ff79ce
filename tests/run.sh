#!/bin/sh
# Runs the suites in tests/suites and ends with one line that sums them up: `N passed, N failed`. tests/run.mjs says how.
#
#   tests/run.sh               all of them
#   TEST=runtime tests/run.sh  those whose name contains `runtime` (a regular expression)
#   JOBS=1 tests/run.sh        one after another, instead of two side by side
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tests/environment.sh"
exec "$NODE24" "$root/tests/run.mjs" "$root/tests/suites" "${TEST:-.}" "${JOBS:-2}"
