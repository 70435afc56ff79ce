#!/bin/sh
# Builds the documentation site into build/docs or into FOLDER. A broken link or anchor is an error. The site needs no server and no
# network: a browser can open build/docs/index.html, and its search works.
#
#   docs/site/build.sh [FOLDER]
set -eu
site=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$site/../.." && pwd)
folder=${1:-$root/build/docs}

python=$("$root/tests/tools/mkdocs.sh")
DOXYGEN=$("$root/tests/tools/packaged.sh" doxygen doxygen)
export DOXYGEN
# Material prints an appeal about MkDocs 2, which this project does not use, unless NO_MKDOCS_2_WARNING is set.
NO_MKDOCS_2_WARNING=1 PYTHONDONTWRITEBYTECODE=1 "$python" -m mkdocs build --strict --clean --config-file "$root/mkdocs.yml" --site-dir "$folder"
echo "$folder/index.html"
