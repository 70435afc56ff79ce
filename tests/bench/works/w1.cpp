// W1: path, method and one header in; a status, a header and a body of 80 bytes out.

#include <string_view>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

struct Seen {
  std::string_view path;
  std::string_view method;
  std::string_view host;
};
LAMBDA_WASM_DESCRIBE(Seen, path, method, host)

lw::Response answer(const lw::Request& request) {
  const Seen seen{request.path, request.method, request.header<"host">().value_or("")};
  return {200, lw::to_json(seen), {{"content-type", "application/json"}}};
}

}  // namespace

LAMBDA_WASM_HANDLER(answer)
