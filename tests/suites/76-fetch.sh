#!/bin/sh
# HTTP requests from C++: the test functions and the example proxy against servers on loopback.
#
#   tests/suites/76-fetch.sh             builds its functions in build/wasm and build/wasm-newest
#   APPROVE=1 tests/suites/76-fetch.sh   rewrites the golden replies of proxy
#
# RUNS build/wasm build/wasm-newest
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"

for toolchain in default newest; do
  "$root/tests/build.sh" "$toolchain" fetch fetch_full fetch_none proxy >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  case $toolchain in default) folder=wasm ;; newest) folder=wasm-newest ;; esac
  FUNCTIONS=$root/build/$folder/lambda
  export FUNCTIONS
  status=0
  "$NODE24" "$root/tests/node_test.mjs" fetch "$root"/tests/fetch/*.test.mjs >"$work/tests" 2>&1 || status=$?
  grep -v '✔' "$work/tests" || true
  add_counts "by the $toolchain toolchain" "$work/tests" "$status"
done
finish fetch
