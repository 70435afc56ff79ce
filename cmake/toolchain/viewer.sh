#!/bin/sh
# Swagger UI, which the page of the local server shows an API with: prints the folder with its files. The lock file in viewer/ pins it; the
# scripts of its packages do not run.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

if start "viewer-$(cksum <"$here/viewer/package-lock.json" | cut -d ' ' -f 1)"; then
  npm=$("$here/node.sh" npm)
  cp "$here/viewer/package.json" "$here/viewer/package-lock.json" "$work"
  PATH=$npm:$PATH npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null ||
    fail "Swagger UI could not be downloaded from npm; npm's message is above"
  finish
fi
echo "$folder/node_modules/swagger-ui-dist"
