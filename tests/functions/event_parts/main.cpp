// Replies to an HTTP event with every part of its request, each read separately: as text, or the error of reading it.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string text_of(std::string_view text) { return std::string(text); }
std::string text_of(const std::optional<std::string_view>& text) { return text ? '=' + std::string(*text) : "none"; }
std::string text_of(const std::optional<lw::Request::Time>& time) {
  return time ? std::to_string(time->time_since_epoch().count()) : "none";
}
template <class NamedValues>
std::string text_of(const NamedValues& values) {
  std::string text;
  for (const auto& [name, value] : values) text.append(name).append("=").append(value).append("\n");
  return text;
}

Parts read_apart(const lw::Request& request) {
  Parts parts{{"sender", std::to_string(static_cast<int>(request.sender))},
              {"method", std::string(request.method)},
              {"path", std::string(request.path)}};
  const auto put = [&](std::string name, const auto& get) {
    std::string text;
    try {
      text = text_of(get());
    } catch (const lw::Error& error) {
      text = error.type + ": " + error.message;
    }
    parts.emplace_back(std::move(name), std::move(text));
  };
  // First those that need only one member of the event: members that they do not read must not cause an error.
  put("host", [&] { return request.header<"host">(); });
  put("cookie", [&] { return request.header<"cookie">(); });
  put("x-tag", [&] { return request.header<"x-tag">(); });
  put("body", [&] { return request.body(); });
  put("route", [&] { return request.route(); });
  put("stage", [&] { return request.stage(); });
  put("source_ip", [&] { return request.source_ip(); });
  put("request_id", [&] { return request.request_id(); });
  put("protocol", [&] { return request.protocol(); });
  put("time", [&] { return request.time(); });
  put("raw_query", [&] { return request.raw_query(); });
  put("query", [&]() -> decltype(auto) { return (request.query); });
  put("cookies", [&]() -> decltype(auto) { return (request.cookies); });
  put("headers", [&]() -> decltype(auto) { return (request.headers); });
  put("path_parameters", [&]() -> decltype(auto) { return (request.path_parameters); });
  put("stage_variables", [&]() -> decltype(auto) { return (request.stage_variables); });
  return parts;
}

}  // namespace

LAMBDA_WASM_HANDLER(read_apart)
