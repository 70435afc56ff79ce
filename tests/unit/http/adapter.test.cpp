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
constexpr std::string_view alb_multi_value = R"({"httpMethod": "GET", "requestContext": {"elb": {}}, "multiValueHeaders": {}})";
constexpr std::string_view lattice = R"({"method": "GET", "raw_path": "/", "multiValueHeaders": {}})";

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

TEST_CASE("a bare Response is a status and a body") {
  for (const auto event : {http_api, rest_api}) CHECK(reply(event, {200, "hi"}) == R"({"statusCode":200,"body":"hi"})");
  CHECK(reply(http_api, {}) == R"({"statusCode":200,"body":""})");
  CHECK(reply(alb, {200, "hi"}) ==
        R"({"statusCode":200,"body":"hi","statusDescription":"200 OK","isBase64Encoded":false,"headers":{}})");
  CHECK(reply(lattice, {404, ""}) ==
        R"({"statusCode":404,"body":"","statusDescription":"404 Not Found","isBase64Encoded":false,"headers":{}})");
  CHECK(reply(alb_multi_value, {299, ""}) ==
        R"({"statusCode":299,"body":"","statusDescription":"299 Unassigned","isBase64Encoded":false,"multiValueHeaders":{}})");
}

TEST_CASE("headers of one value stay as they were given") {
  const Response response{200, "", {{"Content-Type", "text/html"}, {"x-empty", ""}}};
  for (const auto event : {http_api, rest_api})
    CHECK(reply(event, response) == R"({"statusCode":200,"body":"","headers":{"Content-Type":"text/html","x-empty":""}})");
  for (const auto event : {alb, lattice})
    CHECK(reply(event, response).ends_with(R"(,"headers":{"Content-Type":"text/html","x-empty":""}})"));
  CHECK(reply(alb_multi_value, response)
            .ends_with(R"(,"isBase64Encoded":false,"multiValueHeaders":{"Content-Type":["text/html"],"x-empty":[""]}})"));
}

TEST_CASE("headers of several values go where the sender takes them") {
  const Response response{200, "", {{"X-A", "1"}, {"x-b", "2"}, {"x-a", "3"}, {"X-a", ""}}};
  CHECK(reply(http_api, response) == R"({"statusCode":200,"body":"","headers":{"X-A":"1, 3, ","x-b":"2"}})");
  CHECK(reply(rest_api, response) ==
        R"({"statusCode":200,"body":"","headers":{"x-b":"2"},"multiValueHeaders":{"X-A":["1","3",""]}})");
  for (const auto event : {alb, lattice}) CHECK(reply(event, response).ends_with(R"(,"headers":{"X-A":"1, 3, ","x-b":"2"}})"));
  CHECK(reply(alb_multi_value, response).ends_with(R"(,"multiValueHeaders":{"X-A":["1","3",""],"x-b":["2"]}})"));
  CHECK(reply(rest_api, {200, "", {{"a", "1"}, {"a", "2"}}}) ==
        R"({"statusCode":200,"body":"","multiValueHeaders":{"a":["1","2"]}})");
}

TEST_CASE("one cookie") {
  const Response response{200, "", {}, {{.name = "a", .value = "1", .path = "/"}}};
  CHECK(reply(http_api, response) == R"({"statusCode":200,"body":"","cookies":["a=1; Path=/"]})");
  CHECK(reply(rest_api, response) == R"({"statusCode":200,"body":"","headers":{"set-cookie":"a=1; Path=/"}})");
  for (const auto event : {alb, lattice}) CHECK(reply(event, response).ends_with(R"(,"headers":{"set-cookie":"a=1; Path=/"}})"));
  CHECK(reply(alb_multi_value, response).ends_with(R"(,"multiValueHeaders":{"set-cookie":["a=1; Path=/"]}})"));
}

TEST_CASE("several cookies, set-cookie headers among them and first") {
  const Response response{
      200, "", {{"x-a", "0"}, {"Set-Cookie", "a=1"}, {"x-b", "0"}, {"SET-COOKIE", "b=2; Secure"}}, {{.name = "c", .value = "3"}}};
  CHECK(reply(http_api, response) ==
        R"({"statusCode":200,"body":"","headers":{"x-a":"0","x-b":"0"},"cookies":["a=1","b=2; Secure","c=3"]})");
  CHECK(
      reply(rest_api, response) ==
      R"({"statusCode":200,"body":"","headers":{"x-a":"0","x-b":"0"},"multiValueHeaders":{"set-cookie":["a=1","b=2; Secure","c=3"]}})");
  for (const auto event : {alb, lattice}) {
    CHECK(
        reply(event, response)
            .ends_with(R"(,"headers":{"x-a":"0","x-b":"0","set-cookie":"a=1","Set-cookie":"b=2; Secure","sEt-cookie":"c=3"}})"));
  }
  CHECK(reply(alb_multi_value, response)
            .ends_with(R"(,"multiValueHeaders":{"x-a":["0"],"x-b":["0"],"set-cookie":["a=1","b=2; Secure","c=3"]}})"));
}

TEST_CASE("a load balancer takes as many cookies as set-cookie can be spelled") {
  Response response;
  for (int i = 0; i < 512; ++i) response.cookies.push_back({.name = "c" + std::to_string(i)});
  const std::string all = reply(alb, response);
  for (int i = 0; i < 512; ++i) CHECK(all.find("\"c" + std::to_string(i) + "=\"") != std::string::npos);
  response.cookies.push_back({.name = "c512"});
  CHECK(reply(alb, response).starts_with("lambda_wasm::InvalidResponse: "));
  CHECK(reply(alb_multi_value, response).find("\"c512=\"") != std::string::npos);
  CHECK(reply(http_api, response).find("\"c512=\"") != std::string::npos);
}

