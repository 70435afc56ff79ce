#include <lambda_wasm.hpp>

LAMBDA_WASM_HANDLER([] { return 1; })
