#!/bin/sh
# Builds what several suites run, for Wasm: the examples and the test functions, and for the unit tests their program too.
# What is built already is only checked. Sourced variables of tests/environment.sh must be set.
#
#   build.sh default|newest FOLDER TARGET...
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
toolchain=$1 folder=$2
shift 2
emscripten=$EMSCRIPTEN_DEFAULT
[ "$toolchain" = default ] || emscripten=$EMSCRIPTEN_NEWEST
PATH=$emscripten:$PATH
export PATH

# A folder that `make build` or another toolchain configured lacks the tests.
cd "$root"
if ! grep -q '^LAMBDA_WASM_TESTS:BOOL=ON' "$folder/CMakeCache.txt" 2>/dev/null || ! grep -q "$emscripten" "$folder/CMakeCache.txt"; then
  rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles"
  mkdir -p "$folder"
  emcmake cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release -DLAMBDA_WASM_TESTS=ON "-DLAMBDA_WASM_ESBUILD=$ESBUILD" \
    "-DCATCH2_SOURCE=$CATCH2_SOURCE" "-DNLOHMANN_JSON_INCLUDE=$NLOHMANN_JSON_INCLUDE" >"$folder/configure.log" 2>&1 ||
    { cat "$folder/configure.log" >&2; exit 1; }
fi
cmake --build "$folder" --target "$@"
