#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/http/cookie.hpp>
#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/query_text.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/sender.hpp>

namespace lambda_wasm::testing {

/// The parts of a test's request, empty by default. `method`, `path`, `headers`, `body`, `path_parameters`, `stage_variables`,
/// `route`, `stage`, `source_ip`, `request_id`, `protocol`, `time` and `sender` become the request's members of the same names.
struct RequestParts {
  /// Names with their values, in order: `{{"name", "Ada"}, {"name", "Bob"}}`.
  using NamedValues = std::vector<std::pair<std::string, std::string>>;

  std::string method = "GET";
  std::string path = "/";
  NamedValues query{};  ///< decoded; `raw_query()` returns them escaped
  NamedValues headers{};
  NamedValues cookies{};  ///< added as a cookie header at the end; if empty, the cookie headers are used
  /// JSON of the claims that `jwt` reads from the token of the request: it becomes the authorization header. `testing::reply` takes any
  /// claims that fit their struct, whatever issuer, audience, time and scopes they have.
  std::string claims{};
  std::string body{};
  NamedValues path_parameters{};
  NamedValues stage_variables{};
  std::string route{};
  std::string stage{};
  std::string source_ip{};
  std::string request_id{};
  std::string protocol = "HTTP/1.1";
  std::optional<Request::Time> time{};
  Sender sender = Sender::function_url;  ///< routes take the path of an `http_api` as decoded already
};

/// Makes a request of these parts, which owns its data, to call a handler with:
///
///     const Response response = hello(testing::request({.query = {{"name", "you"}}}));
///
/// It has no event: `event<T>()` throws.
[[nodiscard]] inline Request request(const RequestParts& given) {
  using Access = detail::RequestAccess;
  auto parts = std::make_unique<detail::RequestParts>();
  parts->body = parts->storage.keep(given.body);
  parts->raw_query = detail::query_text(given.query, detail::Escaped::not_yet, parts->storage);
  parts->route = parts->storage.keep(given.route);
  parts->stage = parts->storage.keep(given.stage);
  parts->source_ip = parts->storage.keep(given.source_ip);
  parts->request_id = parts->storage.keep(given.request_id);
  parts->protocol = parts->storage.keep(given.protocol);
  parts->time = given.time;
  Request request = Access::make({given.sender}, given.method, given.path, std::move(parts));

  RequestParts::NamedValues headers = given.headers;
  std::vector<NamedValue> cookies;
  if (given.cookies.empty()) {
    for (const auto& [name, value] : headers) {
      if (!detail::is_same_header(name, "cookie")) continue;
      const std::size_t before = cookies.size();
      cookies.resize(before + detail::count_cookie_parts(value));
      cookies.resize(static_cast<std::size_t>(detail::split_cookies(value, cookies.data() + before) - cookies.data()));
    }
  } else {
    std::string joined;
    for (const auto& [name, value] : given.cookies) {
      cookies.emplace_back(name, value);
      (joined.empty() ? joined : joined.append("; ")).append(name).append("=").append(value);
    }
    headers.emplace_back("cookie", std::move(joined));
  }
  if (!given.claims.empty()) headers.emplace_back("authorization", "Bearer " + given.claims);
  Access::give(request, request.query, given.query);
  Access::give(request, request.headers, headers);
  Access::give(request, request.cookies, cookies);
  Access::give(request, request.path_parameters, given.path_parameters);
  Access::give(request, request.stage_variables, given.stage_variables);
  return request;
}

}  // namespace lambda_wasm::testing
