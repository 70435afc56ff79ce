#!/bin/sh
# Rust that compiles to WebAssembly: prints the folder to put on PATH, with rustc and cargo in it.
#
# Uses a rustc on PATH that has the target wasm32-unknown-unknown, and a cargo. Otherwise Debian's are unpacked into the cache folder,
# which needs apt, half a minute and 700 MB. Cargo links its build scripts with cc.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
. "$tools/common.sh"
. "$here/debian.sh"

command -v cc >/dev/null || debian_packages gcc libc6-dev
command -v cc >/dev/null || fail "Cargo links its build scripts with cc: install a C compiler and put it on PATH"

if rustc=$(command -v rustc) && command -v cargo >/dev/null; then
  version=$(rustc --version | sed -n 's/^rustc \([0-9.]*\).*/\1/p')
  if newer_or_same "${version:-0}" "$RUST_OLDEST" && [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; then
    dirname "$rustc"
    exit
  fi
fi

for tool in apt-get dpkg-deb; do
  command -v "$tool" >/dev/null || fail "there is no rustc $RUST_OLDEST or newer with the target wasm32-unknown-unknown on PATH, and this script cannot download one without $tool: install it (rustup target add wasm32-unknown-unknown)"
done

if start "rust-$RUST_SUITE"; then
  debian_suite "$work" "$RUST_SUITE" deb
  mkdir "$work/packages"

  # Their dependencies, without the C compiler, which the machine has.
  unneeded='gcc|cpp|gcc-.*-linux-.*|cpp-.*|gcc-[0-9]+|binutils.*|lib(binutils|ctf.*|gprofng0|sframe1|cc1-0)|libc-dev-bin|linux-libc-dev'
  unneeded="$unneeded|lib(c6|crypt|gcc-[0-9]+)-dev|rpcsvc-proto|lib(isl23|mpc3|mpfr6|gomp1|itm1|atomic1|quadmath0|[a-z]*san[0-9]+)"
  private_apt install --yes --print-uris rustc cargo libstd-rust-dev-wasm32 lld patchelf 2>/dev/null |
    sed -n "s/^'[^']*' \([^_ ]*\)_.*/\1/p" | grep -Evx "$unneeded" >"$work/wanted"
  grep -qx rustc "$work/wanted" || fail "apt-get could not work out what rustc of Debian $RUST_SUITE depends on"
  (cd "$work/packages" && private_apt download $(cat "$work/wanted")) >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; fail "apt-get could not download Rust; its message is above"; }
  say "Unpacking $(wc -l <"$work/wanted") packages ..."
  for package in "$work"/packages/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -x -C "$work" --no-same-owner --exclude='./usr/lib/rustlib/wasm32-wasi*' \
      --exclude='./usr/share' || fail "$package could not be unpacked"
  done

  own_libraries "$work" "$folder"
  use_own_libraries "$work"/usr/bin/rustc "$work"/usr/bin/cargo "$work"/usr/lib/llvm-*/bin/lld
  find "$work/usr/lib" -type f \( -name 'libLLVM*.so*' -o -name 'librustc_driver*.so' \) |
    while read -r file; do use_own_libraries "$file"; done

  # A separate folder for PATH: the other programs of that Debian must not replace the machine's.
  mkdir "$work/bin"
  ln -s ../usr/bin/rustc ../usr/bin/cargo "$work/bin"
  (cd "$work/bin" && ln -s ../usr/lib/llvm-*/bin/lld rust-lld)
  rm -rf "$work/apt" "$work/packages" "$work/wanted" "$work/log"
  finish
fi
for program in rustc cargo; do
  "$folder/bin/$program" --version >/dev/null || fail "$folder/bin/$program does not run, its message is above: delete $folder and run this again"
done
echo "$folder/bin"
