#!/bin/sh
# Schemathesis, which sends requests that it makes from an OpenAPI document: prints the python to run it with
# (`python -m schemathesis.cli`).
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"
python_with schemathesis "$tools/schemathesis/requirements.txt"
