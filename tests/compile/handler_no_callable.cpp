// A value is not a handler.
// REJECT SAYS A handler must be a function, a lambda or an object with one operator(): this one is overloaded, a template, or not callable.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_HANDLER([] { return 42; })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER(42)
#endif
