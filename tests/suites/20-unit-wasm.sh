#!/bin/sh
# The unit tests as Wasm: built by both toolchains, run by both versions of Node.js.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"

for toolchain in default newest; do
  folder=$root/build/wasm
  [ "$toolchain" = default ] || folder=$root/build/wasm-$toolchain
  say "Building the unit tests with the $toolchain toolchain ..."
  check "the $toolchain toolchain compiles the unit tests" "$root/tests/build.sh" "$toolchain" "$folder" unit_tests
  for node in "$NODE22" "$NODE24"; do
    status=0
    "$node" "$folder/tests/unit_tests.js" >"$work/tests" 2>&1 || status=$?
    tail -n 60 "$work/tests"
    add_counts "the unit tests by the $toolchain toolchain in Node.js $("$node" --version)" "$work/tests" "$status"
  done
done
finish unit-wasm
