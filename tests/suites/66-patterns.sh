#!/bin/sh
# Random patterns (include/lambda_wasm/text/pattern.hpp), compiled by g++ and while the program runs, against JavaScript's regular expressions.
#
#   SEED=7 COUNT=100000 tests/suites/66-patterns.sh   other patterns, and more; COMPILED sets the number of those that g++ compiles
#
# USES
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
SEED=${SEED:-1} COUNT=${COUNT:-4000} COMPILED=${COMPILED:-200}

say "Generating patterns with seed $SEED ..."
"$NODE24" "$root/tests/differential/patterns.mjs" "$SEED" "$COMPILED" >"$work/compiled.hpp"
check "g++ compiles $COMPILED patterns" g++ -std=c++20 -O0 -I"$root/include" "-DCOMPILED=\"$work/compiled.hpp\"" "$root/tests/differential/patterns.cpp" -o "$work/patterns"

say "Comparing ..."
status=0
PROGRAM=$work/patterns SEED=$SEED COUNT=$COUNT COMPILED=$COMPILED "$NODE24" "$root/tests/node_test.mjs" patterns "$root/tests/differential/patterns.test.mjs" >"$work/tests" 2>&1 || status=$?
grep -v '✔' "$work/tests" || true
add_counts "the patterns of seed $SEED" "$work/tests" "$status"
finish patterns
