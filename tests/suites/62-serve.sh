#!/bin/sh
# The local server: requests, streams, the function's effects on the process, rebuilds, a browser's EventSource, its page, and load;
# requests that schemathesis makes from the documents of the examples.
#
# RUNS build/wasm
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$root/tests/build.sh" default hello orders echo greeting stream events api shop site >"$log" 2>&1 || { cat "$log"; exit 1; }
FUNCTIONS=$root/build/wasm/lambda
export FUNCTIONS

exec "$NODE24" "$root/tests/node_test.mjs" serve "$root"/tests/serve/*.test.mjs
