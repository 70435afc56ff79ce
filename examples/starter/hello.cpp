#include <string>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

lw::Response hello(const lw::Request& request) {
  std::string text("Hello, ");
  text.append(request.query.get("name").value_or("world")).append("!");
  return {200, text, {{"content-type", "text/plain; charset=utf-8"}}};
}
LAMBDA_WASM_HANDLER(hello)
