#!/bin/sh
# The structure that the project keeps to: floors, the umbrella, tests beside headers, names that no file may hold.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
exec "$NODE24" "$root/tests/node_test.mjs" structure "$root"/tests/structure/*.test.mjs
