#include <catch_amalgamated.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/testing/invoke.hpp>

using namespace lambda_wasm;
using namespace std::string_view_literals;

namespace {

constexpr std::string_view http_api = R"({
  "rawPath": "/orders/7", "rawQueryString": "name=Ada&tag=a&tag=b+c", "routeKey": "GET /orders/{id}", "cookies": ["a=1", "b=2"],
  "headers": {"Host": "example.com", "user-agent": "curl/8", "X-Empty": ""},
  "requestContext": {"http": {"method": "POST", "protocol": "HTTP/2", "sourceIp": "192.0.2.1"}, "stage": "$default", "requestId": "r-1", "timeEpoch": 1583348638390,
                     "authorizer": {"jwt": {"claims": {"sub": "ada"}}}},
  "pathParameters": {"id": "7"}, "stageVariables": {"table": "orders"}, "body": "{\"sku\":\"p\\u0065ar\",\"count\":2}"})";

constexpr std::string_view rest_api = R"({
  "httpMethod": "GET", "path": "/a", "resource": "/{proxy+}", "multiValueHeaders": {"X-Tag": ["one", "two"], "Cookie": ["a=1", "b=2"], "host": ["h"]},
  "headers": {"X-Tag": "two", "X-Single": "1"}, "queryStringParameters": {"k": "2", "other": "x"}, "multiValueQueryStringParameters": {"k": ["1", "2"]},
  "requestContext": {"stage": "Prod", "identity": {"sourceIp": "192.0.2.2"}, "protocol": "HTTP/1.1", "requestId": "r-2", "requestTimeEpoch": 1583798639428}})";

constexpr std::string_view alb = R"({
  "httpMethod": "GET", "path": "/", "requestContext": {"elb": {}},
  "multiValueHeaders": {"x-forwarded-for": ["1.1.1.1", "2.2.2.2, 3.3.3.3 "], "x-tag": ["one", "two"]}, "multiValueQueryStringParameters": {"%61": ["1+2", "%zz"]}})";

constexpr std::string_view lattice = R"({
  "raw_path": "/a?k=1", "method": "GET", "headers": {"x-tag": ["one", "two"], "x-other": "three", "x-forwarded-for": "4.4.4.4"},
  "query_string_parameters": {"k": "1", "l": ["2", "3"]}, "body": "AP8=", "is_base64_encoded": true, "requestContext": {"timeEpoch": "1696331543569073"}})";

// Calls `use` with the request of an event, inside an invocation. An exception fails the test with its message.
void with(std::string_view event, auto use) {
  bool is_used = false;
  const auto outcome = testing::invoke(
      [&](const Request& request) {
        use(request);
        is_used = true;
      },
      event);
  CAPTURE(outcome.error_type, outcome.error_message);
  CHECK(is_used);
}

std::string failure_of(std::string_view event, auto use) {
  const auto outcome = testing::invoke([&](const Request& request) { use(request); }, event);
  return outcome.error_type + ": " + outcome.error_message;
}

std::string text_of(const auto& values) {
  std::string text;
  for (const auto& [name, value] : values) text.append(name).append("=").append(value).append(";");
  return text;
}

struct Sku {
  std::string_view sku;
  std::uint8_t count = 1;
};
LAMBDA_WASM_DESCRIBE(Sku, sku, (count, defaulted))

struct Claims {
  std::string_view sub;
};
LAMBDA_WASM_DESCRIBE(Claims, sub)
struct Jwt {
  Claims claims;
};
LAMBDA_WASM_DESCRIBE(Jwt, claims)
struct Authorizer {
  Jwt jwt;
};
LAMBDA_WASM_DESCRIBE(Authorizer, jwt)
struct AuthorizedContext {
  Authorizer authorizer;
};
LAMBDA_WASM_DESCRIBE(AuthorizedContext, authorizer)
struct AuthorizedEvent {
  AuthorizedContext context;
};
LAMBDA_WASM_DESCRIBE(AuthorizedEvent, (context, "requestContext"))

}  // namespace

