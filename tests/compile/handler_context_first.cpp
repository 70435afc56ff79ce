// The context comes after the input.
// REJECT SAYS A handler takes nothing, an input, a const lambda_wasm::Context&, or an input and then a const lambda_wasm::Context&.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_HANDLER([](const lw::Request&, const lw::Context& context) { return std::string(context.request_id()); })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER([](const lw::Context& context, const lw::Request&) { return std::string(context.request_id()); })
#endif
