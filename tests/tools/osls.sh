#!/bin/sh
# osls, a Serverless Framework that needs neither account nor network: prints the command.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "osls-$OSLS_VERSION"; then
  from_npm "osls@$OSLS_VERSION"
  finish
fi
echo "$folder/node_modules/.bin/osls"
