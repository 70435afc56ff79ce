#!/bin/sh
# Finds or downloads Emscripten, and prints one path on stdout: the folder to put on PATH, with emcc, em++ and emcmake in it.
# Progress goes to stderr.
#
#   emscripten.sh            an Emscripten that this SDK supports
#   emscripten.sh newest     the newest that Debian packages, to test against new releases
#
#   PATH=$(path/to/emscripten.sh):$PATH emcmake cmake -S . -B build
#
# An emcc on PATH (emsdk, Homebrew, apt) is used if it is new enough, unless the argument is `newest`. Otherwise Debian packages of a
# newer suite are unpacked into the cache folder that common.sh names: nothing is installed, root is not needed, and the system's
# packages are not touched. This needs python3 and apt, so Debian or a derivative. On other systems, install Emscripten and put it
# on PATH.
#
# Downloads are kept: the `newest` of one day stays until its folder is deleted.
#
#   LAMBDA_WASM_CACHE           the cache folder (else XDG_CACHE_HOME/lambda_wasm, ~/.cache/lambda_wasm)
#   LAMBDA_WASM_DEBIAN_MIRROR   the address of a Debian mirror, if the machine's own apt does not name one
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"
. "$here/debian.sh"

case ${1:-default} in
  default) suite=$EMSCRIPTEN_SUITE_DEFAULT ;;
  newest) suite=$EMSCRIPTEN_SUITE_NEWEST ;;
  *) fail "usage: emscripten.sh [default|newest]" ;;
esac

root=$cache/emscripten-$suite           # a small Debian: usr/bin, usr/lib, usr/share
home=$root/usr/share/emscripten         # Emscripten itself, the folder to put on PATH

# ---- An Emscripten that exists already ----------------------------------------------------------------------------------

version_of() { "$1" --version 2>/dev/null | sed -n '1s/^emcc.*) \([0-9][0-9.]*\).*/\1/p'; }

if [ "$suite" = "$EMSCRIPTEN_SUITE_DEFAULT" ] && emcc=$(command -v emcc); then
  version=$(version_of "$emcc")
  if [ -n "$version" ] && newer_or_same "$version" "$EMSCRIPTEN_OLDEST"; then
    if ! newer_or_same "$EMSCRIPTEN_NEWEST_TESTED" "$version"; then
      say "lambda_wasm: Emscripten $version is newer than $EMSCRIPTEN_NEWEST_TESTED, the newest tested version; using it anyway"
    fi
    dirname "$emcc"
    exit
  fi
  say "lambda_wasm: not using $emcc, which is Emscripten ${version:-of an unknown version}: $EMSCRIPTEN_OLDEST or newer is needed, from emsdk, Homebrew, Debian 13's apt, or downloaded by this script"
fi

if [ -x "$home/emcc" ]; then
  # Emscripten runs parts of itself in Node.js. Its configuration names a link, so that the node it points to may change.
  [ -x "$root/node" ] || ln -sfn "$("$here/node.sh" any)" "$root/node"
  echo "$home"
  exit
fi

# ---- Download it --------------------------------------------------------------------------------------------------------

for tool in apt-get dpkg-deb; do
  command -v "$tool" >/dev/null || fail "there is no emcc on PATH, and this script cannot download one without $tool: install Emscripten $EMSCRIPTEN_OLDEST or newer (emsdk, Homebrew, apt) and put it on PATH"
done
command -v python3 >/dev/null || debian_packages python3
node=$("$here/node.sh" any)
one_at_a_time "emscripten-$suite"
if [ -x "$home/emcc" ]; then echo "$home"; exit; fi

started=$(date +%s)
step=0
progress() {
  step=$((step + 1))
  say "[$step/5] $* ($(($(date +%s) - started)) s)"
}

say "There is no suitable Emscripten on this machine: unpacking Debian $suite's into $root (takes about a minute and 900 MB)"

