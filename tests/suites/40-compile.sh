#!/bin/sh
# Misuse: what must not compile, and what the compiler then says.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
CXX=g++ EMXX=$EMSCRIPTEN_DEFAULT/em++
export CXX EMXX
exec "$NODE24" "$root/tests/node_test.mjs" compile "$root"/tests/compile/*.test.mjs
