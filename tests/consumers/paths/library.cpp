#include <lambda_wasm.hpp>

LAMBDA_WASM_EXPORT(library, [] { return 4; })
