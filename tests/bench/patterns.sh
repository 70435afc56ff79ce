#!/bin/sh
# Measures the patterns of include/lambda_wasm/text/pattern.hpp: the bytes that they add to a zip, and their speed.
#
#   tests/bench/patterns.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/bench/project.sh"
measure_project patterns
