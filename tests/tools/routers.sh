#!/bin/sh
# Routers in JavaScript that tests/bench/routes.sh compares with: Hono, and the event handler of Powertools for AWS Lambda. Prints the folder
# for NODE_PATH. The lock file in routers/ pins all of their packages.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"
from_lock routers
