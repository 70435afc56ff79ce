#!/bin/sh
# esbuild: prints the program, which needs no Node.js.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "esbuild-$ESBUILD_VERSION"; then
  from_npm "esbuild@$ESBUILD_VERSION"
  finish
fi
for program in "$folder"/node_modules/@esbuild/*/bin/esbuild; do echo "$program"; done
