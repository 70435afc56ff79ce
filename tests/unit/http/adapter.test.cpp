#include <catch_amalgamated.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;
using namespace std::string_literals;

namespace {

constexpr std::string_view http_api = R"({"requestContext": {"http": {"method": "GET"}}, "rawPath": "/"})";
constexpr std::string_view rest_api = R"({"httpMethod": "GET", "requestContext": {}})";
constexpr std::string_view alb = R"({"httpMethod": "GET", "requestContext": {"elb": {}}, "headers": {}})";

std::string reply(std::string_view event, const Response& response) {
  const auto outcome = testing::invoke([&](const Request&) { return response; }, event);
  return outcome.failed ? outcome.error_type + ": " + outcome.error_message : outcome.reply;
}

std::string refusal(const Response& response) { return reply(http_api, response); }

struct Point {
  int x = 0;
  std::optional<int> y;
};
LAMBDA_WASM_DESCRIBE(Point, x, y)

}  // namespace

TEST_CASE("a load balancer accepts as many cookies as set-cookie has spellings") {
  Response response;
  for (int i = 0; i < 512; ++i) response.cookies.push_back({.name = "c" + std::to_string(i)});
  const std::string all = reply(alb, response);
  for (int i = 0; i < 512; ++i) CHECK(all.find("\"c" + std::to_string(i) + "=\"") != std::string::npos);
}

TEST_CASE("a cookie that violates RFC 6265 is rejected") {
  using namespace std::chrono;
  const auto refused = [](const SetCookie& cookie) {
    const std::string message = refusal({200, "", {}, {cookie}});
    CHECK(
        message.starts_with("lambda_wasm::InvalidResponse: The response's cookie \"" + cookie.name + "\" breaks RFC 6265: its "));
    return message.substr(message.rfind("its "));
  };
  CHECK(refused({.name = "a b"}) == "its name is not a token.");
  CHECK(refused({.name = ""}) == "its name is not a token.");
  CHECK(refused({.name = "a", .value = "1;2"}) == "its value has a forbidden character.");
  CHECK(refused({.name = "a", .path = "/;"}) == "its path or domain has a forbidden character.");
  CHECK(refused({.name = "a", .domain = "a\nb"}) == "its path or domain has a forbidden character.");
  CHECK(refusal({200, "", {}, {{.name = "a", .expires = sys_days(year(1600) / 12 / 31)}}})
            .ends_with("it expires before 1601 or after 9999."));
  CHECK(refusal({200, "", {}, {{.name = "a", .expires = sys_days(year(10000) / 1 / 1)}}})
            .ends_with("it expires before 1601 or after 9999."));
}

TEST_CASE("a raw cookie is sent unchanged, unless it would end the header") {
  CHECK(reply(http_api, {200, "", {}, {SetCookie::raw("a={\"b\": 1}; Path=/"), {.name = "c"}, SetCookie::raw("d")}}) ==
        R"({"statusCode":200,"body":"","cookies":["a={\"b\": 1}; Path=/","c=","d"]})");
  for (const auto& text : {"a=1\r\nx: y"s, "a\n"s, "a=\0"s})
    CHECK(refusal({200, "", {}, {SetCookie::raw(text)}}).ends_with("\" has CR, LF or NUL in it."));
}

TEST_CASE("other results as replies to a Request") {
  CHECK(testing::invoke([](const Request&) { return "hié"s; }, http_api).reply ==
        R"({"statusCode":200,"body":"hié","headers":{"content-type":"text/plain; charset=utf-8"}})");
  CHECK(testing::invoke([](const Request& request) { return request.method; }, http_api).reply ==
        R"({"statusCode":200,"body":"GET","headers":{"content-type":"text/plain; charset=utf-8"}})");
  CHECK(testing::invoke([](const Request&) { return Point{1, std::nullopt}; }, http_api).reply ==
        R"({"statusCode":200,"body":"{\"x\":1}","headers":{"content-type":"application/json"}})");
  CHECK(testing::invoke([](const Request&) { return std::vector<int>{1, 2}; }, http_api).reply ==
        R"({"statusCode":200,"body":"[1,2]","headers":{"content-type":"application/json"}})");
  CHECK(testing::invoke([](const Request&) {}, http_api).reply == R"({"statusCode":204,"body":""})");
  CHECK(testing::invoke([](const Request&) {}, alb).reply ==
        R"({"statusCode":204,"body":"","statusDescription":"204 No Content","isBase64Encoded":false,"headers":{}})");
  CHECK(testing::invoke([](const Request&, const Context& context) { return std::string(context.request_id()); }, http_api,
                        R"({"awsRequestId": "r"})")
            .reply == R"({"statusCode":200,"body":"r","headers":{"content-type":"text/plain; charset=utf-8"}})");
  CHECK(testing::invoke([](const Request&) { return Result<std::string>("ok"); }, http_api).reply ==
        R"({"statusCode":200,"body":"ok","headers":{"content-type":"text/plain; charset=utf-8"}})");
  CHECK(testing::invoke([](const Request&) { return Result<void>(); }, http_api).reply == R"({"statusCode":204,"body":""})");
}

