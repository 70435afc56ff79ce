#!/bin/sh
# AWS services from C++: the test functions and the example notes against a local AWS mock, through the AWS SDK for JavaScript.
#
#   tests/suites/75-aws.sh             builds its functions in build/wasm
#   APPROVE=1 tests/suites/75-aws.sh   rewrites the golden replies of notes
#
# RUNS build/wasm
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$root/tests/build.sh" default aws aws_full aws_none notes >"$log" 2>&1 || { cat "$log"; exit 1; }
FUNCTIONS=$root/build/wasm/lambda
export FUNCTIONS

exec "$NODE24" "$root/tests/node_test.mjs" aws "$root"/tests/aws/*.test.mjs
