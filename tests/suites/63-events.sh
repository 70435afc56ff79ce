#!/bin/sh
# Mutated HTTP events, and events of structs of many kinds, of unions and with constraints, for which native and Wasm functions must return the same replies.
#
#   SEED=7 tests/suites/63-events.sh   other events
#
# RUNS build/wasm
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"

say "Building the functions ..."
check "the default toolchain compiles them" "$root/tests/build.sh" default echo event_parts kinds kinds_none unions unions_none constraints constraints_none
check "g++ compiles the program that invokes them" g++ -std=c++20 -O1 -I"$root/include" -c "$root/tests/differential/native.cpp" -o "$work/native.o"
for source in examples/echo tests/functions/event_parts tests/functions/kinds tests/functions/unions tests/functions/constraints; do
  check "g++ compiles ${source##*/}" g++ -std=c++20 -O1 -I"$root/include" "$root/$source/main.cpp" "$work/native.o" -o "$work/${source##*/}"
done

say "Comparing ..."
status=0
PROGRAMS=$work FUNCTIONS=$root/build/wasm/lambda "$NODE24" "$root/tests/node_test.mjs" events "$root/tests/differential/events.test.mjs" "$root/tests/differential/kinds.test.mjs" "$root/tests/differential/unions.test.mjs" "$root/tests/differential/checked.test.mjs" >"$work/tests" 2>&1 || status=$?
grep -v '✔' "$work/tests" || true
add_counts "the events" "$work/tests" "$status"
finish events
