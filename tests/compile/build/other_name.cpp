// A handler under another name than that of once.cpp.
#include <lambda_wasm.hpp>

LAMBDA_WASM_EXPORT(other, [] { return 2; })
