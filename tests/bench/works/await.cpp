// hello that awaits the name.
#include <lambda_wasm.hpp>
#include <lambda_wasm/js/promise.hpp>
namespace lw = lambda_wasm;
lw::Task<lw::Response> hello(const lw::Request& request) {
  const auto name = co_await lw::js::promise<std::string>(emscripten::val::global("name"));
  co_return lw::Response{200, std::string("Hello, ").append(request.query.get("name").value_or(name)) + "!"};
}
LAMBDA_WASM_HANDLER(hello)
