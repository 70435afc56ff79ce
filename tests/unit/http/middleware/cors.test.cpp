#include <catch_amalgamated.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/middleware/cors.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;
using namespace std::string_literals;

namespace {

using lw::Response;
using Parts = lw::testing::RequestParts;
using Values = Parts::NamedValues;

template <class Api>
Response reply(const Api& api, std::string_view method, std::string_view path, Values headers) {
  return lw::testing::reply(
      api, lw::testing::request({.method = std::string(method), .path = std::string(path), .headers = std::move(headers)}));
}
std::string head_of(const Response& response) {
  std::string text = std::to_string(response.status);
  for (const auto& [name, value] : response.headers) {
    if (name != "content-type") text.append("\n").append(name).append(": ").append(value);
  }
  return text;
}
template <class Api>
std::string preflight(const Api& api, std::string_view path, std::string method,
                      Values more = {{"origin", "https://app.example"}}) {
  more.emplace_back("access-control-request-method", std::move(method));
  return head_of(reply(api, "OPTIONS", path, std::move(more)));
}

const Values from_app{{"origin", "https://app.example"}};

void refuse_all(const lw::Request&) { throw lw::HttpError(401); }
std::string hello() { return "hello"; }
void nothing() {}
void lose() { throw std::runtime_error("lost"); }
lw::Task<> stream(const lw::Request&, lw::ResponseStream& out) {
  out.start({.headers = {{"content-type", "text/plain"}}});
  co_await out.write("a");
}
lw::Task<std::string> later() { co_return "later"; }

constexpr auto api =
    lw::routes(lw::cors<lw::origin("https://app.example"), lw::origin("http://localhost:8080"), lw::credentials,
                        lw::expose("etag"), lw::expose("x-request-id"), lw::max_age(600)>,
               lw::on_error<[](const std::exception&) { return std::optional(lw::HttpError(500, "It was lost.")); }>,
               lw::route<"GET /notes", hello>, lw::route<"DELETE /notes", nothing>, lw::route<"ANY /any", hello>,
               lw::route<"GET /own", hello>, lw::route<"OPTIONS /own", nothing>, lw::route<"GET /lost", lose>,
               lw::route<"GET /stream", stream>,
               lw::group<"/closed">(lw::use<refuse_all>, lw::route<"PUT", nothing>, lw::route<"GET /later", later>));

constexpr std::string_view allowed =
    "\nvary: origin\naccess-control-allow-origin: https://app.example\naccess-control-allow-credentials: true"
    "\naccess-control-expose-headers: etag, x-request-id";

}  // namespace

TEST_CASE("a preflight has the methods of the path's routes, and the headers that are asked for") {
  CHECK(preflight(api, "/notes", "DELETE") ==
        "204\naccess-control-allow-methods: GET, HEAD, DELETE, OPTIONS\naccess-control-max-age: 600" + std::string(allowed));
  CHECK(preflight(api, "/notes", "PATCH",
                  {{"origin", "https://app.example"}, {"access-control-request-headers", "content-type,x-mine"}}) ==
        "204\naccess-control-allow-methods: GET, HEAD, DELETE, OPTIONS\naccess-control-allow-headers: content-type,x-mine"
        "\naccess-control-max-age: 600" +
            std::string(allowed));
  CHECK(preflight(api, "/any", "PURGE").starts_with("204\naccess-control-allow-methods: PURGE\n"));
  CHECK(preflight(api, "/own", "GET").starts_with("204\naccess-control-allow-methods: GET, HEAD, OPTIONS\n"));
}

TEST_CASE("a preflight is answered in front of middleware that refuses") {
  CHECK(preflight(api, "/closed", "PUT").starts_with("204\naccess-control-allow-methods: PUT, OPTIONS\n"));
  CHECK(preflight(api, "/closed/later", "GET").starts_with("204\naccess-control-allow-methods: GET, HEAD, OPTIONS\n"));
  CHECK(head_of(reply(api, "PUT", "/closed", from_app)) == "401" + std::string(allowed));
}

TEST_CASE("a preflight of a path without routes lets the page see the 404") {
  CHECK(preflight(api, "/nope", "PUT").starts_with("204\naccess-control-allow-methods: PUT\n"));
  CHECK(head_of(reply(api, "PUT", "/nope", from_app)) == "404" + std::string(allowed));
}

TEST_CASE("OPTIONS that is no preflight is answered by the routes") {
  CHECK(head_of(reply(api, "OPTIONS", "/notes", from_app)) == "204\nallow: GET, HEAD, DELETE, OPTIONS" + std::string(allowed));
  CHECK(head_of(reply(api, "OPTIONS", "/notes", {{"access-control-request-method", "GET"}})) ==
        "204\nallow: GET, HEAD, DELETE, OPTIONS\nvary: origin");
}

TEST_CASE("every reply has the headers of CORS") {
  CHECK(head_of(reply(api, "GET", "/notes", from_app)) == "200" + std::string(allowed));
  CHECK(head_of(reply(api, "POST", "/notes", from_app)) == "405\nallow: GET, HEAD, DELETE, OPTIONS" + std::string(allowed));
  CHECK(head_of(reply(api, "GET", "/lost", from_app)) == "500" + std::string(allowed));
  CHECK(head_of(reply(api, "GET", "/stream", from_app)) == "200" + std::string(allowed));
  CHECK(reply(api, "GET", "/notes", {{"origin", "http://localhost:8080"}}).headers.get("access-control-allow-origin") ==
        "http://localhost:8080");
}

TEST_CASE("other origins get the reply without headers of CORS") {
  for (const char* origin : {"https://app.example.evil", "https://app.exampl", "http://app.example", "null", ""}) {
    CHECK(head_of(reply(api, "GET", "/notes", {{"origin", origin}})) == "200\nvary: origin");
    CHECK(preflight(api, "/notes", "DELETE", {{"origin", origin}}).find("allow-origin") == std::string::npos);
  }
  CHECK(head_of(reply(api, "GET", "/notes", {})) == "200\nvary: origin");
}

TEST_CASE("a function chooses the origins, or every origin may read") {
  constexpr auto chosen =
      lw::routes(lw::cors<[](std::string_view origin) { return origin.ends_with(".app.example"); }>, lw::route<"GET /", hello>);
  CHECK(head_of(reply(chosen, "GET", "/", {{"origin", "https://one.app.example"}})) ==
        "200\nvary: origin\naccess-control-allow-origin: https://one.app.example");
  CHECK(head_of(reply(chosen, "GET", "/", {{"origin", "https://one.example"}})) == "200\nvary: origin");

  constexpr auto open = lw::routes(lw::cors<lw::origin("*")>, lw::route<"GET /", hello>);
  CHECK(head_of(reply(open, "GET", "/", {})) == "200\naccess-control-allow-origin: *");
  CHECK(preflight(open, "/", "GET") == "204\naccess-control-allow-methods: GET, HEAD, OPTIONS\naccess-control-allow-origin: *");
}
