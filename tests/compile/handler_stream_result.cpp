// A streaming handler returns no value: its reply is the stream.
// REJECT SAYS A handler that takes a lambda_wasm::ResponseStream& returns a lambda_wasm::Task<>, or one of a lambda_wasm::Result<void>: it waits for the stream, which has its reply.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_HANDLER([](lw::ResponseStream& stream) -> lw::Task<> { co_await stream.write("text"); })
#endif
#ifdef REJECT
LAMBDA_WASM_HANDLER([](lw::ResponseStream& stream) -> lw::Task<lw::Response> {
  co_await stream.write("text");
  co_return {200};
})
#endif
