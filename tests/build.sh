#!/bin/sh
# Builds the targets that several suites use: the examples, the test functions, the unit tests. Rebuilds only changes.
# Needs the variables of tests/environment.sh.
#
#   build.sh default|newest|gcc|clang TARGET...
#
# default and newest are the two Emscriptens, and build in build/wasm and build/wasm-newest. gcc and clang build for this machine:
# gcc in build/gcc, clang in build/clang with ASan and UBSan, with which it compiles in half of g++'s time.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
toolchain=$1
shift
cd "$root"

# The preset sets the sanitizers' flags. -g1 is enough for stack traces.
case $toolchain in
  default) folder=build/wasm compiler=$EMSCRIPTEN_DEFAULT ;;
  newest) folder=build/wasm-newest compiler=$EMSCRIPTEN_NEWEST ;;
  gcc) folder=build/gcc compiler=$(command -v g++) preset=native ;;
  clang) folder=build/clang compiler=$CLANGXX preset=native-sanitized ;;
esac
case $toolchain in
  gcc | clang) configure="cmake --preset $preset -DCMAKE_CXX_FLAGS_DEBUG=-g1 -DCMAKE_CXX_COMPILER=$compiler" ;;
  *) configure="emcmake cmake -S . -DCMAKE_BUILD_TYPE=Release -DLAMBDA_WASM_TESTS=ON" PATH=$compiler:$PATH ;;
esac
export PATH

# Suites that run in parallel check the same build, one after another.
mkdir -p build
exec 9>"$folder.lock"
flock 9

# Configures again a folder that `make build` or another compiler configured: it lacks the tests, or has other objects.
if ! grep -q '^LAMBDA_WASM_TESTS:[A-Z]*=ON' "$folder/CMakeCache.txt" 2>/dev/null || ! grep -q "$compiler" "$folder/CMakeCache.txt" ||
  ! grep -q "^STB_INCLUDE:[A-Z]*=$STB_INCLUDE\$" "$folder/CMakeCache.txt"; then
  rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles"
  mkdir -p "$folder"
  $configure -B "$folder" -G Ninja "-DCATCH2_SOURCE=$CATCH2_SOURCE" \
    "-DNLOHMANN_JSON_INCLUDE=$NLOHMANN_JSON_INCLUDE" "-DSTB_INCLUDE=$STB_INCLUDE" -DLAMBDA_WASM_TEST_BATCHES=ON \
    >"$folder/configure.log" 2>&1 || { cat "$folder/configure.log" >&2; exit 1; }
fi
cmake --build "$folder" --target "$@"
