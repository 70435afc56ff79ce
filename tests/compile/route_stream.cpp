// A route that streams returns no value: its reply is the stream.
// REJECT SAYS A route's handler that takes a lambda_wasm::ResponseStream& must return a lambda_wasm::Task<>, or a Task of a lambda_wasm::Result<void>: the stream carries its reply.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#ifdef ACCEPT
lw::Task<> feed(lw::ResponseStream& stream) { co_await stream.write("text"); }
#endif
#ifdef REJECT
lw::Task<std::string> feed(lw::ResponseStream& stream) {
  co_await stream.write("text");
  co_return "more";
}
#endif

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /feed", feed>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /feed", feed>);
#endif
LAMBDA_WASM_HANDLER(api)
