#!/bin/sh
# Runs the tests that changes can affect, in at most two minutes. tests/changed.mjs says how.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tests/environment.sh"
exec "$NODE24" "$root/tests/changed.mjs" "$root"
