#!/bin/sh
# Measures the bytes that constraints add to a zip: of a body (0 to 6 constraints), and of an event (8 without, 9 with one).
# tests/bench/run.sh --work validated measures their speed.
#
#   tests/bench/constraints.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
build=$root/build/bench/constraints
PATH=$EMSCRIPTEN_DEFAULT:$PATH
export PATH
mkdir -p "$build"
{ emcmake cmake -S "$root/tests/bench/constraints" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release && cmake --build "$build"; } \
  >"$build/log" 2>&1 || { cat "$build/log" >&2; exit 1; }
exec "$NODE24" "$root/tests/bench/constraints/measure.mjs" "$build/lambda"
