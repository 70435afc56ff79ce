#!/bin/sh
# Measures functions with routes against the same replies written by hand, and against Hono and Powertools: bytes of zip, the time of a
# match, of a whole request, and of load and first reply; and tokens against jose, forms against the FormData of Node.js.
#
#   tests/bench/routes.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/bench/project.sh"
ROUTERS=$("$root/tests/tools/routers.sh")
ESBUILD=$("$root/tests/tools/esbuild.sh")
export ROUTERS ESBUILD
"$NODE24" "$root/tests/bench/routes/generate.mjs" "$root/build/bench/routes/sources"
measure_project routes
