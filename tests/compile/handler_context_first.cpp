// The context comes after the input.
// REJECT SAYS A handler's parameters are, each optional and in this order: an input, a lambda_wasm::ResponseStream& and a const lambda_wasm::Context&.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_HANDLER([](const lw::Request&, const lw::Context& context) { return std::string(context.request_id()); })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER([](const lw::Context& context, const lw::Request&) { return std::string(context.request_id()); })
#endif
