// A handler that fails when it is told to: with an exception, or so that its instance ends.

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
