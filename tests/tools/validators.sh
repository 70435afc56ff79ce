#!/bin/sh
# Validators of JSON that the tests compare with: ajv with ajv-formats, and zod. Prints the folder for NODE_PATH. The lock file in
# validators/ pins all of their packages.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "validators-$(cksum <"$tools/validators/package-lock.json" | cut -d ' ' -f 1)"; then
  from_lock "$tools/validators"
  finish
fi
echo "$folder/node_modules"
