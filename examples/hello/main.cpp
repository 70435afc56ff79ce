#include <lambda_wasm.hpp>
namespace lw = lambda_wasm;
lw::Response hello(const lw::Request& request) {
  return {200, std::string("Hello, ").append(request.query.get("name").value_or("world")) + "!"};
}
LAMBDA_WASM_HANDLER(hello)
