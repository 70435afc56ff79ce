#pragma once
/// @file
/// Tells from an event who sent it, and makes its Request.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/event.hpp>
#include <lambda_wasm/http/fetch.hpp>
#include <lambda_wasm/http/origin.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/source.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/join.hpp>
#include <lambda_wasm/wire/pull.hpp>
#include <lambda_wasm/wire/reader.hpp>

namespace lambda_wasm::detail {

/// `path` without the stage in front: for an API's stage that has no domain name of its own.
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

/// The event is no HTTP request: says what it is, or what it lacks to be what it is nearest to, and which keys it has.
[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise_not_http(const event::HttpEvent& http, const event::OtherEvent& other) {
  const char* const reason =
      http.context && http.context->connection_id      ? "it is a WebSocket API's, which has requestContext.connectionId"
      : http.type == "REQUEST" || http.type == "TOKEN" ? "it is an authorizer's, whose type is REQUEST or TOKEN"
      : other.http_method                              ? "to be a REST API's it lacks requestContext"
      : http.context && !other.path.empty()            ? "to be a REST API's it lacks httpMethod"
      : !other.method.empty() ? "to be VPC Lattice's it lacks requestContext.serviceNetworkArn or raw_path"
                              : "to be an HTTP API's it lacks requestContext.http";
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

[[nodiscard, gnu::noinline]] inline Request make_other_request(const event::HttpEvent& http) {
  const event::OtherEvent other = fetch_other_event();
  if (http.type == "REQUEST" || http.type == "TOKEN" || (http.context && http.context->connection_id))
    raise_not_http(http, other);
  origin::Sender sender{Source::rest_api, other.has_multi_value_headers};
  std::string_view method = other.http_method.value_or(std::string_view()), path = other.path;
  if (http.context && http.context->elb) {
    sender.source = Source::alb;
  } else if (other.service_network_arn || other.service_arn || other.lattice_path) {
    sender = {Source::lattice};
    method = other.method;
    path = lattice_target(other);
    path = path.substr(0, path.find('?'));
  } else if (!http.context || !other.http_method) {
    raise_not_http(http, other);
  } else if (other.version == "1.0") {
    path = without_stage(path, http.context->stage);
  }
  return RequestAccess::make(sender, method, never_empty(path));
}

/// The request of an event. @throws Error `error_type::not_http` for an event that is none
[[nodiscard]] inline Request make_request(const event::HttpEvent& event) {
  const auto& context = event.context;
  const bool is_http = context && context->http && !context->connection_id && !context->elb;
  if (!is_http || event.type == "REQUEST" || event.type == "TOKEN") [[unlikely]]
    return make_other_request(event);
  return RequestAccess::make({is_function_url(context->domain_name) ? Source::function_url : Source::http_api},
                             context->http->method, never_empty(without_stage(event.raw_path, context->stage)));
}

}  // namespace lambda_wasm::detail
