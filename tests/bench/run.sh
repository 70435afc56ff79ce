#!/bin/sh
# Measures the SDK against alternatives: plain JavaScript, ajv and zod, stock embind in two ways, Rust in three, and native C++.
#
#   tests/bench/run.sh [--work NAME] [--quick] [--record]
#
#   --work NAME    only that work: W0 to W8, validated, cold, size, memory, trap, streamed, proxied, serve, fetch, dynamodb
#   --quick        a short run: the figures are rougher
#   --record       writes tables and plots into README.md and docs/, where their marks are; with --work, that work's rows among the others'
#
# Prints a table, and writes build/bench/report.json and build/bench/*.svg. Exits with status 1 if something does not build or replies
# differ; a missed target is not an error.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
here=$root/cmake/toolchain
. "$here/common.sh"
build=$root/build/bench
ESBUILD=$("$root/tests/tools/esbuild.sh") # minifies the comparators with the best tool available
export ESBUILD

export VALIDATORS # the comparators load ajv and zod from there

# build TOOLCHAIN EMSCRIPTEN [TARGET...]
build() {
  folder=$build/$1
  configured=$(sed -n 's/^CMAKE_BUILD_TYPE:[A-Z]*=\(.*\)/\1/p' "$folder/CMakeCache.txt" 2>/dev/null || true)
  case ${configured:-Release} in
    Release) ;;
    *) fail "$folder is configured as $configured, and only Release is measured: delete the folder and run this again" ;;
  esac
  emscripten=$2
  shift 2
  (
    cd "$root/tests/bench"
    PATH=$emscripten:$PATH \
      CMAKE_ARGUMENTS="-DNLOHMANN_JSON_INCLUDE=$NLOHMANN_JSON_INCLUDE -DSTB_INCLUDE=$STB_INCLUDE" \
      "$here/build.sh" "$folder" "$@"
  )
}
build default "$EMSCRIPTEN_DEFAULT"
build newest "$EMSCRIPTEN_NEWEST" w1_cold_and_size
cmake -S "$root/tests/bench/comparators/native" -B "$build/native" "-DSTB_INCLUDE=$STB_INCLUDE" >"$build/native.log" 2>&1 &&
  cmake --build "$build/native" >>"$build/native.log" 2>&1 || { cat "$build/native.log" >&2; exit 1; }

# If the machine cannot get Rust, the rows contain the reason.
rm -rf "$build/rust/missing.txt"
mkdir -p "$build/rust"
"$root/tests/bench/rust.sh" "$build" 2>"$build/rust/log" || { cat "$build/rust/log" >&2; tail -n 1 "$build/rust/log" >"$build/rust/missing.txt"; }

exec "$NODE24" "$root/tests/bench/measure.mjs" "$build" "$@"
