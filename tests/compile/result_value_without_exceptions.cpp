// Result::value() throws.
// REJECT SAYS lambda_wasm: Result::value() throws, but this function is built with EXCEPTIONS none: test the result, then use *result, error() or http_error()
// FLAGS -fno-exceptions
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
int one(const lw::Result<int>& result) { return result ? *result : 0; }
#endif
#ifdef REJECT
int one(const lw::Result<int>& result) { return result.value(); }
#endif
