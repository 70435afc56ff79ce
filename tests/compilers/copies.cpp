// Responses and headers that are created, copied and moved while empty.

#include <string>
#include <utility>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

lw::Response made() {
  lw::Response response;
  return response;
}
lw::Headers moved() {
  lw::Headers headers;
  lw::Headers others = std::move(headers);
  return others;
}
lw::Headers copied() {
  lw::Headers headers;
  lw::Headers others = headers;
  return others;
}
lw::Headers assigned(bool is_set) {
  lw::Headers headers, others;
  if (is_set) others.set("a", "b");
  headers = std::move(others);
  return headers;
}
std::string names() {
  lw::Headers headers;
  std::string names;
  for (const auto& [name, value] : headers) names += name;
  return names;
}
lw::Result<lw::Response> either(bool is_made) {
  if (is_made) return lw::Response{};
  return lw::Error{"type", "message"};
}
lw::Task<lw::Response> awaited() {
  lw::Response response;
  co_return response;
}
lw::Response with_header() {
  lw::Response response{.status = 200, .body = "x"};
  response.headers.set("a", "b");
  return response;
}

LAMBDA_WASM_EXPORT(made, made)
LAMBDA_WASM_EXPORT(either, either)
LAMBDA_WASM_EXPORT(awaited, awaited)
LAMBDA_WASM_EXPORT(with_header, with_header)