TEST_CASE("a Response to an event that is not HTTP has an HTTP API's form") {
  const Response response{201, "\xff", {{"a", "1"}, {"a", "2"}}, {{.name = "c", .value = "3"}}};
  constexpr auto form = R"({"statusCode":201,"body":"/w==","isBase64Encoded":true,"headers":{"a":"1, 2"},"cookies":["c=3"]})";
  CHECK(testing::invoke([&] { return response; }, "7").reply == form);
  CHECK(testing::invoke([&](const Point&) { return response; }, R"({"x": 1})").reply == form);
  CHECK(testing::invoke([&](const Context&) { return Result<Response>(response); }, "null").reply == form);
}

TEST_CASE("an HttpError is the reply over HTTP, and a function error otherwise") {
  constexpr auto problem =
      R"({"statusCode":404,"body":"{\"title\":\"Not Found\",\"status\":404,\"detail\":\"no such order\"}","headers":{"content-type":"application/problem+json"}})";
  CHECK(testing::invoke([](const Request&) -> Response { throw HttpError(404, "no such order"); }, http_api).reply == problem);
  CHECK(testing::invoke([](const Request&) { throw HttpError(404, "no such order"); }, http_api).reply == problem);
  CHECK(testing::invoke([](const Request&) -> Result<Point> { return HttpError(404, "no such order"); }, http_api).reply ==
        problem);
  CHECK(testing::invoke([](const Point&) -> Response { throw HttpError(404, "no such order"); }, R"({"x": 1})").reply == problem);
  CHECK(testing::invoke([](const Request&) -> Response { throw HttpError(404, "no such order"); }, alb)
            .reply.find(R"("statusDescription":"404 Not Found")") != std::string::npos);
  CHECK(testing::invoke([](const Point&) -> Point { throw HttpError(404, "no such order"); }, R"({"x": 1})").error_type ==
        "lambda_wasm::HttpError");
  const auto refused = testing::invoke([](const Request&) -> Response { throw HttpError(7); }, http_api);
  CHECK(refused.error_type == "lambda_wasm::InvalidResponse");
  const auto task = testing::invoke([](const Request&) -> Task<Response> { throw HttpError(7); }, http_api);
  CHECK(task.error_type == "lambda_wasm::InvalidResponse");
  const auto waited = [](const Request&) -> Task<Response> {
    co_await sleep_for(std::chrono::milliseconds(1));
    throw HttpError(7);
  };
  CHECK(testing::invoke(waited, http_api).error_type == "lambda_wasm::InvalidResponse");
}

TEST_CASE("every other exception is a function error") {
  const auto thrown = testing::invoke([](const Request&) -> Response { throw std::out_of_range("too far"); }, http_api);
  CHECK(thrown.failed);
  CHECK(thrown.error_type == "std::out_of_range");
  CHECK(thrown.error_message == "too far");
  const auto returned =
      testing::invoke([](const Request&) -> Result<Response> { return Error("shop::Closed", "come back"); }, http_api);
  CHECK(returned.error_type == "shop::Closed");
}

TEST_CASE("the stream of a handler becomes a buffered reply in the form of the sender") {
  const auto streaming = [](const Request& request, ResponseStream& stream, const Context& context) -> Task<> {
    stream.start({.status = 201, .headers = {{"x-a", "1"}}, .cookies = {{"name", "value"}}});
    co_await stream.write(request.method);
    co_await stream.write(context.request_id());
  };
  constexpr std::string_view context = R"({"awsRequestId": " id"})";
  CHECK(testing::invoke(streaming, http_api, context).reply ==
        R"({"statusCode":201,"body":"GET id","headers":{"x-a":"1"},"cookies":["name=value"]})");
  CHECK(testing::invoke(streaming, rest_api, context).reply ==
        R"({"statusCode":201,"body":"GET id","headers":{"x-a":"1","set-cookie":"name=value"}})");
  const auto bare = [](ResponseStream&) -> Task<> { co_return; };
  CHECK(testing::invoke(bare, "{}").reply == R"({"statusCode":200,"body":""})");
}

TEST_CASE("a handler with a stream fails like any other until it has written, and then with a function error") {
  const auto before = [](const Request&, ResponseStream& stream) -> Task<> {
    stream.start({.status = 201});
    throw HttpError(409, "before");
    co_return;
  };
  CHECK(testing::invoke(before, http_api).reply.starts_with(R"({"statusCode":409,"body":)"));
  const auto after = [](const Request&, ResponseStream& stream) -> Task<Result<void>> {
    co_await stream.write("half");
    co_return HttpError(409, "after");
  };
  const auto outcome = testing::invoke(after, http_api);
  CHECK(outcome.failed);
  CHECK(outcome.error_type == "lambda_wasm::HttpError");
  CHECK(outcome.error_message == "after");
  const auto refused = [](ResponseStream& stream) -> Task<> {
    stream.start({.headers = {{"no token", "1"}}});
    co_await stream.write("half");
  };
  CHECK(testing::invoke(refused, "{}").error_type == "lambda_wasm::InvalidResponse");
}
