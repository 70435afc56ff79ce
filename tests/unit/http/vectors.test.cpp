// The vectors that the JavaScript of HTTP is held to as well (tests/javascript/http.test.mjs).

#include <catch_amalgamated.hpp>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;

namespace {

using Pairs = std::vector<std::string>;

struct Seen {
  Source source;
  std::string_view method;
  std::string_view path;
  Pairs query;
  std::optional<std::string_view> raw_query;
  Pairs headers;
  Pairs cookies;
  std::optional<std::string_view> cookie_header;
  Bytes body;
  std::string_view route;
  std::string_view stage;
  std::string_view source_ip;
  std::string_view request_id;
  std::string_view protocol;
  std::optional<std::int64_t> time;
  Pairs path_parameters;
  Pairs stage_variables;
};
LAMBDA_WASM_DESCRIBE(Seen, source, method, path, query, (raw_query, "rawQuery"), headers, cookies,
                     (cookie_header, "cookieHeader"), body, route, stage, (source_ip, "sourceIp"), (request_id, "requestId"),
                     protocol, time, (path_parameters, "pathParameters"), (stage_variables, "stageVariables"))

Pairs pairs_of(const auto& values) {
  Pairs pairs;
  for (const auto& [name, value] : values) pairs.emplace_back(name), pairs.emplace_back(value);
  return pairs;
}

Seen seen(const Request& request) {
  std::optional<std::int64_t> time;
  if (const auto at = request.time()) time = at->time_since_epoch().count();
  return {request.source,
          request.method,
          request.path,
          pairs_of(request.query),
          request.raw_query().empty() ? std::nullopt : std::optional(request.raw_query()),
          pairs_of(request.headers),
          pairs_of(request.cookies),
          request.header<"cookie">(),
          Bytes(request.body()),
          request.route(),
          request.stage(),
          request.source_ip(),
          request.request_id(),
          request.protocol(),
          time,
          pairs_of(request.path_parameters),
          pairs_of(request.stage_variables)};
}

}  // namespace

TEST_CASE("events become requests as the vectors say") {
  const std::string here = __FILE__;
  std::ifstream stream(here.substr(0, here.rfind("unit")) + "vectors/http.json", std::ios::binary);
  REQUIRE(stream.good());
  const auto vectors = nlohmann::json::parse(std::string(std::istreambuf_iterator<char>(stream), {}));
  for (const auto& vector : vectors) {
    CAPTURE(vector["about"].get<std::string>());
    const auto outcome = testing::invoke(seen, vector["event"].get<std::string>());
    if (vector.contains("failure")) {
      CHECK(std::vector<std::string>{outcome.error_type, outcome.error_message} ==
            vector["failure"].get<std::vector<std::string>>());
    } else {
      CAPTURE(outcome.error_message);
      REQUIRE_FALSE(outcome.failed);
      const std::string body = nlohmann::json::parse(outcome.reply)["body"];
      CHECK(nlohmann::json::parse(body) == vector["request"]);
    }
  }
}
