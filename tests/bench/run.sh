#!/bin/sh
# Measures the SDK against a plain JavaScript handler and a stock embind one, and prints one table. Takes under five minutes.
#
#   tests/bench/run.sh [--quick] [--work PATTERN]
#
#   --quick           a short run: the figures are rougher
#   --work PATTERN    only the works whose name matches: w1, w1-all, w1-loop, cold, size, json, trap, pages, waits, waits-pages,
#                     streamed, proxied, serve, fetch, dynamodb
#   NODE=program      the Node.js that runs the functions; 24 without it
#
# Exit status 1 when something does not build or replies differ; a missed target is a figure like any other.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
build=$root/build/bench

configured=$(sed -n 's/^CMAKE_BUILD_TYPE:[A-Z]*=\(.*\)/\1/p' "$build/CMakeCache.txt" 2>/dev/null || true)
case ${configured:-Release} in
  Release) ;;
  *) echo "$build is configured as $configured, and only Release is measured: delete the folder and run this again." >&2; exit 1 ;;
esac

PATH=$EMSCRIPTEN_DEFAULT:$PATH
CMAKE_ARGUMENTS="-DLAMBDA_WASM_ESBUILD=$ESBUILD ${CMAKE_ARGUMENTS:-}"
export PATH CMAKE_ARGUMENTS
(cd "$root/tests/bench" && "$root/cmake/toolchain/build.sh" "$build")

exec "$NODE24" "$root/tests/bench/measure.mjs" "$build" --node "${NODE:-$NODE24}" "$@"
