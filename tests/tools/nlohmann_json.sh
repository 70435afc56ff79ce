#!/bin/sh
# nlohmann_json's headers: prints the folder to include from.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

if start "nlohmann_json-$NLOHMANN_JSON_VERSION"; then
  from_pypi "nlohmann-json==$NLOHMANN_JSON_VERSION"
  finish
fi
echo "$folder/nlohmann_json/include"
