#!/bin/sh
# The examples and the test functions, built by both toolchains; a zip does not depend on the time of the build.
#
# USES build/wasm build/wasm-newest
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"

for toolchain in default newest; do
  say "Building the functions with the $toolchain toolchain ..."
  check "the $toolchain toolchain builds the examples" "$root/tests/build.sh" "$toolchain" all
  check "the $toolchain toolchain builds the test functions" "$root/tests/build.sh" "$toolchain" test_functions
done

same_bytes() {
  cp "$root/build/wasm/lambda/hello.zip" "$work/first.zip"
  rm "$root/build/wasm/lambda/hello.zip"
  touch "$root/examples/hello/main.cpp"
  "$root/tests/build.sh" default hello
  cmp "$work/first.zip" "$root/build/wasm/lambda/hello.zip"
}
check "a second build makes the same bytes" same_bytes
# The build lists files by their content: the newest zip has the file that was added, and the next one has not.
added_file() {
  added=$root/build/wasm/tests/functions/a@b/added.txt folder=$root/build/wasm/lambda/routes/files
  count=$(ls "$folder" | wc -l)
  echo "a file of a test" >"$added"
  "$root/tests/build.sh" default routes || { rm "$added"; return 1; }
  with=$(ls "$folder" | wc -l)
  rm "$added"
  "$root/tests/build.sh" default routes
  [ "$with" -eq $((count + 1)) ] && [ "$(ls "$folder" | wc -l)" -eq "$count" ]
}
check "a file that is added or removed changes the function that serves its folder" added_file
entries() {
  python3 -c 'import sys, zipfile
for entry in zipfile.ZipFile(sys.argv[1]).infolist():
    print(entry.filename, oct(entry.external_attr >> 16), entry.date_time)' "$root/build/wasm/lambda/hello.zip"
}
check "the zip's entries are ordinary files of one fixed time" prints "index.mjs 0o100644 (1980, 1, 1, 0, 0, 0)
hello.wasm 0o100644 (1980, 1, 1, 0, 0, 0)" entries

# The documents of shop.mjs, added to the module of hello.
documented() {
  wasm=$root/build/wasm/examples/lambda_wasm/hello
  version=$(sed -n 's/^CMAKE_PROJECT_VERSION:[A-Z]*=//p' "$root/build/wasm/CMakeCache.txt")
  build() { "$NODE24" "$root/cmake/javascript/build/build.mjs" --name hello --glue "$wasm/hello.js" --wasm "$1" --output "$2" --version "$version"; }
  "$NODE24" "$root/tests/javascript/documents/add.mjs" "$wasm/hello.wasm" "$work/documented.wasm" &&
    build "$wasm/hello.wasm" "$work/plain" && build "$work/documented.wasm" "$work/documented" &&
    cmp "$work/plain/hello.zip" "$work/documented/hello.zip"
}
check "documents change no byte of the zip" documented
written() { grep -Fq '"buy.event"' "$work/documented/hello.schema.json" && grep -Fq 'export function buy(event: OrderInput' "$work/documented/hello.d.ts"; }
check "... and are written beside it" written
# As if an earlier build of the function had files.
without_files() {
  mkdir "$work/plain/hello/files" && build "$wasm/hello.wasm" "$work/plain" && [ ! -e "$work/plain/hello/files" ]
}
check "a function that serves no files any more has none in its folder" without_files
finish build
