#!/bin/sh
# moto, an AWS on loopback: prints the python to run it with (`python -m moto.server`). boto3 comes with it.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "moto-$MOTO_VERSION"; then
  python3_with_venv
  "$python" -m venv "$work" >&2
  "$work/bin/python" -m pip install --quiet --no-compile --disable-pip-version-check \
    "moto[server,apigateway,apigatewayv2,cloudformation,s3,iam,logs]==$MOTO_VERSION" >&2 ||
    fail "moto could not be fetched from PyPI; pip's message is above"
  finish
fi
echo "$folder/bin/python"
