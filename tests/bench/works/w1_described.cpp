// W1 without Request and Response: structs of the author's own, shaped as the event and the reply are.

#include <string_view>

#include <lambda_wasm.hpp>

#include "described.hpp"

namespace lw = lambda_wasm;

namespace {

struct Headers {
  std::string_view host;
};
LAMBDA_WASM_DESCRIBE(Headers, host)

struct Event {
  std::string_view path;
  RequestContext context;
  Headers headers;
};
LAMBDA_WASM_DESCRIBE(Event, (path, "rawPath"), (context, "requestContext"), headers)

struct Seen {
  std::string_view path;
  std::string_view method;
  std::string_view host;
};
LAMBDA_WASM_DESCRIBE(Seen, path, method, host)

Reply answer(const Event& event) {
  return {200, {"application/json"}, lw::to_json(Seen{event.path, event.context.http.method, event.headers.host})};
}

}  // namespace

LAMBDA_WASM_HANDLER(answer)
