#!/bin/sh
# The unit tests as Wasm: built by both toolchains, run by each version of Node.js.
#
# USES build/wasm build/wasm-newest
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"

for toolchain in default newest; do
  folder=$root/build/wasm
  [ "$toolchain" = default ] || folder=$root/build/wasm-$toolchain
  say "Building the unit tests with the $toolchain toolchain ..."
  check "the $toolchain toolchain compiles the unit tests" "$root/tests/build.sh" "$toolchain" unit_tests

  # In parallel: a run uses one processor.
  for node in 22 24 26; do
    eval "program=\$NODE$node"
    { status=0; "$program" "$folder/tests/unit_tests.js" --colour-mode none >"$work/$node" 2>&1 || status=$?; echo "$status" >"$work/$node.status"; } &
  done
  wait
  for node in 22 24 26; do
    tail -n 60 "$work/$node"
    add_counts "the unit tests by the $toolchain toolchain in Node.js $node" "$work/$node" "$(cat "$work/$node.status")"
  done
done
finish unit-wasm
