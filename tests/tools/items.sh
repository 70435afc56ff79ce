#!/bin/sh
# What tests/bench/items.sh compares with: the AWS SDK's document client and unmarshall, which Lambda's Node.js runtimes lack. Prints the
# folder for NODE_PATH. The lock file in items/ pins all of their packages.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"
from_lock items
