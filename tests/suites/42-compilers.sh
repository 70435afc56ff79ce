#!/bin/sh
# Every header, example and snippet compiles without a warning, under flags that users set, with the compilers that README names and
# the newest clang.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
exec "$NODE24" "$root/tests/node_test.mjs" compilers "$root"/tests/compilers/*.test.mjs
