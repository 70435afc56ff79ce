#!/bin/sh
# Fuzzes one target by libFuzzer under ASan and UBSan: first the inputs that failed once, then from the kept corpus on.
#
#   fuzz.sh TARGET [SECONDS]   a folder of tests/fuzz; 60 seconds if there is no number
#   fuzz.sh keep TARGET        replaces the kept corpus by the fewest inputs that cover what it and all runs have covered
#
# A run begins with FUZZ_SEED (1), so that it does the same again as long as it gets as far. What it finds goes to
# build/fuzz/TARGET/found, and later runs go on from there; with FUZZ_FRESH=1, for the suite, which has built the target, it begins with
# what is kept alone. The first input that fails ends the run, and stays in build/fuzz/TARGET.
#
# tests/fuzz/TARGET has, beside the program, corpus.txt and failed.txt (corpus.mjs says what their lines are), and words that
# libFuzzer puts into inputs in words.dict, where there are any.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
cd "$root"

fail() { echo "tests/fuzz/fuzz.sh: $*" >&2; exit 2; }
corpus() { "$NODE24" tests/fuzz/corpus.mjs "$@"; }

keep=
[ "${1:-}" != keep ] || { keep=1; shift; }
target=${1:-}
seconds=${2:-60}
[ -f "tests/fuzz/$target/$target.cpp" ] ||
  fail "there is no target '$target'; there are: $(cd tests/fuzz && for file in */*.cpp; do printf '%s ' "${file%/*}"; done)"

[ "${FUZZ_FRESH:-0}" = 1 ] || tests/build.sh clang "fuzz_$target" >/dev/null || exit
program=build/clang/tests/fuzz_$target
folder=build/fuzz/$target
rm -rf "$folder/kept" "$folder/failed"
[ "${FUZZ_FRESH:-0}" = 0 ] || rm -rf "$folder/found"
mkdir -p "$folder/found"
for kind in corpus:kept failed:failed; do
  mkdir -p "$folder/${kind#*:}"
  if [ -f "tests/fuzz/$target/${kind%:*}.txt" ]; then corpus unpack "tests/fuzz/$target/${kind%:*}.txt" "$folder/${kind#*:}"; fi
done

# Readable stacks, where clang has come with the program for it.
symbolizer=$("$CLANGXX" -print-prog-name=llvm-symbolizer)
[ ! -x "$symbolizer" ] || export ASAN_SYMBOLIZER_PATH="$symbolizer" UBSAN_SYMBOLIZER_PATH="$symbolizer"

set -- -seed="${FUZZ_SEED:-1}" -max_len=2000 -artifact_prefix="$folder/"
[ ! -f "tests/fuzz/$target/words.dict" ] || set -- "$@" -dict="tests/fuzz/$target/words.dict"

if [ -n "$keep" ]; then
  rm -rf "$folder/merged"
  mkdir "$folder/merged"
  "$program" -merge=1 "$@" "$folder/merged" "$folder/kept" "$folder/found"
  corpus pack "$folder/merged" >"tests/fuzz/$target/corpus.txt"
  wc "tests/fuzz/$target/corpus.txt"
  exit
fi

: >"$folder/started"
status=0
for file in "$folder"/failed/*; do
  [ -e "$file" ] || continue
  "$program" "$file" || { status=1; echo "The input of tests/fuzz/$target/failed.txt, ${file##*/}, fails again: $program $file"; }
done
[ "$status" = 0 ] || exit 1
"$program" "$@" -max_total_time="$seconds" -print_final_stats=1 "$folder/found" "$folder/kept" || status=$?
[ "$status" != 0 ] || exit 0

find "$folder" -maxdepth 1 -name '*-*' -newer "$folder/started" | while read -r file; do
  mkdir -p "$folder/input"
  cp "$file" "$folder/input/"
  printf '\n%s fails: run it again by\n  %s %s\nOnce it is mended, add this line to tests/fuzz/%s/failed.txt, with a comment above it:\n%s\n' \
    "$file" "$program" "$file" "$target" "$(corpus pack "$folder/input")"
  rm -r "$folder/input"
done
exit 1
