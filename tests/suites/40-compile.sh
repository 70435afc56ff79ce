#!/bin/sh
# Misuse: code that must not compile, and the compiler's message for it.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
CXX=g++ EMXX=$EMSCRIPTEN_DEFAULT/em++
export CXX EMXX
exec "$NODE24" "$root/tests/node_test.mjs" compile "$root"/tests/compile/*.test.mjs
