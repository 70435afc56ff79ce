#!/bin/sh
# The zips of the examples are no larger than tests/sizes.txt allows. Builds are reproducible, so sizes can be tested exactly.
#
#   tests/suites/56-sizes.sh             checks the builds of 55-build.sh
#   APPROVE=1 tests/suites/56-sizes.sh   rewrites the table: the current sizes, and two per cent
#
# RUNS build/wasm build/wasm-newest
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
table=$root/tests/sizes.txt

for toolchain in default newest; do
  "$root/tests/build.sh" "$toolchain" all >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
done
size() { wc -c <"$root/build/$1/lambda/$2.zip" | tr -d ' '; }
examples=$(cd "$root/examples" && for file in */main.cpp; do echo "${file%/*}"; done)

if [ -n "${APPROVE:-}" ]; then
  sed '/^[^#]/d' "$table" >"$work/table"
  for example in $examples; do
    printf '%-10s %6d %6d\n' "$example" $(($(size wasm "$example") * 102 / 100)) $(($(size wasm-newest "$example") * 102 / 100))
  done >>"$work/table"
  cp "$work/table" "$table"
fi

# fits FOLDER TOOLCHAIN EXAMPLE COLUMN
fits() {
  actual=$(size "$1" "$3")
  allowed=$(awk -v name="$3" -v column="$4" '$1 == name { print $column }' "$table")
  [ -n "$allowed" ] || { echo "tests/sizes.txt has no row for $3, which is $actual bytes by the $2 toolchain."; return 1; }
  [ "$actual" -le "$allowed" ] ||
    { echo "$3.zip is $actual bytes by the $2 toolchain, and tests/sizes.txt allows $allowed: $((actual - allowed)) too many."; return 1; }
  said=", $actual of $allowed bytes"
}
# Not with `check`: the sentence contains the size.
for example in $examples; do
  for toolchain in default newest; do
    case $toolchain in default) folder=wasm column=2 ;; newest) folder=wasm-newest column=3 ;; esac
    said=
    if fits $folder $toolchain "$example" $column >"$work/log"; then ok "$example by the $toolchain toolchain$said"; else bad "$example by the $toolchain toolchain" "$work/log"; fi
  done
done
gone() { awk '/^[^#]/ { print $1 }' "$table" | grep -vxF "$examples"; }
no_row_is_left_over() { ! gone; }
check "every row belongs to an example" no_row_is_left_over
finish sizes
