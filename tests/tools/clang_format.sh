#!/bin/sh
# clang-format: prints the program.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "clang-format-$CLANG_FORMAT_VERSION"; then
  from_pypi "clang-format==$CLANG_FORMAT_VERSION"
  finish
fi
echo "$folder/clang_format/data/bin/clang-format"
