#!/bin/sh
# Builds the benchmark's handlers in Rust; downloads missing tools.
#
#   tests/bench/rust.sh FOLDER      FOLDER/rust/PROFILE/WAY_WORK/ gets index.cjs, which has `handler`, and index_bg.wasm
#
# The profile `fast` is optimized for speed by rustc and wasm-opt; `small` for size, with minified JavaScript. The first run takes four
# minutes, later ones a few seconds.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
tools=$root/tests/tools
. "$tools/common.sh"

[ $# -eq 1 ] || fail "usage: tests/bench/rust.sh FOLDER"
sources=$root/tests/bench/comparators/rust
mkdir -p "$1/rust"
build=$(cd "$1" && pwd)/rust

for manifest in "$sources/Cargo.toml" "$sources/bindgen/Cargo.toml"; do
  grep -q "^wasm-bindgen.* = \"=$WASM_BINDGEN_VERSION\"" "$manifest" || fail "$manifest and tests/tools/versions.sh disagree about wasm-bindgen"
done

PATH=$("$tools/rust.sh"):$PATH
wasm_opt=$("$EMSCRIPTEN_DEFAULT/em-config" BINARYEN_ROOT)/bin/wasm-opt
unset RUSTFLAGS CARGO_BUILD_RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_TARGET_DIR CARGO_BUILD_TARGET
# Features of every Node.js of the managed runtimes: 2 % smaller than without.
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='-C target-feature=+bulk-memory,+nontrapping-fptoint,+sign-ext'
export PATH CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS

# cargo_build FOLDER ARGUMENT...: builds a copy of the sources, because Cargo writes a Cargo.lock next to them.
cargo_build() {
  (cd "$1" && shift && cargo build --quiet "$@" >&2) || fail "Cargo could not build $1; its message is above"
}

# A bindgen for each version of wasm-bindgen and of our program.
bindgen_sources=$(cat "$sources/bindgen/Cargo.toml" "$sources/bindgen/src/main.rs" | cksum | cut -d ' ' -f 1)
if start "wasm-bindgen-$WASM_BINDGEN_VERSION-$bindgen_sources"; then
  cp -R "$sources/bindgen" "$work/sources"
  cargo_build "$work/sources"
  mv "$work/sources/target/debug/bindgen" "$work/bindgen"
  rm -rf "$work/sources"
  finish
fi
bindgen=$folder/bindgen

# Copies keep their modification times, by which Cargo detects changes.
mkdir -p "$build/sources"
for name in Cargo.toml src reflect serde structural; do
  rm -rf "${build:?}/sources/$name"
  cp -Rp "$sources/$name" "$build/sources/$name"
done

# Features that any rustc may have used. wasm-opt needs the list, because the module's own is stripped below.
features='--enable-bulk-memory --enable-multivalue --enable-mutable-globals --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext'

# finish_handler PROFILE MODULE LEVEL: makes one folder of the result.
finish_handler() {
  output=$build/$1/$(basename "$2" .wasm)
  rm -rf "$output"
  # If the module lists the feature reference-types, wasm-bindgen keeps JavaScript objects in a Wasm table; otherwise in an array, which is
  # faster: by a quarter if many strings are read.
  # shellcheck disable=SC2086 # one flag each
  "$wasm_opt" $features --strip-target-features -o "$build/index.wasm" "$2"
  "$bindgen" "$build/index.wasm" "$output"
  # shellcheck disable=SC2086 # one flag each
  "$wasm_opt" $features "$3" -o "$output/index_bg.wasm" "$output/index_bg.wasm"
  if [ "$1" = small ]; then
    "$ESBUILD" --minify --format=cjs --target=node22 --log-level=warning --outfile="$output/index.cjs" "$output/index.js"
    rm "$output/index.js"
  else
    mv "$output/index.js" "$output/index.cjs"
  fi
}

for profile in fast small; do
  say "Building the handlers in Rust, $profile ..."
  cargo_build "$build/sources" --profile "$profile" --target wasm32-unknown-unknown --examples --target-dir "$build/target"
  case $profile in
    fast) level=-O3 ;;
    small) level=-Oz ;;
  esac
  for module in "$build/target/wasm32-unknown-unknown/$profile/examples"/*_w[0-9]*.wasm; do
    case ${module##*/} in *-*) continue ;; esac # Cargo's second name for the same file
    finish_handler "$profile" "$module" "$level"
  done
done
