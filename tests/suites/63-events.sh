#!/bin/sh
# Mutated HTTP events, events of structs of many kinds, of unions and with constraints, and recorded events of every type of
# <lambda_wasm/events.hpp>, for which native and Wasm functions must return the same replies.
#
#   SEED=7 tests/suites/63-events.sh   other events
#
# RUNS build/wasm
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"

say "Building the functions ..."
check "the default toolchain compiles them" "$root/tests/build.sh" default echo event_parts kinds kinds_none unions unions_none constraints constraints_none event_types
check "g++ compiles the program that invokes them" g++ -std=c++20 -O1 -I"$root/include" -c "$root/tests/differential/native.cpp" -o "$work/native.o"
for source in examples/echo tests/functions/event_parts tests/functions/kinds tests/functions/unions tests/functions/constraints; do
  check "g++ compiles ${source##*/}" g++ -std=c++20 -O1 -I"$root/include" "$root/$source/main.cpp" "$work/native.o" -o "$work/${source##*/}"
done
check "g++ compiles event_types" g++ -std=c++20 -O0 -I"$root/include" -isystem "$NLOHMANN_JSON_INCLUDE" "$root/tests/functions/events/main.cpp" "$work/native.o" -o "$work/event_types"

say "Comparing ..."
status=0
PROGRAMS=$work FUNCTIONS=$root/build/wasm/lambda NODES="$NODE22 $NODE24 $NODE26" "$NODE24" "$root/tests/node_test.mjs" events "$root/tests/differential/events.test.mjs" "$root/tests/differential/kinds.test.mjs" "$root/tests/differential/unions.test.mjs" "$root/tests/differential/checked.test.mjs" "$root/tests/differential/event_types.test.mjs" >"$work/tests" 2>&1 || status=$?
grep -v '✔' "$work/tests" || true
add_counts "the events" "$work/tests" "$status"
finish events
