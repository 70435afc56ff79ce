#!/bin/sh
# Random structs with constraints, compiled by g++, against ajv with the JSON Schema that they state.
#
#   SEED=7 COUNT=200 ROUNDS=50 tests/suites/67-constraints.sh   other structs, in 50 programs of 200; VALUES sets the values of each
#
# USES
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
SEED=${SEED:-1} COUNT=${COUNT:-40} ROUNDS=${ROUNDS:-1} VALUES=${VALUES:-250}
export COUNT VALUES VALIDATORS

last=$((SEED + ROUNDS - 1))
for seed in $(seq "$SEED" "$last"); do
  say "Generating $COUNT structs with seed $seed ..."
  "$NODE24" "$root/tests/differential/constraints.mjs" "$seed" "$COUNT" >"$work/constraints.cpp"
  check "g++ compiles the structs" g++ -std=c++20 -O0 -I"$root/include" "$work/constraints.cpp" -o "$work/constraints"

  say "Comparing ..."
  status=0
  PROGRAM=$work/constraints SEED=$seed "$NODE24" "$root/tests/node_test.mjs" constraints "$root/tests/differential/constraints.test.mjs" >"$work/tests" 2>&1 || status=$?
  grep -v '✔' "$work/tests" || true
  add_counts "the structs of seed $seed" "$work/tests" "$status"
done
finish constraints
