#!/bin/sh
# The front end of the newest clang, as part of clang-tidy: prints the program. It compiles C++ with the headers of g++ or of
# Emscripten, and reports that clang's errors and warnings.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "clang-tidy-$NEWEST_CLANG_VERSION"; then
  from_pypi "clang-tidy==$NEWEST_CLANG_VERSION"
  finish
fi
echo "$folder/clang_tidy/data/bin/clang-tidy"
