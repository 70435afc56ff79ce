#!/bin/sh
# The AWS SDK for JavaScript, which Lambda's Node.js runtimes include: prints the folder for NODE_PATH. The lock file in aws_sdk/ pins
# all of its packages.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "aws-sdk-$(cksum <"$tools/aws_sdk/package-lock.json" | cut -d ' ' -f 1)"; then
  cp "$tools/aws_sdk/package.json" "$tools/aws_sdk/package-lock.json" "$work"
  with_npm npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null ||
    fail "the AWS SDK for JavaScript could not be downloaded from npm; npm's message is above"
  finish
fi
echo "$folder/node_modules"