# Works in a temporary folder, which is renamed at the end: an interrupted run leaves nothing.
work=$(mktemp -d "$cache/.emscripten-$suite.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$work/packages" "$work/root"

progress "Reading the list of packages"
debian_suite "$work" "$suite" deb

# Emscripten's dependencies, without those that the machine has (Python), that come from elsewhere (Node.js) or that only native
# compilation needs. patchelf is for a step below, and is run from the unpacked folder.
progress "Downloading Emscripten, LLVM and Binaryen"
unneeded='nodejs|libnode.*|node-(corepack|undici|llhttp)|lib(uv1|cares2|simd|ada-url|llhttp|nghttp|ngtcp2|ssl|hdr).*|openssl-.*'
unneeded="$unneeded|(lib)?python3.*|perl.*|ccache|dpkg|tar|debconf|tzdata|media-types|netbase|readline-common"
unneeded="$unneeded|libc6-dev|libc-dev-bin|libc-gconv.*|linux-libc-dev|libcrypt-dev|rpcsvc-proto|lib(gcc|stdc[+][+]|objc)-[0-9]+-dev"
unneeded="$unneeded|lib(a|l|t|ub|hwa)san[0-9]+|libgomp1|libitm1|libatomic1|libquadmath0|libobjc4|libgc1|binutils.*|libgprofng0"
private_apt install --yes --print-uris emscripten patchelf 2>/dev/null | sed -n "s/^'[^']*' \([^_ ]*\)_[^ ]* \([0-9]*\).*/\1 \2/p" |
  awk -v unneeded="^($unneeded)\$" '$1 !~ unneeded' >"$work/wanted"
grep -q '^emscripten ' "$work/wanted" || fail "apt-get could not find the dependencies of Debian $suite's Emscripten"
size=$(awk '{ bytes += $2 } END { printf "%d", bytes / 1e6 }' "$work/wanted")
(cd "$work/packages" && private_apt download $(cut -d ' ' -f 1 "$work/wanted")) >"$work/log" 2>&1 &
download=$!
while sleep 2 && kill -0 "$download" 2>/dev/null; do
  say "      $(du -sBMB "$work/packages" | cut -f 1 | tr -d MB) of $size MB"
done
wait "$download" || { cat "$work/log" >&2; fail "apt-get could not download Emscripten; its message is above"; }

# Debian's Emscripten ships built system libraries in four variants. Those for LTO and dynamic linking take 1.2 GB, and functions
# do not use them. With -flto, Emscripten builds them on first use, as an emsdk does.
progress "Unpacking $(wc -l <"$work/wanted") packages"
libraries=./usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten
for package in "$work"/packages/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$work/root" --no-same-owner --exclude="$libraries/lto" \
    --exclude="$libraries/lto-pic" --exclude="$libraries/thinlto" --exclude="$libraries/thinlto-pic" --exclude="$libraries/pic" \
    --exclude='./usr/share/emscripten/test' --exclude='./usr/share/emscripten/docs' --exclude='./usr/share/doc' \
    --exclude='./usr/share/man' --exclude='./usr/share/lintian' || fail "$package could not be unpacked"
  rm "$package"
done
[ -x "$work/root/usr/share/emscripten/emcc" ] || fail "Debian $suite's emscripten package holds no usr/share/emscripten/emcc"

progress "Pointing LLVM and Binaryen at their own libraries"
own_libraries "$work/root" "$root"
use_own_libraries "$work"/root/usr/lib/llvm-*/bin/* "$work"/root/usr/bin/wasm*
find "$work/root/usr/lib" -type f \( -name 'libLLVM*.so*' -o -name 'libclang-cpp*.so*' -o -name 'libbinaryen*.so*' \) |
  while read -r file; do use_own_libraries "$file"; done

# Debian's Emscripten looks for acorn and other packages in /usr/share/nodejs.
[ ! -d "$work/root/usr/share/nodejs" ] || ln -sfn nodejs "$work/root/usr/share/node_modules"

llvm=$(cd "$work/root" && ls -d usr/lib/llvm-*/bin | head -n 1)
python_text() { printf "'%s'" "$(printf '%s' "$1" | sed "s/[\\\\']/\\\\&/g")"; }
shell_text() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }
cat >"$work/root/usr/share/emscripten/.emscripten" <<END
LLVM_ROOT = $(python_text "$root/$llvm")
BINARYEN_ROOT = $(python_text "$root/usr")
NODE_JS = $(python_text "$root/node")
CACHE = $(python_text "$home/cache")
END
# CMake calls emcc by its path and without our environment, so each of Emscripten's commands sets EM_CONFIG itself.
for file in "$work"/root/usr/share/emscripten/em*; do
  if [ -f "$file" ] && [ -x "$file" ] && head -n 1 "$file" | grep -q '^#!/bin/sh'; then
    { echo '#!/bin/sh' && printf 'EM_CONFIG=%s; export EM_CONFIG\n' "$(shell_text "$home/.emscripten")" && sed 1d "$file"; } >"$work/command"
    cat "$work/command" >"$file"
  fi
done

ln -s "$node" "$work/root/node"
rm -rf "$root"
mv "$work/root" "$root"

progress "Trying it"
for program in "$root/$llvm"/clang "$root/$llvm"/wasm-ld "$root/$llvm"/llvm-ar "$root/$llvm"/llvm-nm "$root/$llvm"/llvm-objcopy \
  "$root"/usr/bin/wasm-opt "$root"/usr/bin/wasm-emscripten-finalize "$home/emcc"; do
  "$program" --version >"$work/log" 2>&1 || { cat "$work/log" >&2; rm -rf "$root"; fail "$program was unpacked but does not run; its message is above"; }
done
version=$(version_of "$home/emcc")
newer_or_same "$EMSCRIPTEN_NEWEST_TESTED" "$version" ||
  say "lambda_wasm: Emscripten $version is newer than $EMSCRIPTEN_NEWEST_TESTED, the newest tested version; using it anyway"
say "Emscripten $version is ready ($(($(date +%s) - started)) s)"
echo "$home"
