#!/bin/sh
# Every header, example and snippet through the compilers that README names, and through the newest clang: nothing to say, under the
# flags that users have.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
exec "$NODE24" "$root/tests/node_test.mjs" compilers "$root"/tests/compilers/*.test.mjs