TEST_CASE("query parameters are decoded in order, with every value") {
  with(http_api, [](const Request& request) {
    CHECK(text_of(request.query) == "name=Ada;tag=a;tag=b c;");
    CHECK(request.query.size() == 3);
    CHECK(request.query.get("name") == "Ada");
    CHECK(request.query.get("tag") == "a");
    CHECK(request.query.get("Tag") == std::nullopt);
    const auto tags = request.query.all("tag");
    CHECK(std::vector<std::string_view>(tags.begin(), tags.end()) == std::vector<std::string_view>{"a", "b c"});
  });
  with(rest_api, [](const Request& request) { CHECK(text_of(request.query) == "k=1;k=2;"); });
  with(alb, [](const Request& request) { CHECK(text_of(request.query) == "a=1 2;a=%zz;"); });
  with(lattice, [](const Request& request) { CHECK(text_of(request.query) == "k=1;l=2;l=3;"); });
}

TEST_CASE("the query is taken from the map of single values if there is no other") {
  with(
      R"({"httpMethod": "GET", "requestContext": {}, "queryStringParameters": {"k": "a+b"}, "multiValueQueryStringParameters": null})",
      [](const Request& request) { CHECK(text_of(request.query) == "k=a+b;"); });
  with(R"({"httpMethod": "GET", "requestContext": {"elb": {}}, "queryStringParameters": {"k": "a+b"}})",
       [](const Request& request) { CHECK(text_of(request.query) == "k=a b;"); });
  with(
      R"({"httpMethod": "GET", "requestContext": {}, "queryStringParameters": {"k": "1"}, "multiValueQueryStringParameters": {}})",
      [](const Request& request) { CHECK(request.query.empty()); });
}

TEST_CASE("headers can be read one by one, or all") {
  with(http_api, [](const Request& request) {
    CHECK(request.header<"Host">() == "example.com");
    CHECK(request.headers.get("HOST") == "example.com");
    CHECK(request.header<"x-empty">() == "");
    CHECK(request.header<"x-none">() == std::nullopt);
    CHECK(request.headers.get("x-none") == std::nullopt);
    CHECK(request.header<"cookie">() == "a=1; b=2");
    CHECK(request.headers.get("Cookie") == "a=1; b=2");
    CHECK(text_of(request.headers) == "Host=example.com;user-agent=curl/8;X-Empty=;cookie=a=1; b=2;");
    CHECK(request.headers.get("HOST") == "example.com");
    CHECK(request.header<"user-agent">() == "curl/8");
    CHECK(request.header<"cookie">() == "a=1; b=2");
    CHECK(request.host() == "example.com");
    CHECK(request.user_agent() == "curl/8");
  });
  with(rest_api, [](const Request& request) {
    CHECK(request.header<"x-tag">() == "one");
    CHECK(request.headers.get("x-tag") == "one");
    CHECK(request.header<"x-single">() == std::nullopt);
    CHECK(request.header<"cookie">() == "a=1");
    CHECK(text_of(request.headers) == "X-Tag=one;X-Tag=two;Cookie=a=1;Cookie=b=2;host=h;");
    const auto tags = request.headers.all("x-TAG");
    CHECK(std::vector<std::string_view>(tags.begin(), tags.end()) == std::vector<std::string_view>{"one", "two"});
  });
  with(lattice, [](const Request& request) {
    CHECK(request.header<"x-tag">() == "one");
    CHECK(text_of(request.headers) == "x-tag=one;x-tag=two;x-other=three;x-forwarded-for=4.4.4.4;");
    CHECK(request.host().empty());
  });
}

