#!/bin/sh
# What tests/bench/routes.sh compares with: Hono, the event handler of Powertools for AWS Lambda, and jose. Prints the folder
# for NODE_PATH. The lock file in routers/ pins all of their packages.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"
from_lock routers
