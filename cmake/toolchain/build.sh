#!/bin/sh
# Builds this project, or one that uses it, with Emscripten; downloads the tools that are missing.
#
#   build.sh FOLDER [TARGET...]     configures the project in the current folder for Wasm in FOLDER, and builds the targets
#
# The environment variable CMAKE_ARGUMENTS may hold arguments for the configuration. A second run rebuilds only changes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

[ $# -gt 0 ] || fail "usage: build.sh FOLDER [TARGET...]"
folder=$1
shift

# The build's own tools: installed on Debian; elsewhere an error names the one that is missing.
command -v cmake >/dev/null && command -v python3 >/dev/null && { command -v ninja || command -v make; } >/dev/null ||
  debian_packages cmake ninja-build python3
for tool in cmake python3; do command -v $tool >/dev/null || fail "$tool is needed: install it and put it on PATH"; done

emscripten=$("$here/emscripten.sh")
PATH=$emscripten:$PATH

# A folder configured with an Emscripten that was deleted cannot be used.
configured=$(sed -n 's/^CMAKE_TOOLCHAIN_FILE:[A-Z]*=\(.*\)/\1/p' "$folder/CMakeCache.txt" 2>/dev/null || true)
if [ -n "$configured" ] && [ ! -e "$configured" ]; then
  say "$folder was configured with an Emscripten that no longer exists; configuring it from scratch"
  rm -rf "$folder"
fi
if [ ! -e "$folder/build.ninja" ] && [ ! -e "$folder/Makefile" ]; then
  say "Configuring $folder ..."
  mkdir -p "$folder"
  generator=
  ! command -v ninja >/dev/null || generator='-G Ninja'
  emcmake cmake -S . -B "$folder" $generator -DCMAKE_BUILD_TYPE=Release ${CMAKE_ARGUMENTS:-} >"$folder/configure.log" 2>&1 ||
    { cat "$folder/configure.log" >&2; fail "CMake could not configure $folder; its message is above"; }
fi
say "Building ${*:-everything} ..."
[ $# -eq 0 ] || set -- --target "$@"
cmake --build "$folder" --parallel "$@" >&2
