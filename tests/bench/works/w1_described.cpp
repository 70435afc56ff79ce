// W1 without Request and Response: uses the user's own structs in the shape of the event and the reply.

#include <string_view>

#include <lambda_wasm.hpp>

#include "described.hpp"

namespace lw = lambda_wasm;

namespace {

struct Headers {
  std::string_view forwarded;
};
LAMBDA_WASM_DESCRIBE(Headers, (forwarded, "x-forwarded-for"))

struct Query {
  std::string_view name;
};
LAMBDA_WASM_DESCRIBE(Query, name)

struct Event {
  std::string_view path;
  RequestContext context;
  Headers headers;
  Query query;
};
LAMBDA_WASM_DESCRIBE(Event, (path, "rawPath"), (context, "requestContext"), headers, (query, "queryStringParameters"))

struct Seen {
  std::string_view path;
  std::string_view method;
  std::string_view forwarded;
  std::string_view name;
};
LAMBDA_WASM_DESCRIBE(Seen, path, method, forwarded, name)

Reply answer(const Event& event) {
  const Seen seen{event.path, event.context.http.method, event.headers.forwarded, event.query.name};
  return {200, {"application/json"}, lw::to_json(seen)};
}

}  // namespace

LAMBDA_WASM_HANDLER(answer)