TEST_CASE("the cookie header of an HTTP API is made from its cookies, and replaces the event's") {
  with(
      R"({"requestContext": {"http": {}}, "cookies": ["a=1"], "headers": {"x": "1", "Cookie": "old=1", "COOKIE": "old=2", "y": "2"}})",
      [](const Request& request) {
        CHECK(text_of(request.headers) == "x=1;Cookie=a=1;y=2;");
        CHECK(text_of(request.cookies) == "a=1;");
      });
  with(R"({"requestContext": {"http": {}}, "cookies": [], "headers": {"cookie": "b=1"}})", [](const Request& request) {
    CHECK(text_of(request.headers) == "cookie=b=1;");
    CHECK(request.header<"cookie">() == "b=1");
    CHECK(text_of(request.cookies) == "b=1;");
  });
  with(R"({"requestContext": {"http": {}}, "cookies": [null, "a=1; c=3", null, "b=2"]})", [](const Request& request) {
    CHECK(text_of(request.headers) == "cookie=a=1; c=3; b=2;");
    CHECK(text_of(request.cookies) == "a=1;c=3;b=2;");
  });
}

TEST_CASE("cookies come from every cookie header") {
  with(http_api, [](const Request& request) { CHECK(text_of(request.cookies) == "a=1;b=2;"); });
  with(rest_api, [](const Request& request) {
    CHECK(text_of(request.cookies) == "a=1;b=2;");
    CHECK(request.cookies.get("b") == "2");
    CHECK(request.cookies.get("B") == std::nullopt);
  });
  with(alb, [](const Request& request) { CHECK(request.cookies.empty()); });
}

TEST_CASE("the other parts are read from each sender's members") {
  using std::chrono::milliseconds;
  with(http_api, [](const Request& request) {
    CHECK(request.route() == "GET /orders/{id}");
    CHECK(request.stage() == "$default");
    CHECK(request.source_ip() == "192.0.2.1");
    CHECK(request.request_id() == "r-1");
    CHECK(request.protocol() == "HTTP/2");
    CHECK(request.time() == Request::Time(milliseconds(1583348638390)));
    CHECK(text_of(request.path_parameters) == "id=7;");
    CHECK(text_of(request.stage_variables) == "table=orders;");
  });
  with(rest_api, [](const Request& request) {
    CHECK(request.route() == "/{proxy+}");
    CHECK(request.stage() == "Prod");
    CHECK(request.source_ip() == "192.0.2.2");
    CHECK(request.request_id() == "r-2");
    CHECK(request.protocol() == "HTTP/1.1");
    CHECK(request.time() == Request::Time(milliseconds(1583798639428)));
    CHECK(request.path_parameters.empty());
  });
  with(alb, [](const Request& request) {
    CHECK(request.source_ip() == "3.3.3.3");
    CHECK(request.route().empty());
    CHECK(request.stage().empty());
    CHECK(request.request_id().empty());
    CHECK(request.protocol().empty());
    CHECK(request.time() == std::nullopt);
    CHECK(request.path_parameters.empty());
    CHECK(request.stage_variables.empty());
  });
  with(lattice, [](const Request& request) {
    CHECK(request.source_ip() == "4.4.4.4");
    CHECK(request.time() == Request::Time(milliseconds(1696331543569)));
  });
}

TEST_CASE("the body is bytes") {
  with(http_api, [](const Request& request) { CHECK(request.body() == R"({"sku":"p\u0065ar","count":2})"); });
  with(lattice, [](const Request& request) {
    CHECK(request.body() == "\x00\xff"sv);
    CHECK(request.body().data() == request.body().data());
  });
  with(alb, [](const Request& request) { CHECK(request.body().empty()); });
  with(R"({"requestContext": {"http": {}}, "body": "", "isBase64Encoded": true})",
       [](const Request& request) { CHECK(request.body().empty()); });
  const auto read = [](const Request& request) { (void)request.body(); };
  CHECK(failure_of(R"({"requestContext": {"http": {}}, "body": "a===", "isBase64Encoded": true})", read) ==
        "lambda_wasm::InvalidEvent: The value at /body does not fit: expected string of base64, found string \"a===\".");
  CHECK(failure_of(
            R"({"requestContext": {"http": {}}, "body": "0123456789012345678901234567890123456789\n", "isBase64Encoded": true})",
            read) ==
        "lambda_wasm::InvalidEvent: The value at /body does not fit: expected string of base64, found string "
        "\"01234567890123456789012345678901…\".");
}

