#!/bin/sh
# The AWS SDK for JavaScript, which Lambda's Node.js runtimes include: prints the folder for NODE_PATH. The lock file in aws_sdk/ pins
# all of its packages.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"
from_lock aws_sdk
