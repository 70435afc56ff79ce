// A generic lambda has no input type.
// REJECT SAYS A handler must be a function, a lambda or an object with one operator(): this one is overloaded, a template, or not callable.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_HANDLER([](const std::string& text) { return text; })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER([](const auto& text) { return text; })
#endif
