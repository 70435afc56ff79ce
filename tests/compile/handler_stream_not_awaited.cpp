// Writing to a stream must be awaited, so the handler must be a Task.
// REJECT SAYS A handler that takes a lambda_wasm::ResponseStream& must return a lambda_wasm::Task<>, or a Task of a lambda_wasm::Result<void>: the stream carries its reply.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
LAMBDA_WASM_EXPORT(
    stream,
    [](lw::ResponseStream& stream) -> lw::Task<lw::Result<void>> {
      co_await stream.end();
      co_return {};
    },
    buffered)
#endif
#ifdef REJECT
LAMBDA_WASM_EXPORT(stream, [](lw::ResponseStream& stream) { stream.start({.status = 204}); })
#endif
