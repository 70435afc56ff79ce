#!/bin/sh
# Tasks as each compiler implements coroutines: their depth on a stack of 64 KB, and random bodies, which must behave the same in Wasm
# and natively.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
cd "$root/tests/tasks"

as_wasm() { # as_wasm TOOLCHAIN PROGRAM FLAGS...: builds $work/PROGRAM.js
  case $1 in
    default) compiler=$EMSCRIPTEN_DEFAULT legacy='' ;;
    newest) compiler=$EMSCRIPTEN_NEWEST legacy=-sWASM_LEGACY_EXCEPTIONS=1 ;;
  esac
  program=$2
  shift 2
  case " $* " in *' -fno-exceptions '*) exceptions='' legacy='' ;; *) exceptions=-fwasm-exceptions ;; esac
  # shellcheck disable=SC2086 # each is empty or one flag
  PATH=$compiler:$PATH em++ -std=c++20 -I"$root/include" $exceptions $legacy "$@" "$program.cpp" -o "$work/$program.js" \
    -sALLOW_MEMORY_GROWTH=1 -sENVIRONMENT=node -sEXIT_RUNTIME=1
}
prints_what() { # prints_what FILE COMMAND...: the command succeeds and prints the content of the file
  wanted=$1
  shift
  "$@" >"$work/printed" && diff "$wanted" "$work/printed"
}

seed=1
say "Generating random bodies with seed $seed ..."
node bodies.mjs "$seed" 40 single >"$work/bodies.inc"
bodies="-DBODIES=\"$work/bodies.inc\""
check "g++ compiles the bodies" g++ -std=c++20 -O0 -I"$root/include" "$bodies" bodies.cpp -o "$work/bodies"
"$work/bodies" >"$work/bodies.txt"
check "the bodies await, throw and finish" test "$(grep -c ', [0-9]* destroyed, [1-9][0-9]* awaited$' "$work/bodies.txt")" -gt 200

check "clang compiles tasks without exceptions" "$CLANGXX" -std=c++20 -fno-exceptions -fsanitize=address,undefined -I"$root/include" without_exceptions.cpp -o "$work/without_exceptions"
check "tasks without exceptions work natively" prints_what without_exceptions.expected.txt "$work/without_exceptions"

for toolchain in default newest; do
  say "Building by the $toolchain toolchain ..."
  check "the $toolchain toolchain compiles the bodies" as_wasm "$toolchain" bodies -O2 "$bodies"
  for node in "$NODE22" "$NODE24" "$NODE26"; do
    check "the bodies of the $toolchain toolchain do the same in $("$node" --version)" prints_what "$work/bodies.txt" "$node" "$work/bodies.js"
  done
  check "the $toolchain toolchain compiles tasks without exceptions" as_wasm "$toolchain" without_exceptions -O2 -fno-exceptions
  check "tasks without exceptions of the $toolchain toolchain work" prints_what without_exceptions.expected.txt "$NODE24" "$work/without_exceptions.js"
  for level in -O0 -O2; do
    check "the $toolchain toolchain compiles deep tasks with $level" as_wasm "$toolchain" deep "$level" -sSTACK_SIZE=65536 -sSTACK_OVERFLOW_CHECK=2
    for node in "$NODE22" "$NODE24" "$NODE26"; do
      check "64 KB of stack are enough for deep tasks with $level in $("$node" --version)" prints_what deep.expected.txt "$node" "$work/deep.js"
    done
  done
done
finish tasks
