#!/bin/sh
# The SDK's own JavaScript, alone, in each version of Node.js.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"

# The binary interface, which the tests read from an object file (tests/javascript/abi.mjs).
compile() {
  mkdir -p "$root/build/tests"
  "$EMSCRIPTEN_DEFAULT/em++" -std=c++20 -Wall -Wextra -Werror -fwasm-exceptions "-I$root/include" -c "$root/tests/javascript/abi.cpp" -o "$work/abi.o" &&
    mv "$work/abi.o" "$root/build/tests/abi.o"
}
check "the binary interface is compiled" compile

for node in "$NODE22" "$NODE24" "$NODE26"; do
  status=0
  "$node" "$root/tests/node_test.mjs" javascript "$root"/tests/javascript/*.test.mjs >"$work/tests" 2>&1 || status=$?
  grep -v '✔' "$work/tests" || true
  add_counts "the JavaScript in Node.js $("$node" --version)" "$work/tests" "$status"
done
finish javascript
