#!/bin/sh
# README.md: its snippets come from files that compile and do what it says, its shell commands run in a fresh copy of the project, and
# its links and versions are right. CHANGELOG.md has this version.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"

# Catch2 as a user would have it installed, built once.
CATCH2_PREFIX=$root/build/readme/prefix
export CATCH2_PREFIX
if [ ! -e "$CATCH2_PREFIX/lib/cmake/Catch2/Catch2Config.cmake" ]; then
  echo "Building Catch2 for this machine ..."
  cmake -S "$root/tests/readme/catch2" -B "$root/build/readme/catch2" -G Ninja >/dev/null
  cmake --build "$root/build/readme/catch2" >/dev/null
  cmake --install "$root/build/readme/catch2" --prefix "$CATCH2_PREFIX" >/dev/null
fi

exec "$NODE24" "$root/tests/node_test.mjs" readme "$root"/tests/readme/*.test.mjs
