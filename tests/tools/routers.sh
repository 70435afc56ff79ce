#!/bin/sh
# What tests/bench/routes.sh and batches.sh compare with: Hono, jose, and parts of Powertools for AWS Lambda. Prints the folder
# for NODE_PATH. The lock file in routers/ pins all of their packages.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"
from_lock routers
