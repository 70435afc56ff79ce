// A handler that ends its instance when it is told to.

#include <string>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

lw::Response answer(const lw::Request& request) {
  if (request.path == "/trap") __builtin_trap();
  return {200, std::string(request.path)};
}

}  // namespace

LAMBDA_WASM_HANDLER(answer)
