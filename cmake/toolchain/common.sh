# Functions that the toolchain scripts share. Sourced, never run; the script that sources it sets `here` to this folder first.

. "$here/versions.sh"

# All downloads are kept here. The folder may be deleted at any time: they are downloaded again.
cache=${LAMBDA_WASM_CACHE:-${XDG_CACHE_HOME:-${HOME:?is not set, and neither is LAMBDA_WASM_CACHE}/.cache}/lambda_wasm}

# Progress and errors go to stderr; stdout is for the one path that a script prints.
say() { printf '%s\n' "$*" >&2; }
fail() { say "lambda_wasm: $*"; exit 1; }

# newer_or_same A B: is version A at least version B? (Dotted numbers; anything after a `-` is ignored.)
newer_or_same() {
  printf '%s %s\n' "${1%%-*}" "${2%%-*}" | awk '{
    n = split($1, a, "."); m = split($2, b, ".")
    for (i = 1; i <= n || i <= m; i++) if (a[i] + 0 != b[i] + 0) exit !(a[i] + 0 > b[i] + 0)
  }'
}

# debian_packages NAME...: makes sure that these Debian packages are installed. As root it installs the missing ones; for other
# users it fails with the command to run. Without dpkg it does nothing: callers look for the tools themselves.
debian_packages() {
  command -v dpkg-query >/dev/null 2>&1 || return 0
  missing=
  for wanted in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$wanted" 2>/dev/null)" = installed ] || missing="$missing $wanted"
  done
  [ -n "$missing" ] || return 0
  [ "$(id -u)" = 0 ] || fail "this needs Debian packages that are not installed; run: sudo apt-get install$missing"
  say "Installing the Debian packages$missing ..."
  # Tries the package lists of the machine first, which saves half a minute; if that fails, updates them.
  mkdir -p "$cache"
  debian_log=$cache/apt-get.log
  debian_install $missing >"$debian_log" 2>&1 ||
    { apt-get update && debian_install $missing; } >"$debian_log" 2>&1 ||
    { cat "$debian_log" >&2; fail "apt-get could not install$missing; its message is above"; }
}
debian_install() { DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" </dev/null; }

# python3_with_venv: sets `python` to a Python 3.9 or newer that can make virtual environments.
python3_with_venv() {
  python=$(command -v python3) && "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 9))' 2>/dev/null && return
  debian_packages python3 python3-venv
  for python in /usr/bin/python3 python3; do
    "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 9))' 2>/dev/null && return
  done
  fail "python3 3.9 or newer with its venv module is needed: install it and put it on PATH"
}

# one_at_a_time NAME: waits for the lock of that name, and holds it until this script ends.
one_at_a_time() {
  mkdir -p "$cache" || fail "the cache folder $cache cannot be written; set LAMBDA_WASM_CACHE to one that can"
  command -v flock >/dev/null 2>&1 || return 0
  exec 9>"$cache/$1.lock"
  flock -n 9 || { say "Waiting for another process that is downloading $1 ..."; flock 9; }
}

# start NAME-VERSION: sets `folder` to the path of that tool. Returns false if the tool exists already. Otherwise the caller fills
# the folder `work` and calls `finish`: an interrupted run leaves no folder that looks finished.
start() {
  folder=$cache/tools/$1
  [ ! -d "$folder" ] || return 1
  one_at_a_time "$1"
  [ ! -d "$folder" ] || return 1
  mkdir -p "$cache/tools"
  work=$(mktemp -d "$cache/tools/.$1.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 1' HUP INT TERM
  say "Downloading $1 ..."
}
finish() { mv "$work" "$folder"; }
