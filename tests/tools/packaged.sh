#!/bin/sh
# A program from a Debian package: prints the first of the names that is on PATH, after installing the package if none is.
#
#   packaged.sh PACKAGE NAME...
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"

[ $# -gt 1 ] || fail "usage: packaged.sh PACKAGE NAME..."
package=$1
shift

find_program() {
  for name in "$@"; do
    if command -v "$name"; then return; fi
  done
  return 1
}
find_program "$@" && exit
command -v dpkg-query >/dev/null || fail "the tests need one of: $*; install it and put it on PATH"
debian_packages "$package"
find_program "$@" || fail "Debian's package $package has none of: $*"
