// W7: receives 1 MB of bytes, and returns them inverted, so that all of them are read and written.

#include <string>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

lw::Response invert(const lw::Request& request) {
  std::string bytes(request.body());
  for (char& byte : bytes) byte = static_cast<char>(~byte);
  return {200, std::move(bytes), {{"content-type", "application/octet-stream"}}};
}

LAMBDA_WASM_HANDLER(invert)
