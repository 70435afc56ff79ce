// W1 that reads every header, query value and cookie: the body contains the total length of names and values.

#include <cstdint>
#include <string_view>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

struct Seen {
  std::string_view path;
  std::string_view method;
  std::uint32_t headers = 0;
  std::uint32_t query = 0;
  std::uint32_t cookies = 0;
};
LAMBDA_WASM_DESCRIBE(Seen, path, method, headers, query, cookies)

std::uint32_t length_of(const auto& values) {
  std::uint32_t length = 0;
  for (const auto& [name, value] : values) length += static_cast<std::uint32_t>(name.size() + value.size());
  return length;
}

lw::Response answer(const lw::Request& request) {
  Seen seen{request.path, request.method, length_of(request.headers), length_of(request.query), length_of(request.cookies)};
  // An HTTP API's event has the cookies separate from the headers; a Request also has them as a header.
  const std::string_view name = "cookie";
  seen.headers -= static_cast<std::uint32_t>(name.size() + request.headers.get(name).value_or("").size());
  return {200, lw::to_json(seen), {{"content-type", "application/json"}}};
}

}  // namespace

LAMBDA_WASM_HANDLER(answer)
