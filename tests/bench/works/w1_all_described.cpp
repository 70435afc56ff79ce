// W1 that reads every header, query value and cookie, without Request and Response: uses the user's own structs in the shape of the event
// and the reply.

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm.hpp>

#include "described.hpp"

namespace lw = lambda_wasm;

namespace {

using NamedValues = std::vector<std::pair<std::string_view, std::string_view>>;

struct Event {
  std::string_view path;
  RequestContext context;
  NamedValues headers;
  NamedValues query;
  std::vector<std::string_view> cookies;
};
LAMBDA_WASM_DESCRIBE(Event, (path, "rawPath"), (context, "requestContext"), headers, (query, "queryStringParameters"), cookies)

struct Seen {
  std::string_view path;
  std::string_view method;
  std::uint32_t headers = 0;
  std::uint32_t query = 0;
  std::uint32_t cookies = 0;
};
LAMBDA_WASM_DESCRIBE(Seen, path, method, headers, query, cookies)

std::uint32_t length_of(const NamedValues& values) {
  std::uint32_t length = 0;
  for (const auto& [name, value] : values) length += static_cast<std::uint32_t>(name.size() + value.size());
  return length;
}

std::uint32_t length_of(const std::vector<std::string_view>& cookies) {
  std::uint32_t length = 0;
  for (const std::string_view cookie : cookies) length += static_cast<std::uint32_t>(cookie.size()) - 1;  // less its `=`
  return length;
}

Reply answer(const Event& event) {
  const Seen seen{event.path, event.context.http.method, length_of(event.headers), length_of(event.query),
                  length_of(event.cookies)};
  return {200, {"application/json"}, lw::to_json(seen)};
}

}  // namespace

LAMBDA_WASM_HANDLER(answer)
