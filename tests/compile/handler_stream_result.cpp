// A streaming handler returns no value: its reply is the stream.
// REJECT SAYS A handler that takes a lambda_wasm::ResponseStream& must return a lambda_wasm::Task<>, or a Task of a lambda_wasm::Result<void>: the stream carries its reply.
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
