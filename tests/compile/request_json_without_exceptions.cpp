// request.json<T>() throws.
// REJECT SAYS lambda_wasm: request.json<T>() throws, but this function is built with EXCEPTIONS none: use request.try_json<T>()
// FLAGS -fno-exceptions
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_HANDLER([](const lw::Request& request) { return request.try_json<int>(); })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER([](const lw::Request& request) { return request.json<int>(); })
#endif
