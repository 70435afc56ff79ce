#!/bin/sh
# The structure of the project: floors, the umbrella, a test for each header, names that no file may contain; and the C++ format.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"

formatted() { find "$root/include" "$root/examples" "$root/tests" -name '*.[ch]pp' -exec "$CLANG_FORMAT" --dry-run --Werror {} +; }
check "the C++ is formatted as .clang-format says (clang-format -i does it)" formatted

status=0
"$NODE24" "$root/tests/node_test.mjs" structure "$root"/tests/structure/*.test.mjs >"$work/tests" 2>&1 || status=$?
grep -v '✔' "$work/tests" || true
add_counts "the rules" "$work/tests" "$status"
finish structure
