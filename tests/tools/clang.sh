#!/bin/sh
# clang 16 or newer, with the libraries of its sanitizers and its fuzzer: prints the C++ compiler. Uses one on PATH, else installs
# Debian's.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

major() { "$1" -dumpversion 2>/dev/null | cut -d . -f 1; }

# A compiler without them is not used.
works() {
  command -v "$1" >/dev/null && [ "$(major "$1")" -ge "$CLANG_OLDEST" ] 2>/dev/null &&
    has_runtime "$1" asan && has_runtime "$1" fuzzer
}
has_runtime() { [ -e "$("$1" -print-file-name="lib/linux/libclang_rt.$2-$(uname -m).a")" ]; }

for compiler in clang++-"$CLANG_OLDEST" clang++; do
  if works "$compiler"; then command -v "$compiler"; exit; fi
done
command -v dpkg-query >/dev/null || fail "the tests need clang++ $CLANG_OLDEST or newer with its sanitizers and libFuzzer: install it and put it on PATH"
debian_packages "clang-$CLANG_OLDEST" "libclang-rt-$CLANG_OLDEST-dev"
command -v "clang++-$CLANG_OLDEST"
