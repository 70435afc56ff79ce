#!/bin/sh
# The unit tests on this machine: with clang under ASan and UBSan, and with g++. Each header alone: with g++, and with clang without
# exceptions.
#
# USES build/clang build/gcc
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"

# unit_tests COMPILER HOW
unit_tests() {
  say "Building the unit tests by $1 $2 ..."
  check "$1 compiles the unit tests" "$root/tests/build.sh" "$1" unit_tests
  status=0
  "$root/build/$1/tests/unit_tests" >"$work/tests" 2>&1 || status=$?
  tail -n 60 "$work/tests"
  add_counts "the unit tests by $1 $2" "$work/tests" "$status"
}

unit_tests clang 'under ASan and UBSan'
unit_tests gcc 'as they are'
say "Building each header alone ..."
check "gcc compiles each header alone, and links them together" "$root/tests/build.sh" gcc headers
check "clang compiles the headers without exceptions" "$root/tests/build.sh" clang headers_without_exceptions
finish unit-native
