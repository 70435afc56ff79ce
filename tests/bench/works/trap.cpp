// A handler that fails on request: with an exception, or with a trap, which ends its instance.

#include <stdexcept>
#include <string>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

lw::Response answer(const lw::Request& request) {
  if (request.path == "/throw") throw std::runtime_error("thrown");
  if (request.path == "/trap") __builtin_trap();
  return {200, std::string(request.path)};
}

}  // namespace

LAMBDA_WASM_HANDLER(answer)
