// W0: nothing.
#include <lambda_wasm.hpp>

LAMBDA_WASM_HANDLER([] {})