TEST_CASE("a body is parsed as JSON, and its views stay valid") {
  with(http_api, [](const Request& request) {
    const auto sku = request.json<Sku>();
    CHECK(sku.sku == "pear");
    CHECK(sku.count == 2);
    CHECK(request.body() == R"({"sku":"p\u0065ar","count":2})");
    CHECK(request.try_json<Sku>()->sku == "pear");
  });
}

TEST_CASE("one byte order mark before a JSON body is skipped, and remains in the body") {
  with("{\"requestContext\": {\"http\": {}}, \"body\": \"\xef\xbb\xbf{\\\"sku\\\":\\\"pear\\\",\\\"count\\\":2}\"}",
       [](const Request& request) {
         CHECK(request.json<Sku>().sku == "pear");
         CHECK(request.body().starts_with("\xef\xbb\xbf{"));
       });
  with(R"({"requestContext": {"http": {}}, "body": "77u/77u/e30=", "isBase64Encoded": true})",
       [](const Request& request) { CHECK(request.try_json<Sku>().http_error()->status == 400); });
}

TEST_CASE("a body that is not JSON is a 400, and one that does not fit is a 422 with the places") {
  with(R"({"requestContext": {"http": {}}, "body": "{"})", [](const Request& request) {
    const auto result = request.try_json<Sku>();
    REQUIRE(result.http_error() != nullptr);
    CHECK(result.http_error()->status == 400);
    CHECK(result.http_error()->errors.empty());
  });
  with(R"({"requestContext": {"http": {}}, "body": "{\"sku\":1,\"count\":300}"})", [](const Request& request) {
    const auto result = request.try_json<Sku>();
    REQUIRE(result.http_error() != nullptr);
    CHECK(result.http_error()->status == 422);
    CHECK(result.http_error()->count == 2);
    CHECK(result.http_error()->errors ==
          std::vector<Mismatch>{{"/sku", "string", "number 1"}, {"/count", "integer from 0 to 255", "number 300"}});
    CHECK_THROWS_AS((void)request.json<Sku>(), HttpError);
  });
}

TEST_CASE("the event itself can be read as a described type") {
  with(http_api,
       [](const Request& request) { CHECK(request.event<AuthorizedEvent>().context.authorizer.jwt.claims.sub == "ada"); });
  CHECK(failure_of(rest_api, [](const Request& request) { (void)request.event<AuthorizedEvent>(); }) ==
        "lambda_wasm::InvalidEvent: The value at /requestContext/authorizer does not fit: expected object, found nothing.");
}

TEST_CASE("a value of the wrong type is an error when it is read, with its place") {
  constexpr auto event =
      R"({"requestContext": {"http": {"sourceIp": 1}, "timeEpoch": "soon"}, "rawQueryString": 2, "headers": {"a": {}}, "cookies": "a=1", "pathParameters": [],
                             "stageVariables": {"a": 1}, "isBase64Encoded": "yes"})";
  const auto wrong = [&](auto use) {
    const std::string failure = failure_of(event, use);
    return failure.substr(0, failure.find(" does not fit"));
  };
  CHECK(wrong([](const Request& request) { (void)request.query.size(); }) ==
        "lambda_wasm::InvalidEvent: The value at /rawQueryString");
  CHECK(wrong([](const Request& request) { (void)request.headers.size(); }) ==
        "lambda_wasm::InvalidEvent: The value at /headers/a");
  CHECK(wrong([](const Request& request) { (void)request.cookies.size(); }) ==
        "lambda_wasm::InvalidEvent: The value at /cookies");
  CHECK(wrong([](const Request& request) { (void)request.path_parameters.size(); }) ==
        "lambda_wasm::InvalidEvent: The value at /pathParameters");
  CHECK(wrong([](const Request& request) { (void)request.stage_variables.size(); }) ==
        "lambda_wasm::InvalidEvent: The value at /stageVariables/a");
  CHECK(wrong([](const Request& request) { (void)request.source_ip(); }) ==
        "lambda_wasm::InvalidEvent: The value at /requestContext/http/sourceIp");
  CHECK(wrong([](const Request& request) { (void)request.time(); }) ==
        "lambda_wasm::InvalidEvent: The value at /requestContext/timeEpoch");
  CHECK(wrong([](const Request& request) { (void)request.body(); }) ==
        "lambda_wasm::InvalidEvent: The value at /isBase64Encoded");
  CHECK(failure_of(R"({"httpMethod": "GET", "requestContext": {}, "multiValueHeaders": {"a": ["1", 2]}})",
                   [](const Request& request) { (void)request.headers.size(); })
            .find("/multiValueHeaders/a/1") != std::string::npos);
}

