#pragma once
/// @file
/// Tells from an event who sent it, and makes its Request.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/event.hpp>
#include <lambda_wasm/http/fetch.hpp>
#include <lambda_wasm/http/origin.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/source.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/pull.hpp>
#include <lambda_wasm/wire/reader.hpp>

namespace lambda_wasm::detail {

/// `path` without the stage in front: for an API's stage that has no domain name of its own.
constexpr std::string_view without_stage(std::string_view path, std::string_view stage) noexcept {
  if (stage.empty() || stage == "$default" || path.size() <= stage.size()) return path;
  if (path[0] != '/' || path.substr(1, stage.size()) != stage) return path;
  const std::string_view rest = path.substr(1 + stage.size());
  return rest.empty() || rest[0] == '/' ? rest : path;
}

constexpr std::string_view never_empty(std::string_view path) noexcept { return path.empty() ? "/" : path; }

/// The event is no HTTP request: says what it is, or what it lacks to be what it is nearest to.
[[noreturn, gnu::noinline, gnu::cold]] inline void raise_not_http(const event::HttpEvent& http, const event::OtherEvent& other) {
  std::string message = "The event is not an HTTP request: ";
  if (http.context && http.context->connection_id) {
    message += "it is a WebSocket API's, which has requestContext.connectionId";
  } else if (http.type == "REQUEST" || http.type == "TOKEN") {
    message.append("it is an authorizer's, whose type is ").append(http.type);
  } else if (other.http_method) {
    message += "to be a REST API's it lacks requestContext";
  } else if (http.context && !other.path.empty()) {
    message += "to be a REST API's it lacks httpMethod";
  } else if (!other.method.empty()) {
    message += "to be VPC Lattice's it lacks requestContext.serviceNetworkArn or raw_path";
  } else {
    message += "to be an HTTP API's it lacks requestContext.http";
  }
  wire::Reader keys = fetch(codec_text<event::Keys>.data());
  const std::uint32_t count = keys.word(), told = count < 20 ? count : 20;
  message += count == 0 ? "; it has no keys" : "; its keys are ";
  for (std::uint32_t i = 0; i < told; ++i) message.append(i == 0 ? "" : ", ").append(keys.text());
  if (told != count) message += ", and others";
  raise(Error(error_type::not_http, message + "."));
}

[[nodiscard, gnu::noinline]] inline Request make_other_request(const event::HttpEvent& http) {
  const auto other = wire::pull<event::OtherEvent>(host::Part::event);
  origin::Sender sender;
  sender.has_multi_value_headers = other.multi_value_headers.has_value();
  const auto make = [&](Source source, std::string_view method, std::string_view path) {
    sender.source = source;
    return RequestAccess::make(sender, method, never_empty(path));
  };
  if (http.type == "REQUEST" || http.type == "TOKEN" || (http.context && http.context->connection_id)) raise_not_http(http, other);
  const std::string_view method = other.http_method.value_or(std::string_view());
  if (http.context && http.context->elb) return make(Source::alb, method, other.path);
  if ((other.context && (other.context->service_network_arn || other.context->service_arn)) || other.lattice_path) {
    const bool is_version_1 = !(other.context && (other.context->service_network_arn || other.context->service_arn));
    const std::string_view path = is_version_1 ? *other.lattice_path : other.path;
    sender.has_multi_value_headers = false;
    return make(Source::lattice, other.method, path.substr(0, path.find('?')));
  }
  if (!http.context || !other.http_method) raise_not_http(http, other);
  return make(Source::rest_api, method, other.version == "1.0" ? without_stage(other.path, http.context->stage) : other.path);
}

/// The request of an event. @throws Error `error_type::not_http` for an event that is none
[[nodiscard]] inline Request make_request(const event::HttpEvent& event) {
  const auto& context = event.context;
  const bool is_http = context && context->http && !context->connection_id && !context->elb;
  if (!is_http || event.type == "REQUEST" || event.type == "TOKEN") [[unlikely]] return make_other_request(event);
  const bool is_function_url = context->domain_name.find(".lambda-url.") != std::string_view::npos;
  return RequestAccess::make({is_function_url ? Source::function_url : Source::http_api}, context->http->method,
                             never_empty(without_stage(event.raw_path, context->stage)));
}

}  // namespace lambda_wasm::detail
