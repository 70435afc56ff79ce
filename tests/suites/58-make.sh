#!/bin/sh
# `make run` as README.md and `make help` tell it, with what it takes for granted where nothing is named. What a run prints besides
# the reply is in 80-readme.sh, what it says of an example that there is not in 05-toolchain.sh.
#
# USES build/wasm
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
cd "$root"

# What is typed to make here is not an argument of the `make test` that may have started this.
unset MAKEFLAGS MAKELEVEL MFLAGS FUNCTION EVENT HANDLER
PATH=$EMSCRIPTEN_DEFAULT:$PATH

# replies GOLDEN WORD...: `make run WORD...` prints that reply on stdout, and nothing else.
replies() {
  golden=$1
  shift
  make -s run "$@" >"$work/reply" || return 1
  "$NODE24" -e 'const [a, b] = process.argv.slice(1).map((file) => JSON.parse(require("fs").readFileSync(file, "utf8")));
    require("assert").deepStrictEqual(a, b);' "$work/reply" "$golden"
}
check "make run is hello, over HTTP" replies examples/hello/expected/http_api.json
check "make run FUNCTION=greeting takes its handler in JavaScript" replies examples/greeting/expected/handler.handler/http_api.json FUNCTION=greeting
check "make run HANDLER=index.buy takes the first event of that export" \
  fails_saying 'The value at /items/0/count does not fit' make -s run FUNCTION=orders HANDLER=index.buy
check "make run EVENT=file takes that event" replies examples/hello/expected/nobody.json EVENT=examples/hello/events/nobody.json
event="$work/it's (one) & \$more.json" # with a byte order mark
{ printf '\357\273\277' && cat examples/hello/events/nobody.json; } >"$event"
check "... whatever its name is" replies examples/hello/expected/nobody.json EVENT="$event"
from_environment() { EVENT=$event replies examples/hello/expected/nobody.json; }
check "... and by the environment" from_environment
in_a_clone_with_spaces() {
  mkdir "$work/a clone's folder"
  cp -r Makefile CMakeLists.txt cmake examples include "$work/a clone's folder"
  (cd "$work/a clone's folder" && make -s run) >"$work/reply" && grep -q 'Hello, Ada Lovelace!' "$work/reply"
}
check "make run works in a folder whose name has spaces" in_a_clone_with_spaces
check "make run FUNCTION=thumbnail takes a library of others" replies examples/thumbnail/expected/http_api.json FUNCTION=thumbnail
check "make run tells that the starter is a project of its own" \
  fails_saying 'examples/starter is a project of its own: its README.md says how to build and run it.' make -s run FUNCTION=starter
check "make run tells that an export has no events" \
  fails_saying 'examples/hello/events/other holds no event: name one with EVENT=file.json' make -s run HANDLER=index.other
check "make bench runs the measurements" prints 'tests/bench/run.sh' make -n bench
check "... which are there" test -x tests/bench/run.sh
finish make
