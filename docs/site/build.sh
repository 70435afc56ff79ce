#!/bin/sh
# Builds the site of the documentation: to build/docs, or to the folder that is named. Every broken link or anchor is an error.
# The site needs no server and no network: a browser opens build/docs/index.html as it is, with search.
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
