#!/bin/sh
# `make run` as README.md and `make help` describe it, and its defaults. 80-docs.sh tests the rest of its output, and
# 05-toolchain.sh its message for an unknown example.
#
# USES build/wasm
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
cd "$root"

# The variables of a `make test` that started this suite must not reach the `make` of the tests.
unset MAKEFLAGS MAKELEVEL MFLAGS FUNCTION EVENT HANDLER
PATH=$EMSCRIPTEN_DEFAULT:$PATH

# replies GOLDEN ARGUMENT...: `make run ARGUMENT...` prints exactly that reply on stdout.
replies() {
  golden=$1
  shift
  make -s run "$@" >"$work/reply" || return 1
  "$NODE24" -e 'const [a, b] = process.argv.slice(1).map((file) => JSON.parse(require("fs").readFileSync(file, "utf8")));
    require("assert").deepStrictEqual(a, b);' "$work/reply" "$golden"
}
check "make run runs hello, with an HTTP event" replies examples/hello/expected/http_api.json
check "make run FUNCTION=greeting runs its handler in JavaScript" replies examples/greeting/expected/handler.handler/http_api.json FUNCTION=greeting
check "make run HANDLER=index.buy uses the first event of that export" \
  fails_saying 'The value at /items/0/count does not fit' make -s run FUNCTION=orders HANDLER=index.buy
check "make run EVENT=file uses that event" replies examples/hello/expected/nobody.json EVENT=examples/hello/events/nobody.json
event="$work/it's (one) & \$more.json" # with a byte order mark
{ printf '\357\273\277' && cat examples/hello/events/nobody.json; } >"$event"
check "... with any file name" replies examples/hello/expected/nobody.json EVENT="$event"
from_environment() { EVENT=$event replies examples/hello/expected/nobody.json; }
check "... also from the environment" from_environment
in_a_clone_with_spaces() {
  mkdir "$work/a clone's folder"
  cp -r Makefile CMakeLists.txt cmake examples include "$work/a clone's folder"
  (cd "$work/a clone's folder" && make -s run) >"$work/reply" && grep -q 'Hello, Ada Lovelace!' "$work/reply"
}
check "make run works in a folder whose name has spaces" in_a_clone_with_spaces
check "make run FUNCTION=thumbnail builds with a third-party library" replies examples/thumbnail/expected/http_api.json FUNCTION=thumbnail
check "make run reports that the starter is a separate project" \
  fails_saying 'examples/starter is a project of its own: its README.md says how to build and run it.' make -s run FUNCTION=starter
check "make run reports that an export has no events" \
  fails_saying 'examples/hello/events/other holds no event: name one with EVENT=file.json' make -s run HANDLER=index.other
check "make bench runs the measurements" prints 'tests/bench/run.sh' make -n bench
check "... whose script exists" test -x tests/bench/run.sh
finish make
