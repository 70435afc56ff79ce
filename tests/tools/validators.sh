#!/bin/sh
# Validators of JSON and of OpenAPI that the tests compare with, openapi-fetch and openapi-typescript. Prints the folder for NODE_PATH. The
# lock file in validators/ pins all of their packages.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"
from_lock validators
