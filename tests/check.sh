# Functions for suites written in sh: count checks, and print the output of those that fail. Sourced, with `root` set.
#
#   . "$root/tests/check.sh"
#   check "a sentence" COMMAND...        the command succeeds
#   finish name                          prints `name: N passed, N failed` and exits

passed=0 failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

started=$(date +%s)
say() { printf '      %s (%s s)\n' "$*" "$(($(date +%s) - started))"; }

ok() {
  passed=$((passed + 1))
  echo "ok    $1"
}
bad() { # bad SENTENCE FILE: the file holds the reason
  failed=$((failed + 1))
  echo "FAIL  $1"
  sed 's/^/      /' "$2"
}

# check SENTENCE COMMAND...: the command succeeds; if not, its output is printed.
check() {
  sentence=$1
  shift
  if "$@" >"$work/log" 2>&1; then ok "$sentence"; else bad "$sentence" "$work/log"; fi
}

# fails_saying SENTENCE COMMAND...: the command fails, and its output contains the sentence. Ignores white space, because CMake wraps
# its messages.
fails_saying() {
  wanted=$(printf '%s' "$1" | tr -s ' \n' ' ')
  shift
  if "$@" >"$work/said" 2>&1; then
    cat "$work/said"
    echo "... succeeded, and should have failed saying: $wanted"
    return 1
  fi
  tr -s ' \n' ' ' <"$work/said" | grep -Fq -- "$wanted" && return
  cat "$work/said"
  echo "... should have said: $wanted"
  return 1
}

# prints TEXT COMMAND...: the command succeeds and prints exactly TEXT.
prints() {
  wanted=$1
  shift
  actual=$("$@") || return 1
  [ "$actual" = "$wanted" ] || { printf 'printed:  %s\ninstead of: %s\n' "$actual" "$wanted"; return 1; }
}

# add_counts SENTENCE FILE STATUS: adds the counts from the last line that a suite or a test program printed: `name: N passed, N failed`,
# or Catch2's summary. A program that counted no test has failed.
add_counts() {
  counts=$(sed -n -e 's/^[A-Za-z0-9_-]*: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' \
    -e 's/^All tests passed (.* in \([0-9]*\) test cases\{0,1\})$/\1 0/p' \
    -e 's/^test cases: .*/&/p' "$2" | tail -n 1)
  case $counts in
    'test cases:'*)
      number() { printf '%s' "$counts" | sed -n "s/.*| *\([0-9]*\) $1.*/\1/p"; }
      good=$(number passed) bad=$(number failed)
      counts="${good:-0} ${bad:-0}"
      ;;
  esac
  if [ -z "$counts" ] || [ "$counts" = '0 0' ] || { [ "$3" != 0 ] && [ "${counts#* }" = 0 ]; }; then
    echo "$1 ended with status $3, having counted ${counts:-nothing}" >"$work/log"
    bad "$1" "$work/log"
    return
  fi
  passed=$((passed + ${counts% *}))
  failed=$((failed + ${counts#* }))
  [ "${counts#* }" = 0 ] && echo "ok    $1: ${counts% *} passed" || echo "FAIL  $1: ${counts#* } failed"
}

finish() {
  echo "$1: $passed passed, $failed failed"
  [ "$failed" = 0 ]
  exit
}
