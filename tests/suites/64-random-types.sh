#!/bin/sh
# Random described types as echo handlers, natively and as Wasm, against an oracle.
#
#   SEED=7 tests/suites/64-random-types.sh   other types and other events; COUNT sets the number of types
#
# USES build/random-types
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
SEED=${SEED:-1} COUNT=${COUNT:-40}
export SEED COUNT
build=$root/build/random-types

# An unchanged file is not rebuilt.
mkdir -p "$build"
say "Generating $COUNT types with seed $SEED ..."
"$NODE24" "$root/tests/differential/types.mjs" "$SEED" "$COUNT" >"$work/types.cpp"
cmp -s "$work/types.cpp" "$build/types.cpp" || cp "$work/types.cpp" "$build/types.cpp"

native() { g++ -std=c++20 -O0 -I"$root/include" -isystem "$NLOHMANN_JSON_INCLUDE" "$build/types.cpp" "$root/tests/differential/native.cpp" -o "$work/types"; }
configure() {
  PATH=$EMSCRIPTEN_DEFAULT:$PATH emcmake cmake -S "$root/tests/differential" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release "-DLAMBDA_WASM_SOURCE=$root" \
    "-DTYPES=$build/types.cpp" "-DNLOHMANN_JSON_INCLUDE=$NLOHMANN_JSON_INCLUDE"
}
# In parallel with the other compiler, which takes twice as long.
native >"$work/native" 2>&1 &
by_gcc=$!
compiled_natively() { wait "$by_gcc" || { cat "$work/native"; return 1; }; }
check "the function is configured" configure
check "the default toolchain compiles the types" cmake --build "$build" --target random_types
check "g++ compiles the types" compiled_natively

say "Comparing ..."
status=0
PROGRAM=$work/types FUNCTION=$build/lambda/random_types "$NODE24" "$root/tests/node_test.mjs" random-types "$root/tests/differential/types.test.mjs" >"$work/tests" 2>&1 || status=$?
grep -v '✔' "$work/tests" || true
add_counts "the types of seed $SEED" "$work/tests" "$status"
finish random-types
