#!/bin/sh
# deploy/serverless.yml, packaged by osls and deployed to a local AWS mock, which runs the deployed zips.
#
#   tests/suites/70-deploy.sh     deploys the zips in build/wasm/lambda, or in $ZIPS
#
# RUNS build/wasm
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"

exec "$NODE24" "$root/tests/node_test.mjs" deploy "$root/tests/deploy/deploy.test.mjs"
