#include <lambda_wasm.hpp>

int one();

LAMBDA_WASM_HANDLER([] { return one(); })
