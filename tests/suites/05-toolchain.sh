#!/bin/sh
# The scripts under cmake/toolchain: the tools that they find or download work, they ignore unusable ones, and their messages help.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
toolchain=$root/cmake/toolchain

# says PATTERN COMMAND...: exactly one line on stderr matches.
says() {
  pattern=$1
  shift
  "$@" 2>&1 >/dev/null | tee "$work/said" | grep -Ec -- "$pattern" | grep -qx 1 || { cat "$work/said"; return 1; }
}

refuses() { ! "$@"; }
silent() { [ -z "$("$@")" ]; }

# ---- The two Emscriptens, under each Node.js

for emscripten in default newest; do
  case $emscripten in
    default) folder=$EMSCRIPTEN_DEFAULT flags= ;;
    newest) folder=$EMSCRIPTEN_NEWEST flags=-sWASM_LEGACY_EXCEPTIONS=1 ;;
  esac
  echo "      $("$folder/emcc" --version | head -n 1); the first program takes minutes where its libraries are still to be built"
  check "$emscripten compiles coroutines and exceptions" \
    "$folder/em++" -std=c++20 -O2 -fwasm-exceptions $flags "$root/tests/toolchain/program.cpp" -o "$work/$emscripten.js"
  check "... and Node.js 22 runs it" prints 'awaited, caught' "$NODE22" "$work/$emscripten.js"
  check "... and Node.js 24 runs it" prints 'awaited, caught' "$NODE24" "$work/$emscripten.js"
  check "... and Node.js 26 runs it" prints 'awaited, caught' "$NODE26" "$work/$emscripten.js"
  check "$emscripten is configured by emcmake" env PATH="$folder:$PATH" emcmake cmake -S "$root/tests/toolchain" -B "$work/$emscripten" \
    -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS="$flags"
  check "... and builds without it on PATH" env EM_CONFIG=/nowhere cmake --build "$work/$emscripten"
  check "... a program that runs" prints 'awaited, caught' "$NODE24" "$work/$emscripten/program.js"
done

# ---- An emcc on PATH

fake() { # fake FOLDER VERSION: makes an emcc that reports that version
  mkdir -p "$work/$1"
  printf '#!/bin/sh\necho "emcc (Emscripten gcc/clang-like replacement + linker emulating GNU ld) %s ()"\n' "$2" >"$work/$1/emcc"
  chmod +x "$work/$1/emcc"
}
fake old 3.1.6
fake oldest 3.1.69
fake coming 99.1.0-git
printf '#!/bin/sh\nexit 1\n' >"$work/broken-emcc" && mkdir "$work/broken" && mv "$work/broken-emcc" "$work/broken/emcc" && chmod +x "$work/broken/emcc"
fetched=$(env PATH="/usr/bin:/bin" "$toolchain/emscripten.sh" default 2>/dev/null)

check "an emcc that is too old is ignored" prints "$fetched" env PATH="$work/old:$PATH" "$toolchain/emscripten.sh"
check "... with one sentence that names the remedy" says '^lambda_wasm: not using .*/emcc, which is Emscripten 3\.1\.6: 3\.1\.69 or newer is needed' \
  env PATH="$work/old:$PATH" "$toolchain/emscripten.sh"
check "an emcc that does not work is ignored" says 'not using .*, which is Emscripten of an unknown version' \
  env PATH="$work/broken:$PATH" "$toolchain/emscripten.sh"
check "an emcc that is new enough is used" prints "$work/oldest" env PATH="$work/oldest:$PATH" "$toolchain/emscripten.sh"
check "... without a message" refuses says . env PATH="$work/oldest:$PATH" "$toolchain/emscripten.sh"
check "an emcc newer than the newest tested is used" prints "$work/coming" env PATH="$work/coming:$PATH" "$toolchain/emscripten.sh"
check "... with a message that it is untested" says 'Emscripten 99\.1\.0 is newer than .*, the newest tested version' \
  env PATH="$work/coming:$PATH" "$toolchain/emscripten.sh"
check "newest is Debian's, even with an emcc on PATH" prints "$EMSCRIPTEN_NEWEST" env PATH="$work/oldest:$PATH" "$toolchain/emscripten.sh" newest
check "a wrong argument is refused" refuses "$toolchain/emscripten.sh" latest

