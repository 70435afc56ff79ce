#!/bin/sh
# Fuzzes one target with libFuzzer under ASan and UBSan: first runs the inputs that once failed, then mutates the stored corpus.
#
#   fuzz.sh TARGET [SECONDS]   a folder of tests/fuzz; the default is 60 seconds
#   fuzz.sh keep TARGET        replaces the stored corpus by the fewest inputs with the coverage of the corpus and all runs
#
# The seed is FUZZ_SEED (1), so that runs repeat the same inputs. A run writes new inputs to build/fuzz/TARGET/found, and later runs
# continue from there. With FUZZ_FRESH=1, for the suite, which has built the target, a run uses only the stored corpus. FUZZ_INPUTS=n ends
# a run after n inputs; with 0 SECONDS there is no limit of time. The first input that fails ends the run, and is kept in
# build/fuzz/TARGET.
#
# tests/fuzz/TARGET contains the program, corpus.txt and failed.txt (see corpus.mjs for their format), and optionally words.dict, words
# for libFuzzer to insert into inputs.
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

# Readable stacks, if clang comes with a symbolizer.
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
[ "${FUZZ_INPUTS:-0}" = 0 ] || set -- "$@" -runs="$FUZZ_INPUTS"
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
