#!/bin/sh
# Runs the suites in tests/suites and prints the total as its last line: `N passed, N failed`. tests/run.mjs documents the suites.
#
#   tests/run.sh               all of them
#   TEST=runtime tests/run.sh  those whose name contains `runtime` (a regular expression)
#   JOBS=1 tests/run.sh        one after another, instead of two at a time
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tests/environment.sh"
exec "$NODE24" "$root/tests/run.mjs" "$root/tests/suites" "${TEST:-.}" "${JOBS:-2}"
