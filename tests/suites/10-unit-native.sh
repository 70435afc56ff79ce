#!/bin/sh
# The unit tests on this machine under ASan and UBSan; every header alone, also without exceptions.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
cd "$root"

for compiler in g++; do
  name=$(basename "$compiler") folder=build/unit-$(basename "$compiler")
  say "Building the unit tests by $name ..."
  mkdir -p "$folder"
  # The flags, and so the errors, are those of the preset native-sanitized.
  if [ ! -e "$folder/build.ninja" ]; then
    cmake --preset native-sanitized -B "$folder" -G Ninja "-DCMAKE_CXX_COMPILER=$compiler" "-DCATCH2_SOURCE=$CATCH2_SOURCE" \
      "-DNLOHMANN_JSON_INCLUDE=$NLOHMANN_JSON_INCLUDE" >"$folder/configure.log" 2>&1 || { cat "$folder/configure.log"; exit 1; }
  fi
  check "$name compiles the unit tests" cmake --build "$folder" --target unit_tests
  status=0
  "$folder/tests/unit_tests" >"$work/tests" 2>&1 || status=$?
  tail -n 60 "$work/tests"
  add_counts "the unit tests by $name under ASan and UBSan" "$work/tests" "$status"
  check "$name compiles each header alone, and links them all" cmake --build "$folder" --target headers
  check "$name compiles each header without exceptions" cmake --build "$folder" --target headers_without_exceptions
done
finish unit-native
