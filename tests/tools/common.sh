# Functions for the scripts in this folder. Sourced, with `tools` set to this folder.
#
# Each script downloads one tool into the cache folder, prints its path on stdout and its progress on stderr, and is quick if the
# tool exists already. setup.sh runs them all.

here=$tools/../../cmake/toolchain
. "$here/common.sh"
. "$tools/versions.sh"

# from_pypi NAME==VERSION: unpacks one package, without its dependencies, into `work`.
from_pypi() {
  python3_with_venv
  pip=$cache/tools/pip
  [ -x "$pip/bin/python" ] || "$python" -m venv "$pip" >&2
  "$pip/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --target "$work" "$1" >&2 ||
    fail "$1 could not be fetched from PyPI; pip's message is above"
}

# python_with NAME REQUIREMENTS: makes a virtual environment with exactly the packages of that file, and prints its python.
python_with() {
  if start "$1-$(cksum <"$2" | cut -d ' ' -f 1)"; then
    python3_with_venv
    "$python" -m venv "$work" >&2
    "$work/bin/python" -m pip install --quiet --no-compile --disable-pip-version-check --no-deps -r "$2" >&2 ||
      fail "$1 could not be downloaded from PyPI; pip's message is above"
    finish
  fi
  echo "$folder/bin/python"
}

# with_npm COMMAND...: runs a command with node and npm on PATH.
with_npm() {
  npm_folder=${npm_folder:-$("$here/node.sh" npm)}
  PATH=$npm_folder:$PATH "$@"
}

# from_npm PACKAGE...: installs packages with their dependencies into `work`, without running their scripts.
from_npm() {
  printf '{"private": true}\n' >"$work/package.json"
  with_npm npm install --prefix "$work" --save-exact --ignore-scripts --no-audit --no-fund --no-update-notifier \
    --loglevel=error "$@" >/dev/null ||
    fail "$* could not be downloaded from npm; npm's message is above"
}

# from_lock NAME: installs the packages that the lock file in the folder NAME pins, without running their scripts, and prints the folder for
# NODE_PATH.
from_lock() {
  if start "$1-$(cksum <"$tools/$1/package-lock.json" | cut -d ' ' -f 1)"; then
    cp "$tools/$1/package.json" "$tools/$1/package-lock.json" "$work"
    with_npm npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null ||
      fail "the packages of $1/package-lock.json could not be downloaded from npm; npm's message is above"
    finish
  fi
  echo "$folder/node_modules"
}
