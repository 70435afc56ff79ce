#!/bin/sh
# Measures items of DynamoDB against the AWS SDK's unmarshall and document client, and bytes of Kinesis against Buffer.from.
#
#   tests/bench/items.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/bench/project.sh"
NODE_PATH=$("$root/tests/tools/items.sh")
export NODE_PATH
measure_project items