TEST_CASE("nulls in maps and lists are absent") {
  with(R"({"requestContext": {"http": {}}, "headers": {"a": null, "b": "1"}, "pathParameters": {"c": null}})",
       [](const Request& request) {
         CHECK(text_of(request.headers) == "b=1;");
         CHECK(request.path_parameters.empty());
       });
  with(
      R"({"httpMethod": "GET", "requestContext": {}, "multiValueHeaders": {"a": null, "b": ["1", null, "2"], "c": [], "d": [null]}})",
      [](const Request& request) { CHECK(text_of(request.headers) == "b=1;b=2;"); });
}

TEST_CASE("a Request can be moved, and its views stay valid") {
  STATIC_CHECK_FALSE(std::is_copy_constructible_v<Request>);
  STATIC_CHECK(std::is_nothrow_move_constructible_v<Request>);
  STATIC_CHECK(std::is_nothrow_move_assignable_v<Request>);
  const auto outcome = testing::invoke(
      [](Request request) {
        const std::string_view name = *request.query.get("name");
        Request moved = std::move(request);
        Request assigned = std::move(moved);
        return std::string(name).append(*assigned.query.get("tag")).append(assigned.body().substr(0, 1));
      },
      http_api);
  CHECK(outcome.reply.find("\"body\":\"Adaa{\"") != std::string::npos);
}

TEST_CASE("an owning copy outlives the invocation") {
  std::optional<Request> kept;
  std::string raw_query;
  with(http_api, [&](const Request& request) { kept = request.own(), raw_query = request.raw_query(); });
  CHECK_FALSE(raw_query.empty());
  REQUIRE(kept);
  CHECK(kept->method == "POST");
  CHECK(kept->path == "/orders/7");
  CHECK(kept->sender == Sender::http_api);
  CHECK(text_of(kept->query) == "name=Ada;tag=a;tag=b c;");
  CHECK(kept->raw_query() == raw_query);
  CHECK(text_of(kept->headers) == "Host=example.com;user-agent=curl/8;X-Empty=;cookie=a=1; b=2;");
  CHECK(kept->headers.get("HOST") == "example.com");
  CHECK(kept->header<"cookie">() == "a=1; b=2");
  CHECK(text_of(kept->cookies) == "a=1;b=2;");
  CHECK(text_of(kept->path_parameters) == "id=7;");
  CHECK(text_of(kept->stage_variables) == "table=orders;");
  CHECK(kept->json<Sku>().sku == "pear");
  CHECK(kept->route() == "GET /orders/{id}");
  CHECK(kept->stage() == "$default");
  CHECK(kept->source_ip() == "192.0.2.1");
  CHECK(kept->request_id() == "r-1");
  CHECK(kept->protocol() == "HTTP/2");
  CHECK(kept->host() == "example.com");
  CHECK(kept->time() == Request::Time(std::chrono::milliseconds(1583348638390)));
  CHECK_THROWS_AS((void)kept->event<AuthorizedEvent>(), Error);
  const Request again = kept->own();
  kept.reset();
  CHECK(again.query.get("name") == "Ada");
}
