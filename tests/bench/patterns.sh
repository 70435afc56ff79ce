#!/bin/sh
# Measures the patterns of include/lambda_wasm/text/pattern.hpp: the bytes that they add to a zip, and their speed.
#
#   tests/bench/patterns.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
build=$root/build/bench/patterns
PATH=$EMSCRIPTEN_DEFAULT:$PATH
export PATH
mkdir -p "$build"
{ emcmake cmake -S "$root/tests/bench/patterns" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release && cmake --build "$build"; } \
  >"$build/log" 2>&1 || { cat "$build/log" >&2; exit 1; }
exec "$NODE24" "$root/tests/bench/patterns/measure.mjs" "$build/lambda"
