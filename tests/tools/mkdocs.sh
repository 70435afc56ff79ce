#!/bin/sh
# MkDocs with the Material theme, as docs/site/requirements.txt pins them: prints the python to run it with (`python -m mkdocs`).
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"
python_with mkdocs "$tools/../../docs/site/requirements.txt"
