#!/bin/sh
# The unit tests on this machine: by clang under ASan and UBSan, and by g++. Every header alone: by g++, and by clang without
# exceptions.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
cd "$root"

# configure FOLDER PRESET COMPILER: once.
configure() {
  mkdir -p "$1"
  [ -e "$1/build.ninja" ] || cmake --preset "$2" -B "$1" -G Ninja "-DCMAKE_CXX_COMPILER=$3" -DCMAKE_CXX_FLAGS_DEBUG=-g1 \
    "-DCATCH2_SOURCE=$CATCH2_SOURCE" "-DNLOHMANN_JSON_INCLUDE=$NLOHMANN_JSON_INCLUDE" >"$1/configure.log" 2>&1 ||
    { cat "$1/configure.log"; exit 1; }
}

# unit_tests FOLDER COMPILER HOW: builds and runs them.
unit_tests() {
  say "Building the unit tests by $2 $3 ..."
  check "$2 compiles the unit tests" cmake --build "$1" --target unit_tests
  status=0
  "$1/tests/unit_tests" >"$work/tests" 2>&1 || status=$?
  tail -n 60 "$work/tests"
  add_counts "the unit tests by $2 $3" "$work/tests" "$status"
}

# The sanitizers are clang's, which compiles with them in half of g++'s time.
configure build/unit-clang native-sanitized "$CLANGXX"
configure build/unit-gcc native g++
unit_tests build/unit-clang clang 'under ASan and UBSan'
unit_tests build/unit-gcc g++ 'as they are'
say "Building each header alone ..."
check "g++ compiles each header alone, and links all of them" cmake --build build/unit-gcc --target headers
check "clang compiles each header without exceptions" cmake --build build/unit-clang --target headers_without_exceptions
finish unit-native
