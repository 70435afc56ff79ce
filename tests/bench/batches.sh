#!/bin/sh
# Measures batches of ten messages of Amazon SQS against plain JavaScript and Powertools, what a crash adds to one, and bytes of zip.
#
#   tests/bench/batches.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/bench/project.sh"
ROUTERS=$("$root/tests/tools/routers.sh")
ESBUILD=$("$root/tests/tools/esbuild.sh")
export ROUTERS ESBUILD
measure_project batches
