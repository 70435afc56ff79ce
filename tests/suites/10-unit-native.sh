#!/bin/sh
# The unit tests on this machine under ASan and UBSan; every header alone, also without exceptions.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
cd "$root"

folder=build/unit
say "Building the unit tests ..."
mkdir -p "$folder"
# The flags, and so the errors, are those of the preset native-sanitized.
if [ ! -e "$folder/build.ninja" ]; then
  cmake --preset native-sanitized -B "$folder" -G Ninja -DCMAKE_CXX_COMPILER=g++ "-DCATCH2_SOURCE=$CATCH2_SOURCE" \
    "-DNLOHMANN_JSON_INCLUDE=$NLOHMANN_JSON_INCLUDE" >"$folder/configure.log" 2>&1 || { cat "$folder/configure.log"; exit 1; }
fi
check "g++ compiles the unit tests" cmake --build "$folder" --target unit_tests
status=0
"$folder/tests/unit_tests" >"$work/tests" 2>&1 || status=$?
tail -n 60 "$work/tests"
add_counts "the unit tests under ASan and UBSan" "$work/tests" "$status"
check "each header compiles alone, and all of them link" cmake --build "$folder" --target headers
check "each header compiles without exceptions" cmake --build "$folder" --target headers_without_exceptions
finish unit-native
