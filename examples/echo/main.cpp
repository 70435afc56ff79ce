// Replies to any HTTP event with the request that the handler saw, to compare it with the one that was sent. If the query asks for
// it (`?reply=1&status=201&set=x-a:1&cookie=a%3D1&bytes=AP8=`), replies with a response of those parts.

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/text/base64.hpp>

namespace lw = lambda_wasm;

namespace {

using Pairs = std::vector<std::array<std::string_view, 2>>;    // [["name","value"], …]
using Map = std::vector<std::pair<std::string, std::string>>;  // {"name":"value", …}

struct Echo {
  lw::Sender sender;
  std::string_view method;
  std::string_view path;
  Pairs query;
  Map headers;
  Pairs cookies;
  lw::Bytes body;
  Map path_parameters;
  std::string_view stage;
  std::string_view source_ip;
  std::string_view request_id;
};
LAMBDA_WASM_DESCRIBE(Echo, sender, method, path, query, headers, cookies, (body, "body_base64"), path_parameters, stage,
                     source_ip, request_id)

Pairs pairs_of(const auto& values) {
  Pairs pairs;
  for (const auto& [name, value] : values) pairs.push_back({name, value});
  return pairs;
}

// Each name once, in lower case, with its values joined.
Map headers_of(const lw::Request& request) {
  Map headers;
  for (const auto& [name, value] : request.headers) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto known = std::find_if(headers.begin(), headers.end(), [&](const auto& header) { return header.first == lower; });
    if (known == headers.end()) {
      headers.emplace_back(lower, value);
    } else {
      known->second.append(", ").append(value);
    }
  }
  return headers;
}

lw::Response reply_of(const lw::Request& request) {
  lw::Response response;
  if (const auto status = request.query.get("status")) {
    std::from_chars(status->data(), status->data() + status->size(), response.status);
  }
  for (const std::string_view header : request.query.all("set")) {
    const std::size_t colon = std::min(header.find(':'), header.size());
    response.headers.append(header.substr(0, colon), header.substr(std::min(colon + 1, header.size())));
  }
  for (const std::string_view cookie : request.query.all("cookie")) response.headers.append("set-cookie", cookie);
  if (const auto bytes = request.query.get("bytes")) {
    auto decoded = lw::text::base64_decode(*bytes);
    if (!decoded) throw lw::HttpError(400, "The parameter bytes is not base64.");
    response.body = std::move(*decoded);
  }
  return response;
}

lw::Response echo(const lw::Request& request) {
  if (request.query.get("reply")) return reply_of(request);
  Map path_parameters;
  for (const auto& [name, value] : request.path_parameters) path_parameters.emplace_back(name, value);
  const Echo seen{request.sender,
                  request.method,
                  request.path,
                  pairs_of(request.query),
                  headers_of(request),
                  pairs_of(request.cookies),
                  lw::Bytes(request.body()),
                  std::move(path_parameters),
                  request.stage(),
                  request.source_ip(),
                  request.request_id()};
  return {200, lw::to_json(seen), {{"content-type", "application/json"}}};
}

}  // namespace

LAMBDA_WASM_HANDLER(echo)
