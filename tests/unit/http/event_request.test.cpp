#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;

namespace {

// The request of an event as "sender method path", or the failure. The examples' recorded events test the rest.
std::string seen(std::string_view event) {
  const auto handler = [](const Request& request) {
    const char* const senders[] = {"rest_api", "http_api", "function_url", "alb", "lattice"};
    return std::string(senders[static_cast<int>(request.sender)])
        .append(" ")
        .append(request.method)
        .append(" ")
        .append(request.path);
  };
  const auto outcome = testing::invoke(handler, event);
  if (outcome.failed) return outcome.error_type + ": " + outcome.error_message;
  const std::size_t begin = outcome.reply.find("\"body\":\"") + 8;
  return outcome.reply.substr(begin, outcome.reply.find('"', begin) - begin);
}

bool is_not_http(std::string_view event) { return seen(event).starts_with("lambda_wasm::NotHttp: "); }

}  // namespace

TEST_CASE("the sender is recognized by the members of the event, in the documented order") {
  CHECK(seen(R"({"requestContext": {"http": {"method": "GET"}}, "rawPath": "/a"})") == "http_api GET /a");
  CHECK(seen(R"({"requestContext": {"http": {}, "domainName": "x.lambda-url.eu-west-1.on.aws"}, "rawPath": "/a"})") ==
        "function_url  /a");
  CHECK(seen(R"({"requestContext": {"http": {}, "domainName": "lambda-url.eu-west-1.on.aws"}})") == "http_api  /");
  CHECK(seen(R"({"requestContext": {"http": {}, "domainName": "x.lambda-url"}})") == "http_api  /");
  CHECK(seen(R"({"requestContext": {"http": {}, "domainName": ".lambda-url."}})") == "function_url  /");
  CHECK(seen(R"({"requestContext": {"elb": {}}, "httpMethod": "GET", "path": "/a"})") == "alb GET /a");
  CHECK(seen(R"({"requestContext": {"elb": {}, "http": {"method": "PUT"}}, "httpMethod": "GET", "path": "/a"})") == "alb GET /a");
  CHECK(seen(R"({"requestContext": {"http": {"method": "PUT"}, "serviceArn": "a"}, "httpMethod": "GET"})") == "http_api PUT /");
  CHECK(seen(R"({"requestContext": {"serviceNetworkArn": "a"}, "method": "GET", "path": "/a?b#c", "raw_path": "/d"})") ==
        "lattice GET /a");
  CHECK(seen(R"({"requestContext": {"serviceArn": "a"}, "method": "GET", "httpMethod": "PUT", "path": "/a"})") ==
        "lattice GET /a");
  CHECK(seen(R"({"raw_path": "/a?b", "method": "GET"})") == "lattice GET /a");
  CHECK(seen(R"({"raw_path": "", "method": "GET", "httpMethod": "PUT", "requestContext": {}})") == "lattice GET /");
  CHECK(seen(R"({"httpMethod": "GET", "requestContext": {}, "path": "/a"})") == "rest_api GET /a");
}

TEST_CASE("null is absent") {
  CHECK(seen(R"({"type": null, "raw_path": null, "httpMethod": "GET", "path": null, "version": null, "multiValueHeaders": null,
                 "requestContext": {"http": null, "elb": null, "connectionId": null, "domainName": null, "serviceArn": null, "serviceNetworkArn": null}})") ==
        "rest_api GET /");
  CHECK(is_not_http(R"({"requestContext": null, "httpMethod": "GET"})"));
  CHECK(is_not_http(R"({"requestContext": {}, "httpMethod": null})"));
}

TEST_CASE("an event that is not an HTTP request is an error") {
  CHECK(is_not_http(R"({"requestContext": {"connectionId": "a", "http": {}}})"));
  CHECK(is_not_http(R"({"requestContext": {"connectionId": "", "elb": {}}})"));
  CHECK(is_not_http(R"({"type": "REQUEST", "requestContext": {"http": {}}})"));
  CHECK(is_not_http(R"({"type": "TOKEN", "httpMethod": "GET", "requestContext": {}})"));
  CHECK(is_not_http(R"({"Records": []})"));
  CHECK(is_not_http(R"({})"));
  CHECK_FALSE(is_not_http(R"({"type": "request", "requestContext": {"http": {}}})"));
}

TEST_CASE("the error for an event that is not HTTP names its keys and the members of the nearest sender") {
  const auto message = [](std::string_view event) {
    return seen(event).substr(std::string_view("lambda_wasm::NotHttp: ").size());
  };
  CHECK(message(R"({"Records": [1], "a": {"b": 2}})") ==
        "The event is not an HTTP request: for an HTTP API it lacks requestContext.http; its keys are Records, a.");
  CHECK(message(R"({"httpMethod": "GET"})") ==
        "The event is not an HTTP request: for a REST API it lacks requestContext; its keys are httpMethod.");
  CHECK(message(R"({"requestContext": {}, "path": "/"})") ==
        "The event is not an HTTP request: for a REST API it lacks httpMethod; its keys are requestContext, path.");
  CHECK(message(R"({"method": "GET", "path": "/"})") ==
        "The event is not an HTTP request: for VPC Lattice it lacks requestContext.serviceNetworkArn or raw_path; its keys "
        "are method, path.");
}

TEST_CASE("a value of the wrong type is an error with its place") {
  CHECK(seen(R"({"requestContext": []})") ==
        "lambda_wasm::InvalidEvent: The value at /requestContext does not fit: expected object, found array.");
  CHECK(seen(R"({"requestContext": {"http": {"method": 1}}})") ==
        "lambda_wasm::InvalidEvent: The value at /requestContext/http/method does not fit: expected string, found number 1.");
  CHECK(seen(R"({"requestContext": {}, "httpMethod": true})") ==
        "lambda_wasm::InvalidEvent: The value at /httpMethod does not fit: expected string, found boolean true.");
  CHECK(seen(R"("text")").starts_with("lambda_wasm::InvalidEvent: "));
  CHECK(seen("null").starts_with("lambda_wasm::InvalidEvent: "));
  CHECK(seen("[]").starts_with("lambda_wasm::InvalidEvent: "));
}

TEST_CASE("the stage is removed from the path of an HTTP API, also in format 1.0") {
  using detail::without_stage;
  CHECK(without_stage("/dev/a", "dev") == "/a");
  CHECK(without_stage("/dev", "dev").empty());
  CHECK(without_stage("/dev/", "dev") == "/");
  CHECK(without_stage("/device", "dev") == "/device");
  CHECK(without_stage("/a/dev", "dev") == "/a/dev");
  CHECK(without_stage("/dev/dev", "dev") == "/dev");
  CHECK(without_stage("dev/a", "dev") == "dev/a");
  CHECK(without_stage("/$default/a", "$default") == "/$default/a");
  CHECK(without_stage("/a", "").data() != nullptr);
  CHECK(without_stage("//a", "") == "//a");
  CHECK(without_stage("", "dev").empty());

  CHECK(seen(R"({"version": "1.0", "httpMethod": "GET", "path": "/dev/a", "requestContext": {"stage": "dev"}})") ==
        "rest_api GET /a");
  CHECK(seen(R"({"version": "1.0", "httpMethod": "GET", "path": "/a", "requestContext": {"stage": "dev"}})") ==
        "rest_api GET /a");
  CHECK(seen(R"({"httpMethod": "GET", "path": "/dev/a", "requestContext": {"stage": "dev"}})") == "rest_api GET /dev/a");
  CHECK(seen(R"({"rawPath": "/dev", "requestContext": {"http": {"method": "GET"}, "stage": "dev"}})") == "http_api GET /");
}
