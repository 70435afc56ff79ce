// A handler with a third parameter of no known role.
// REJECT SAYS A handler's parameters are, each optional and in this order: an input, a lambda_wasm::ResponseStream& and a const lambda_wasm::Context&.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_HANDLER([](int number, const lw::Context&) { return number; })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER([](int number, const lw::Context&, int) { return number; })
#endif
