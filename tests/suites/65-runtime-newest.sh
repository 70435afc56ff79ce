#!/bin/sh
# Like 60-runtime.sh, with the newest toolchain's build.
#
# RUNS build/wasm-newest
# LONG
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
FUNCTIONS=$root/build/wasm-newest/lambda
export FUNCTIONS
exec "$root/tests/suites/60-runtime.sh"
