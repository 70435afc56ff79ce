#!/bin/sh
# The fuzz targets in tests/fuzz: each starts from its stored corpus and runs a fixed number of inputs, the same in every run, two at a
# time, after the inputs that once failed. All stored inputs also run with g++. `make fuzz` runs longer.
#
#   FUZZ_TIME=600 TEST=fuzz make test   ten minutes each instead
#
# USES build/clang build/gcc
# LONG
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
cd "$root"

targets=$(cd tests/fuzz && for file in */*.cpp; do echo "${file%/*}"; done)

# inputs TARGET: how many inputs it runs, which takes about 15 seconds of a processor.
inputs() {
  case $1 in
    requests) echo 25000 ;;
    events) echo 30000 ;;
    json) echo 40000 ;;
    format) echo 75000 ;;
    event_stream | multipart | text) echo 100000 ;;
    numbers) echo 120000 ;;
    *) echo 150000 ;;
  esac
}

packed() { # packed TARGET: its corpus has no input twice, and is formatted as `fuzz.sh keep` writes it
  "$NODE24" tests/fuzz/corpus.mjs pack "$work/$1/corpus" | diff - "tests/fuzz/$1/corpus.txt"
}
replay() {
  find "$work/$1" -type f -exec "build/gcc/tests/fuzz_$1" {} + >"$work/replayed" 2>&1 || { tail -n 20 "$work/replayed"; return 1; }
}

say "Building the fuzz targets by clang and by gcc ..."
check "clang compiles the fuzz targets" tests/build.sh clang fuzz_targets
check "gcc compiles the fuzz targets" tests/build.sh gcc fuzz_targets

for target in $targets; do
  for kind in failed corpus; do
    mkdir -p "$work/$target/$kind"
    if [ -f "tests/fuzz/$target/$kind.txt" ]; then "$NODE24" tests/fuzz/corpus.mjs unpack "tests/fuzz/$target/$kind.txt" "$work/$target/$kind"; fi
  done
  check "the corpus of $target is packed" packed "$target"
  check "the kept inputs of $target pass by gcc" replay "$target"
done

say "Fuzzing ${FUZZ_TIME:+for $FUZZ_TIME s each, }two side by side ..."
fuzz='FUZZ_FRESH=1 FUZZ_INPUTS=$3 tests/fuzz/fuzz.sh "$2" $4 >"$1/$2.log" 2>&1 && touch "$1/$2.passed"'
for target in $targets; do
  if [ -n "${FUZZ_TIME:-}" ]; then echo "$target 0 $FUZZ_TIME"; else echo "$target $(inputs "$target") 0"; fi
done | xargs -P 2 -L 1 sh -c "$fuzz" sh "$work" || true
for target in $targets; do
  if [ -e "$work/$target.passed" ]; then
    ok "$target holds for $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$target.log" | tail -n 1) inputs"
  else
    tail -n 60 "$work/$target.log" >"$work/log"
    bad "$target holds (which input fails, and how to run it again, stands last)" "$work/log"
  fi
done
finish fuzz
