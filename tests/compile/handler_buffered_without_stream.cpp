// Only a streaming handler can be exported as `buffered`.
// REJECT SAYS Only a handler that takes a lambda_wasm::ResponseStream& can be exported `buffered`: all others reply in one piece anyway.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_EXPORT(whole, [](lw::ResponseStream& stream) -> lw::Task<> { co_await stream.write("text"); }, buffered)
#endif
#ifdef REJECT
LAMBDA_WASM_EXPORT(whole, [] { return 1; }, buffered)
#endif
