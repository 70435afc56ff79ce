// The vectors that also test the JavaScript of HTTP (tests/javascript/http.test.mjs).

#include <catch_amalgamated.hpp>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/testing/invoke.hpp>
#include <lambda_wasm/text/base64.hpp>

using namespace lambda_wasm;

namespace {

using Pairs = std::vector<std::string>;

struct Seen {
  Sender sender;
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
LAMBDA_WASM_DESCRIBE(Seen, sender, method, path, query, (raw_query, "rawQuery"), headers, cookies,
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
  return {request.sender,
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

nlohmann::json read_vectors(const std::string& name) {
  const std::string here = __FILE__;
  std::ifstream stream(here.substr(0, here.rfind("unit")) + "vectors/" + name, std::ios::binary);
  REQUIRE(stream.good());
  return nlohmann::json::parse(std::string(std::istreambuf_iterator<char>(stream), {}));
}

// An event of a sender, by its name in the vectors.
std::string event_of(const std::string& sender) {
  if (sender == "rest_api") return R"({"httpMethod": "GET", "requestContext": {}})";
  if (sender == "rest_api_lists") return R"({"httpMethod": "GET", "requestContext": {}, "multiValueHeaders": {}})";
  if (sender == "http_api") return R"({"requestContext": {"http": {}}})";
  if (sender == "function_url") return R"({"requestContext": {"http": {}, "domainName": "x.lambda-url.y"}})";
  if (sender == "alb") return R"({"httpMethod": "GET", "requestContext": {"elb": {}}})";
  if (sender == "alb_lists") return R"({"httpMethod": "GET", "requestContext": {"elb": {}}, "multiValueHeaders": {}})";
  return R"({"method": "GET", "raw_path": "/", "multiValueHeaders": {}})";
}

Response response_of(const nlohmann::json& vector) {
  Response response{vector["status"].get<int>()};
  if (vector.contains("bytes")) {
    response.body = text::base64_decode(vector["bytes"].get<std::string>()).value();
  } else {
    response.body = vector["body"].get<std::string>();
  }
  for (const auto& [name, value] : vector["headers"].get<std::vector<std::pair<std::string, std::string>>>())
    response.headers.append(name, value);
  for (const auto& [name, value] : vector["cookies"].get<std::vector<std::pair<std::string, std::string>>>())
    response.cookies.push_back({.name = name, .value = value});
  return response;
}

HttpError problem_of(const nlohmann::json& problem) {
  HttpError error(problem["status"].get<int>(), problem.value("detail", ""));
  error.type = problem.value("type", "");
  error.title = problem.value("title", "");
  error.instance = problem.value("instance", "");
  for (const auto& wrong : problem.value("errors", nlohmann::json::array())) error.add({wrong[0], wrong[1], wrong[2]});
  if (problem.contains("count")) error.count = problem["count"];
  return error;
}

}  // namespace

TEST_CASE("a header is found, or rejected, as in the vectors") {
  for (const auto& vector : read_vectors("headers.json")) {
    CAPTURE(vector["about"].get<std::string>());
    const bool is_host = vector["name"] == "host";
    const auto outcome = testing::invoke(
        [is_host](const Request& request) {
          const auto value = is_host ? request.header<"host">() : request.header<"cookie">();
          return std::string(value ? "found " : "none").append(value.value_or(std::string_view()));
        },
        vector["event"].get<std::string>());
    if (vector.contains("failure")) {
      CHECK(outcome.error_type == "lambda_wasm::InvalidEvent");
      CHECK(outcome.error_message == vector["failure"].get<std::string>());
    } else {
      CAPTURE(outcome.error_message);
      REQUIRE_FALSE(outcome.failed);
      const std::string found = vector.contains("value") ? "found " + vector["value"].get<std::string>() : "none";
      CHECK(nlohmann::json::parse(outcome.reply)["body"] == found);
    }
  }
}

TEST_CASE("replies are written, or rejected, as in the vectors") {
  for (const auto& vector : read_vectors("replies.json")) {
    CAPTURE(vector["about"].get<std::string>(), vector["sender"].get<std::string>());
    const auto outcome = testing::invoke(
        [&](const Request&) -> Response {
          if (vector.contains("problem")) throw problem_of(vector["problem"]);
          return response_of(vector);
        },
        event_of(vector["sender"]));
    if (vector.contains("failure")) {
      CHECK(outcome.error_type == "lambda_wasm::InvalidResponse");
      CHECK(outcome.error_message == vector["failure"].get<std::string>());
    } else {
      CAPTURE(outcome.error_message);
      CHECK(outcome.reply == vector["reply"].get<std::string>());
    }
  }
}

TEST_CASE("events become requests as in the vectors") {
  for (const auto& vector : read_vectors("http.json")) {
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