TEST_CASE("a body arrives byte for byte") {
  CHECK(reply(http_api, {200, "é🍐\xef\xbb\xbf"}) == "{\"statusCode\":200,\"body\":\"é🍐\xef\xbb\xbf\"}");
  CHECK(reply(http_api, {200, "a\0b"s}) == R"({"statusCode":200,"body":"a\u0000b"})");
  CHECK(reply(http_api, {200, "\x00\xff"s}) == R"({"statusCode":200,"body":"AP8=","isBase64Encoded":true})");
  CHECK(reply(http_api, {200, "caf\xc3", {{"a", "1"}}}) ==
        R"({"statusCode":200,"body":"Y2Fmww==","isBase64Encoded":true,"headers":{"a":"1"}})");
  CHECK(reply(rest_api, {200, "\xed\xa0\x80"}) == R"({"statusCode":200,"body":"7aCA","isBase64Encoded":true})");
  CHECK(reply(alb, {200, "\xff"}) ==
        R"({"statusCode":200,"body":"/w==","statusDescription":"200 OK","isBase64Encoded":true,"headers":{}})");
}

TEST_CASE("what may not be sent is refused by name") {
  for (const int status : {-1, 0, 99, 600, 2'000'000'000}) {
    CHECK(refusal({status, ""}) ==
          "lambda_wasm::InvalidResponse: The response's status \"" + std::to_string(status) + "\" is not from 100 to 599.");
  }
  for (const int status : {100, 599})
    CHECK(refusal({status, ""}) == "{\"statusCode\":" + std::to_string(status) + ",\"body\":\"\"}");
  CHECK(refusal({200, "", {{"x y", "1"}}}) ==
        "lambda_wasm::InvalidResponse: The response's header \"x y\" is not named by a token (RFC 9110 section 5.6.2).");
  CHECK(refusal({200, "", {{"", "1"}}}).starts_with("lambda_wasm::InvalidResponse: The response's header \"\""));
  CHECK(refusal({200, "", {{"x\r\n", "1"}}}).starts_with("lambda_wasm::InvalidResponse: The response's header \"x??\""));
  for (const auto& value : {"a\r\nb"s, "a\n"s, "\0"s}) {
    CHECK(refusal({200, "", {{"x-a", value}}}) ==
          "lambda_wasm::InvalidResponse: The response's header \"x-a\" has CR, LF or NUL in its value.");
    CHECK(refusal({200, "", {{"set-cookie", value}}}).starts_with("lambda_wasm::InvalidResponse: "));
  }
  CHECK(refusal({200, "", {{"set-cookie", "a b=1"}}}) ==
        "lambda_wasm::InvalidResponse: The response's cookie \"a b=1\" breaks RFC 6265.");
}

TEST_CASE("a cookie that breaks RFC 6265 is refused") {
  using namespace std::chrono;
  const auto refused = [](const SetCookie& cookie) {
    const std::string message = refusal({200, "", {}, {cookie}});
    CHECK(
        message.starts_with("lambda_wasm::InvalidResponse: The response's cookie \"" + cookie.name + "\" breaks RFC 6265: its "));
    return message.substr(message.rfind("its "));
  };
  CHECK(refused({.name = "a b"}) == "its name is not a token.");
  CHECK(refused({.name = ""}) == "its name is not a token.");
  CHECK(refused({.name = "a", .value = "1;2"}) == "its value has a character that it may not have.");
  CHECK(refused({.name = "a", .path = "/;"}) == "its path or domain has a character that it may not have.");
  CHECK(refused({.name = "a", .domain = "a\nb"}) == "its path or domain has a character that it may not have.");
  CHECK(refusal({200, "", {}, {{.name = "a", .expires = sys_days(year(1600) / 12 / 31)}}})
            .ends_with("it expires before 1601 or after 9999."));
  CHECK(refusal({200, "", {}, {{.name = "a", .expires = sys_days(year(10000) / 1 / 1)}}})
            .ends_with("it expires before 1601 or after 9999."));
}

TEST_CASE("a raw cookie goes as it is, unless it would end the header") {
  CHECK(reply(http_api, {200, "", {}, {SetCookie::raw("a={\"b\": 1}; Path=/"), {.name = "c"}, SetCookie::raw("d")}}) ==
        R"({"statusCode":200,"body":"","cookies":["a={\"b\": 1}; Path=/","c=","d"]})");
  for (const auto& text : {"a=1\r\nx: y"s, "a\n"s, "a=\0"s})
    CHECK(refusal({200, "", {}, {SetCookie::raw(text)}}).ends_with("\" has CR, LF or NUL in it."));
}

TEST_CASE("what else answers a Request") {
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

TEST_CASE("a Response to an event that is not HTTP takes an HTTP API's form") {
  const Response response{201, "\xff", {{"a", "1"}, {"a", "2"}}, {{.name = "c", .value = "3"}}};
  constexpr auto form = R"({"statusCode":201,"body":"/w==","isBase64Encoded":true,"headers":{"a":"1, 2"},"cookies":["c=3"]})";
  CHECK(testing::invoke([&] { return response; }, "7").reply == form);
  CHECK(testing::invoke([&](const Point&) { return response; }, R"({"x": 1})").reply == form);
  CHECK(testing::invoke([&](const Context&) { return Result<Response>(response); }, "null").reply == form);
}

TEST_CASE("an HttpError answers HTTP, and is a function error elsewhere") {
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

TEST_CASE("what a handler writes to its stream is its reply in one piece, in the form of the sender") {
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

TEST_CASE("a handler with a stream fails as any other until it has begun, and then as a function") {
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
