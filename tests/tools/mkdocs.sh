#!/bin/sh
# MkDocs with the Material theme, as docs/site/requirements.txt pins them: prints the python to run it with (`python -m mkdocs`).
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"
requirements=$tools/../../docs/site/requirements.txt

if start "mkdocs-$(cksum <"$requirements" | cut -d ' ' -f 1)"; then
  python3_with_venv
  "$python" -m venv "$work" >&2
  "$work/bin/python" -m pip install --quiet --no-compile --disable-pip-version-check --no-deps -r "$requirements" >&2 ||
    fail "MkDocs could not be fetched from PyPI; pip's message is above"
  finish
fi
echo "$folder/bin/python"
