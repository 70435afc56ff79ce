#!/bin/sh
# The front end of the newest clang, as clang-tidy has it: prints the program. It reads C++ with the headers of g++ or of Emscripten,
# and says what that clang would say.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "clang-tidy-$NEWEST_CLANG_VERSION"; then
  from_pypi "clang-tidy==$NEWEST_CLANG_VERSION"
  finish
fi
echo "$folder/clang_tidy/data/bin/clang-tidy"
