#!/bin/sh
# The examples as native programs, whose replies must equal those of the Wasm builds.
#
# USES build/gcc
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"

say "Building the examples for this machine ..."
check "gcc compiles the examples" "$root/tests/build.sh" gcc all
status=0
PROGRAMS=$root/build/gcc/examples "$NODE24" "$root/tests/node_test.mjs" examples-native "$root"/tests/examples/*.test.mjs >"$work/tests" 2>&1 || status=$?
grep -v '✔' "$work/tests" || true
add_counts "the examples on this machine" "$work/tests" "$status"
finish examples-native
