# The environment of every suite. A suite sets `root` to the project's folder and runs `. "$root/tests/environment.sh"`.
# tests/tools/setup.sh lists the variables, and downloads missing tools. Under tests/run.sh, the variables are set already.

if [ -z "${LAMBDA_WASM_TEST_TOOLS:-}" ]; then
  LAMBDA_WASM_TEST_TOOLS=$("$root/tests/tools/setup.sh") || exit 1
  eval "$LAMBDA_WASM_TEST_TOOLS"
  PATH=${NODE24%/*}:$PATH # for programs that begin with `#!/usr/bin/env node`, such as osls
  LAMBDA_WASM_TEST_TOOLS=ready
  export PATH LAMBDA_WASM_TEST_TOOLS
fi
