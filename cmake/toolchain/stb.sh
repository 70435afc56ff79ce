#!/bin/sh
# stb, single-header C libraries that the example thumbnail uses: prints the folder to include from.
#
# The headers come from Debian's package libstb-dev, unpacked into the cache: nothing is installed, and root is not needed. Debian 12's
# package is too old to hold stb_image_resize2.h, so a newer suite's is used.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"
. "$here/debian.sh"

if start "stb-$STB_VERSION"; then
  for tool in apt-get dpkg-deb; do
    command -v "$tool" >/dev/null || fail "the example thumbnail needs stb, which this script cannot download without $tool: configure with STB_INCLUDE set to a folder that holds stb's headers, stb_image_resize2.h among them"
  done
  debian_suite "$work" "$STB_SUITE" deb
  (cd "$work" && private_apt download libstb-dev) >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; fail "apt-get could not download libstb-dev; its message is above"; }
  for package in "$work"/libstb-dev_"$STB_VERSION"*.deb; do
    [ -f "$package" ] || fail "Debian $STB_SUITE does not have libstb-dev $STB_VERSION; it has $(cd "$work" && echo libstb-dev_*.deb)"
    dpkg-deb -x "$package" "$work/package"
  done
  mv "$work"/package/usr/include/stb/*.h "$work"
  rm -rf "$work/apt" "$work/log" "$work/package" "$work"/*.deb
  finish
fi
echo "$folder"