# ---- Machines where tools are missing and cannot be installed: a PATH with only the named programs, and an empty cache

only() { # only FOLDER PROGRAM...
  mkdir -p "$work/$1"
  for name in "$@"; do [ "$name" = "$1" ] || ln -sf "$(command -v "$name")" "$work/$1/$name"; done
}
only no-apt sh awk dirname mkdir mktemp rm sed head id cat
only no-root sh awk dirname mkdir sed head cat dpkg-query tr
printf '#!/bin/sh\necho 1000\n' >"$work/no-root/id" && chmod +x "$work/no-root/id"

check "without apt, one sentence names the remedy" says 'this script cannot download one without apt-get: install Emscripten .* or newer' \
  env PATH="$work/no-apt" LAMBDA_WASM_CACHE="$work/cache" "$toolchain/emscripten.sh"
check "... and nothing on stdout" silent env PATH="$work/no-apt" LAMBDA_WASM_CACHE="$work/cache" "$toolchain/emscripten.sh"
check "... for stb too" says 'the example thumbnail needs stb, which this script cannot download without apt-get: configure with STB_INCLUDE' \
  env PATH="$work/no-apt" LAMBDA_WASM_CACHE="$work/cache" "$toolchain/stb.sh"
check "without root, one sentence names the missing Debian packages" says 'run: sudo apt-get install no-such-package-1 no-such-package-2$' \
  env PATH="$work/no-root" LAMBDA_WASM_CACHE="$work/cache" sh -c "here=$toolchain; . $toolchain/common.sh; debian_packages dpkg no-such-package-1 no-such-package-2"

# ---- Node.js

for version in 20 22 26; do
  mkdir "$work/node$version"
  printf '#!/bin/sh\necho %s\n' "$version" >"$work/node$version/node" # always prints its major
  chmod +x "$work/node$version/node"
done
is_node() { prints "$1" "$2" -p 'process.versions.node.split(".")[0]'; }
check "node.sh 22 prints Node.js 22" is_node 22 "$NODE22"
check "node.sh 26 prints Node.js 26" is_node 26 "$NODE26"
check "node.sh 24 prints Node.js 24 or newer" test "$("$NODE24" -p 'process.versions.node.split(".")[0]')" -ge 24
check "an older node on PATH is ignored" refuses prints "$work/node20/node" env PATH="$work/node20:$PATH" "$toolchain/node.sh" any
check "node.sh any uses Node.js 22 from PATH" prints "$work/node22/node" env PATH="$work/node22:$PATH" "$toolchain/node.sh" any
check "node.sh 24 uses a newer one from PATH" prints "$work/node26/node" env PATH="$work/node26:$PATH" "$toolchain/node.sh" 24
check "node.sh 22 does not" is_node 22 "$(PATH="$work/node26:$PATH" "$toolchain/node.sh" 22)"
check "node.sh npm prints a folder with npm" test -x "$("$toolchain/node.sh" npm)/npm"

# ---- stb

check "stb.sh prints the folder of stb's headers" test -e "$("$toolchain/stb.sh")/stb_image_resize2.h"

# ---- The scripts themselves, and make

scripts=$(cd "$root" && find .ci cmake docs tests deploy -path '*/node_modules' -prune -o -type f \( -name '*.sh' -o -path .ci/run \) -print)
check "every script is valid for sh" sh -c 'cd "$0" && for script; do sh -n "$script" || exit 1; done' "$root" $scripts
# Excluded: variables used in another file, and lists that are split on purpose.
check "shellcheck finds no problem" sh -c 'cd "$0" && "$SHELLCHECK" --shell=sh --severity=warning --exclude=SC2034,SC2154,SC2046 "$@"' "$root" $scripts
for target in run serve build test check fuzz bench docs clean; do
  check "make help lists $target" sh -c 'make -s -C "$0" help | grep -q "make $1 "' "$root" "$target"
done
check "make run of an unknown example lists the examples" says '^There is no example nosuch; there are: ' \
  make -s -C "$root" run FUNCTION=nosuch

finish toolchain
