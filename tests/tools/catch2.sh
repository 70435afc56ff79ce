#!/bin/sh
# Catch2 as two files: prints the folder with catch_amalgamated.hpp and catch_amalgamated.cpp.
#
# They come from the source package of a newer Debian suite: Debian 12 has no Catch2 v3.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"
. "$here/debian.sh"

if start "catch2-$CATCH2_VERSION"; then
  command -v xz >/dev/null || debian_packages xz-utils
  debian_suite "$work" "$CATCH2_SUITE" deb-src
  (cd "$work" && private_apt source --download-only catch2) >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; fail "apt-get could not download Catch2; its message is above"; }
  for archive in "$work"/catch2_"$CATCH2_VERSION".orig.tar.*; do
    [ -f "$archive" ] || fail "Debian $CATCH2_SUITE has no Catch2 $CATCH2_VERSION, but $(cd "$work" && ls catch2_*.orig.tar.*)"
    tar -xf "$archive" -C "$work" --strip-components 2 --wildcards '*/extras/catch_amalgamated.*'
  done
  rm -rf "$work/apt" "$work/log" "$work"/catch2_*
  finish
fi
echo "$folder"
