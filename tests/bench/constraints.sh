#!/bin/sh
# Measures the bytes that constraints add to a zip: of a body (0 to 6 constraints), and of an event (8 without, 9 with one).
# tests/bench/run.sh --work validated measures their speed.
#
#   tests/bench/constraints.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/bench/project.sh"
measure_project constraints
