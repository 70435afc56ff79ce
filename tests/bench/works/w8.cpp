// W8: hello, streamed.
#include <string>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

lw::Task<> hello(const lw::Request& request, lw::ResponseStream& stream) {
  stream.start({.headers = {{"content-type", "text/plain"}}});
  co_await stream.write("Hello, " + std::string(request.query.get("name").value_or("world")) + "!");
}

LAMBDA_WASM_HANDLER(hello)
