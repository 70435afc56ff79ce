# What every suite runs with. A suite says `. "$root/tests/environment.sh"` after setting `root` to the project's folder;
# tests/tools/setup.sh lists the variables, and fetches what is missing. Run by tests/run.sh, a suite finds them set already.

if [ -z "${LAMBDA_WASM_TEST_TOOLS:-}" ]; then
  LAMBDA_WASM_TEST_TOOLS=$("$root/tests/tools/setup.sh") || exit 1
  eval "$LAMBDA_WASM_TEST_TOOLS"
  PATH=${NODE24%/*}:$PATH # for programs that begin with `#!/usr/bin/env node`, osls among them
  LAMBDA_WASM_TEST_TOOLS=ready
  export PATH LAMBDA_WASM_TEST_TOOLS
fi
