#!/bin/sh
# Built functions under the managed runtimes' own clients, against a local Runtime API server.
#
#   tests/suites/60-runtime.sh                       runs the functions in build/wasm/lambda, or in $FUNCTIONS
#   APPROVE=1 tests/suites/60-runtime.sh             rewrites the examples' golden replies
#
# RUNS build/wasm
# LONG
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
FUNCTIONS=${FUNCTIONS:-$root/build/wasm/lambda}
export FUNCTIONS

exec "$NODE24" "$root/tests/node_test.mjs" runtime "$root"/tests/runtime/*.test.mjs
