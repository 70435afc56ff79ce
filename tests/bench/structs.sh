#!/bin/sh
# Measures the bytes of described structs: of the Wasm of each one that is read from JSON text and written as such, and of index.mjs and the
# zip of many handlers whose structs hold one another.
#
#   tests/bench/structs.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/bench/project.sh"
measure_project structs
