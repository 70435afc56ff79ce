#!/bin/sh
# TypeScript: prints tsc, which Node.js runs.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "typescript-$TYPESCRIPT_VERSION"; then
  from_npm "typescript@$TYPESCRIPT_VERSION"
  finish
fi
echo "$folder/node_modules/.bin/tsc"
