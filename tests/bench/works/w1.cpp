// W1: reads the path, the method, one header and one query value; returns a status, a header and a body of 78 bytes.

#include <string_view>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

struct Seen {
  std::string_view path;
  std::string_view method;
  std::string_view forwarded;
  std::string_view name;
};
LAMBDA_WASM_DESCRIBE(Seen, path, method, forwarded, name)

lw::Response answer(const lw::Request& request) {
  const Seen seen{request.path, request.method, request.header<"x-forwarded-for">().value_or(""),
                  request.query.get("name").value_or("")};
  return {200, lw::to_json(seen), {{"content-type", "application/json"}}};
}

}  // namespace

LAMBDA_WASM_HANDLER(answer)
