// Any JSON as an event to handlers of HTTP requests, natively. The first byte selects the handler; the rest is the event.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/event_stream.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/json/nlohmann.hpp>
#include <lambda_wasm/testing.hpp>

#include "../fuzz.hpp"
#include "../oracle/outcome.hpp"
#include "../types.hpp"

using namespace lambda_wasm;

namespace {

using Pairs = std::vector<std::vector<std::string>>;

/// All parts of a request.
struct Parts {
  Sender sender{};
  std::string method, path, body, route, stage, source_ip, request_id, protocol, user_agent;
  Pairs query, headers, cookies, path_parameters, stage_variables;
  std::optional<Request::Time> time;
};
LAMBDA_WASM_DESCRIBE(Parts, sender, method, path, body, route, stage, source_ip, request_id, protocol, user_agent, query, headers,
                     cookies, path_parameters, stage_variables, time)

template <class Values>
Pairs copied(const Values& values) {
  Pairs pairs;
  for (const auto& [name, value] : values) {
    pairs.push_back({std::string(name), std::string(value)});
    fuzz::check(values.get(name).has_value() && !values.all(name).empty(), "an existing value is found by its name", name);
  }
  fuzz::check(values.size() == pairs.size() && values.empty() == pairs.empty(), "values are counted");
  return pairs;
}

Parts parts(const Request& request) {
  return {.sender = request.sender,
          .method = std::string(request.method),
          .path = std::string(request.path),
          .body = std::string(request.body()),
          .route = std::string(request.route()),
          .stage = std::string(request.stage()),
          .source_ip = std::string(request.source_ip()),
          .request_id = std::string(request.request_id()),
          .protocol = std::string(request.protocol()),
          .user_agent = std::string(request.user_agent()),
          .query = copied(request.query),
          .headers = copied(request.headers),
          .cookies = copied(request.cookies),
          .path_parameters = copied(request.path_parameters),
          .stage_variables = copied(request.stage_variables),
          .time = request.time()};
}

/// A copy of a request has the same parts.
std::string owned(const Request& request) {
  const Request copy = request.own();
  const std::string made = to_json(parts(copy));
  fuzz::check_same(made, to_json(parts(request)), "a copy of a request is the same");
  return made;
}

/// The request's own headers, cookies and body, as a reply: most of them are not valid in one.
Response echo(const Request& request) {
  Response response;
  response.status = static_cast<int>(request.query.size() + 199);
  response.body = request.body();
  for (const auto& [name, value] : request.headers) response.headers.append(name, value);
  for (const auto& [name, value] : request.cookies)
    response.cookies.push_back({.name = std::string(name), .value = std::string(value), .path = std::string(request.path)});
  return response;
}

Task<> stream(const Request& request, ResponseStream& stream) {
  ResponseHead head;
  for (const auto& [name, value] : request.headers) head.headers.append(name, value);
  EventStream events(stream, std::move(head));
  for (const auto& [name, value] : request.query) co_await events.send({.data = value, .event = name, .id = request.path});
  co_await stream.write(request.body());
}

void nothing(const Request&) {}
nlohmann::json event(const Request& request) { return request.event<nlohmann::json>(); }
fuzz::Wide body(const Request& request) { return request.json<fuzz::Wide>(); }
Result<fuzz::Event> body_of_event(const Request& request) { return request.try_json<fuzz::Event>(); }

/// Checks that API Gateway would accept a reply: the status and texts have the right types, and no header contains a line end.
void check_reply(const testing::Outcome& outcome, std::string_view event) {
  oracle::check_outcome(outcome, event);
  if (outcome.failed) return;
  const auto reply = nlohmann::json::parse(outcome.reply);
  const int status = reply.at("statusCode").get<int>();
  fuzz::check(status >= 100 && status <= 599, "a reply has a status", outcome.reply);
  fuzz::check(reply.at("body").is_string(), "a reply has a body", outcome.reply);
  const auto check_value = [&](const std::string& name, const nlohmann::json& value) {
    fuzz::check(detail::is_token(name), "a header has a name", outcome.reply);
    fuzz::check(value.is_string() && detail::is_header_value(value.get<std::string>()), "a header has a value", outcome.reply);
  };
  const auto headers = reply.value("headers", nlohmann::json::object());
  for (const auto& [name, value] : headers.items()) check_value(name, value);
  const auto lists = reply.value("multiValueHeaders", nlohmann::json::object());
  for (const auto& [name, values] : lists.items())
    for (const auto& value : values) check_value(name, value);
  for (const auto& cookie : reply.value("cookies", nlohmann::json::array())) check_value("set-cookie", cookie);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t which = input.choice(8);
  const Exact event_text(input.rest());
  const auto invoke = [&](auto& handler) { check_reply(testing::invoke(handler, event_text.view()), event_text); };
  switch (which) {
    case 0:
      invoke(parts);
      break;
    case 1:
      invoke(owned);
      break;
    case 2:
      invoke(echo);
      break;
    case 3:
      invoke(stream);
      break;
    case 4:
      invoke(nothing);
      break;
    case 5:
      invoke(event);
      break;
    case 6:
      invoke(body);
      break;
    default:
      invoke(body_of_event);
  }
  return 0;
}
