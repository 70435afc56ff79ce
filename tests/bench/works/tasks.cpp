// hello as a coroutine that waits for nothing.
#include <lambda_wasm.hpp>
namespace lw = lambda_wasm;
lw::Task<lw::Response> hello(const lw::Request& request) {
  co_return lw::Response{200, std::string("Hello, ").append(request.query.get("name").value_or("world")) + "!"};
}
LAMBDA_WASM_HANDLER(hello)
