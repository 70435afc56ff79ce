#!/bin/sh
# The AWS SDK for JavaScript, which Lambda's Node.js runtimes include: prints the folder for NODE_PATH. The lock file in aws_sdk/ pins
# all of its packages.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "aws-sdk-$(cksum <"$tools/aws_sdk/package-lock.json" | cut -d ' ' -f 1)"; then
  from_lock "$tools/aws_sdk"
  finish
fi
echo "$folder/node_modules"
