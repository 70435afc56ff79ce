#!/bin/sh
# README.md and docs/: snippets come from files that compile and do what is said of them, commands run in a fresh copy of the project,
# links and versions are right, every public name has its contract, and the site has no broken link. CHANGELOG.md has this version.
#
# RUNS build/wasm
# LONG
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"

# Catch2 as a user would have it installed, built once.
CATCH2_PREFIX=$root/build/tests/docs/prefix
export CATCH2_PREFIX
if [ ! -e "$CATCH2_PREFIX/lib/cmake/Catch2/Catch2Config.cmake" ]; then
  echo "Building Catch2 for this machine ..."
  cmake -S "$root/tests/docs/catch2" -B "$root/build/tests/docs/catch2" -G Ninja >/dev/null
  cmake --build "$root/build/tests/docs/catch2" >/dev/null
  cmake --install "$root/build/tests/docs/catch2" --prefix "$CATCH2_PREFIX" >/dev/null
fi

"$root/tests/tools/packaged.sh" gdb gdb >/dev/null # a page runs it
DOXYGEN=$("$root/tests/tools/packaged.sh" doxygen doxygen)
export DOXYGEN
check "every public name has a doc comment that says more than the name" "$MKDOCS_PYTHON" "$root/tests/docs/contracts.py"
check "the site is built without a warning" "$root/docs/site/build.sh" "$work/site"

fetches_nothing() { ! grep -rEo '<(script|link|img|iframe)[^>]*(src|href)="?(https?:)?//[^>]*>' "$work/site" --include='*.html'; }
check "... and fetches nothing from a network" fetches_nothing
finds() { # finds WORD: opened as a file, in a browser
  "$CHROMIUM" --headless --no-sandbox --disable-gpu --virtual-time-budget=20000 --dump-dom "file://$work/site/index.html?q=$1" 2>/dev/null |
    grep -Eo 'md-search-result__meta">[1-9][0-9]* matching documents?'
}
check "... and finds what it is searched for, without a server" finds ResponseStream

status=0
"$NODE24" "$root/tests/node_test.mjs" pages "$root"/tests/docs/*.test.mjs >"$work/tests" 2>&1 || status=$?
cat "$work/tests"
add_counts "the pages" "$work/tests" "$status"
finish docs
