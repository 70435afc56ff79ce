// Result<void>::value() throws too.
// REJECT SAYS lambda_wasm: Result::value() throws, but this function is built with EXCEPTIONS none: test the result, then use *result, error() or http_error()
// FLAGS -fno-exceptions
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
bool good(const lw::Result<void>& result) { return result.has_value(); }
#endif
#ifdef REJECT
bool good(const lw::Result<void>& result) { return result.value(), true; }
#endif
