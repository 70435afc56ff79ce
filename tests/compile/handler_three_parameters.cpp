// A handler of three parameters: there is nothing that the third could be.
// REJECT SAYS A handler takes nothing, an input, a const lambda_wasm::Context&, or an input and then a const lambda_wasm::Context&.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_HANDLER([](int number, const lw::Context&) { return number; })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER([](int number, const lw::Context&, int) { return number; })
#endif
