#pragma once
/// @file
/// Finds the sender of an event, and makes the Request from it.
///
/// The table below is the contract of two readers: in native builds this header and event_parts.hpp, and in Wasm
/// cmake/javascript/runtime/http_request.mjs. A member that is null counts as absent. A member of a wrong type is an Error
/// `error_type::invalid_event`, which names the place, **when it is read and not before**; members that are never read may be
/// anything.
///
/// To make the Request these members are read, in this order; reading stops at the first row that applies:
///
/// | member | if it is there |
/// |---|---|
/// | the event, `requestContext`: objects | |
/// | `requestContext.connectionId`: text | a WebSocket API's: not HTTP |
/// | `type`: text | `REQUEST` or `TOKEN`, an authorizer's: not HTTP |
/// | `requestContext.elb`: object | `alb`: `httpMethod`, `path`, `multiValueHeaders` |
/// | `requestContext.http`: object | `domainName` of the context (`function_url` or `http_api`), `http.method`, `rawPath`, the context's `stage` |
/// | `requestContext.serviceNetworkArn`, else `.serviceArn`: text | `lattice`: `method`, `path` |
/// | `raw_path`: text | `lattice` (version 1): `method` |
/// | `httpMethod`: text, and `requestContext` | `rest_api`: `path`, `version`, the context's `stage` if that is `1.0`, `multiValueHeaders` |
/// | | not HTTP |
///
/// Each part of the Request is read when the handler calls it (event_parts.hpp):
///
/// | part | read |
/// |---|---|
/// | one header, `header<"name">()` | cookies: `cookies` of an HTTP API or function URL, and nothing else if it has any. If the sender writes names in lower case (all but REST APIs and lists of values): the member of that name, if it is text. Else all members of that name in any case; the first value counts |
/// | `headers` | all headers, then `cookies` of an HTTP API or function URL |
/// | `cookies` | `cookies` of an HTTP API or function URL, else all headers named cookie |
/// | `body()` | `isBase64Encoded`, if there is none `is_base64_encoded`, `body` |
/// | `query` | the first of its two possible members that is present |
/// | `source_ip()` | of load balancers all headers named x-forwarded-for; the last value counts |
/// | `time()` | the number that its sender has: an integer of 64 bits, as a number or as decimal text |

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/event.hpp>
#include <lambda_wasm/http/event_parts.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/sender.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/join.hpp>
#include <lambda_wasm/wire/pull.hpp>
#include <lambda_wasm/wire/reader.hpp>

namespace lambda_wasm::detail {

/// `path` without a leading stage, which an API without a custom domain name adds.
[[gnu::noinline]] constexpr std::string_view without_stage(std::string_view path, std::string_view stage) noexcept {
  if (stage.empty() || stage == "$default" || path.size() <= stage.size()) return path;
  if (path[0] != '/' || path.substr(1, stage.size()) != stage) return path;
  const std::string_view rest = path.substr(1 + stage.size());
  return rest.empty() || rest[0] == '/' ? rest : path;
}

constexpr std::string_view never_empty(std::string_view path) noexcept { return path.empty() ? "/" : path; }

constexpr bool is_function_url(std::string_view domain) noexcept {
  constexpr std::string_view mark = ".lambda-url.";
  for (std::size_t at = 0; at + mark.size() <= domain.size(); ++at) {
    if (domain[at] == '.' && domain[at + 1] == 'l' && domain.substr(at, mark.size()) == mark) return true;
  }
  return false;
}

/// Throws the error of an event that is not an HTTP request, with the reason and the keys of the event.
[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise_not_http(std::string_view reason) {
  constexpr std::uint32_t most = 20;
  wire::Reader reader = wire::fetch(codec_text<event::Keys>.data());
  std::uint32_t left = reader.word();
  Storage& storage = host::storage();
  std::string_view keys = left == 0 ? "it has no keys" : "its keys are ";
  for (std::uint32_t told = 0; left != 0 && told != most; ++told)
    keys = text::join(storage, {keys, reader.text(), --left != 0 ? ", " : ""});
  raise(error_type::not_http,
        text::join(storage, {"The event is not an HTTP request: ", reason, "; ", keys, left != 0 ? "and more." : "."}));
}

[[nodiscard]] inline bool has_key(std::string_view name) {
  wire::Reader reader = wire::fetch(codec_text<event::Keys>.data());
  for (std::uint32_t left = reader.word(); left != 0; --left) {
    if (reader.text() == name) return true;
  }
  return false;
}

/// Names the most similar sender, and the member that the event lacks to be one of its events.
[[nodiscard]] inline const char* lacks(bool has_method, bool has_context) {
  return has_method                       ? "for a REST API it lacks requestContext"
         : has_context && has_key("path") ? "for a REST API it lacks httpMethod"
         : has_key("method")              ? "for VPC Lattice it lacks requestContext.serviceNetworkArn or raw_path"
                                          : "for an HTTP API it lacks requestContext.http";
}

/// Makes the request of an event. @throws Error `error_type::not_http` if it is not an HTTP event
[[nodiscard]] inline Request make_request(const event::Event& event) {
  using namespace event;
  if (fetch_optional_text<InContext<"connectionId", Text>>(2))
    raise_not_http("it is a WebSocket event: it has requestContext.connectionId");
  const std::string_view type = fetch_text<Member<"type", Text>>(1);
  if (type == "REQUEST" || type == "TOKEN") raise_not_http("it is an authorizer event of type REQUEST or TOKEN");

  const auto stage = [] { return fetch_text<InContext<"stage", Text>>(2); };
  const bool is_alb = is_there<InContext<"elb", Presence>>(2);
  if (!is_alb && is_there<InContext<"http", Presence>>(2)) {
    const Sender sender = is_function_url(fetch_text<InContext<"domainName", Text>>(2)) ? Sender::function_url : Sender::http_api;
    const std::string_view method = fetch_text<InContext<"http", Member<"method", Text>>>(3);
    const std::string_view path = fetch_text<Member<"rawPath", Text>>(1);
    return RequestAccess::make({sender}, method, never_empty(without_stage(path, stage())));
  }

  if (!is_alb && (has_lattice_arn() || fetch_optional_text<Member<"raw_path", Text>>(1))) {
    const std::string_view method = fetch_text<Member<"method", Text>>(1), target = fetch_lattice_target();
    return RequestAccess::make({Sender::lattice}, method, never_empty(target.substr(0, target.find('?'))));
  }

  const std::optional<std::string_view> method = fetch_optional_text<Member<"httpMethod", Text>>(1);
  const bool has_context = event.value.has_value();
  if (!is_alb && (!method || !has_context)) raise_not_http(lacks(method.has_value(), has_context));
  std::string_view path = fetch_text<Member<"path", Text>>(1);
  if (!is_alb && fetch_text<Member<"version", Text>>(1) == "1.0") path = without_stage(path, stage());
  const bool has_lists = is_there<Member<"multiValueHeaders", Presence>>(1);
  return RequestAccess::make({is_alb ? Sender::alb : Sender::rest_api, has_lists}, method.value_or(std::string_view()),
                             never_empty(path));
}

}  // namespace lambda_wasm::detail
