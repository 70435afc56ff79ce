#!/bin/sh
# openapi-spec-validator: prints the python to run it with (`python -m openapi_spec_validator`).
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "openapi-spec-validator-$OPENAPI_SPEC_VALIDATOR_VERSION"; then
  python3_with_venv
  "$python" -m venv "$work" >&2
  "$work/bin/python" -m pip install --quiet --no-compile --disable-pip-version-check \
    "openapi-spec-validator==$OPENAPI_SPEC_VALIDATOR_VERSION" >&2 ||
    fail "openapi-spec-validator could not be fetched from PyPI; pip's message is above"
  finish
fi
echo "$folder/bin/python"
