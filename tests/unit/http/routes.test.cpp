#include <catch_amalgamated.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/describe_value.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/testing/invoke.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;
using namespace std::string_literals;

namespace {

using lw::Response;
using Parts = lw::testing::RequestParts;

std::string text_of(const Response& response) {
  std::string text = std::to_string(response.status);
  for (const auto& [name, value] : response.headers) text.append("\n").append(name).append(": ").append(value);
  return text.append("\n").append(response.body);
}
template <class Api>
Response reply(const Api& api, std::string_view method, std::string_view path, Parts parts = {}) {
  parts.method = method;
  parts.path = path;
  return lw::testing::reply(api, lw::testing::request(parts));
}
template <class Api>
std::string body(const Api& api, std::string_view method, std::string_view path, Parts parts = {}) {
  const Response response = reply(api, method, path, std::move(parts));
  return std::to_string(response.status) + " " + response.body;
}

enum class Color { red, blue };
LAMBDA_WASM_DESCRIBE_ENUM(Color, red, blue)

struct NoteId {
  std::string text;
};
LAMBDA_WASM_DESCRIBE_VALUE(NoteId, text)

struct Note {
  std::uint64_t id = 0;
  std::string text;
};
LAMBDA_WASM_DESCRIBE(Note, id, (text, min_length(1)))

struct Page {
  std::uint32_t limit = 20;
  std::optional<std::string_view> after;
  std::vector<std::string> tags;
  std::vector<int> numbers;
  bool is_open = false;
  std::optional<Color> color;
};
LAMBDA_WASM_DESCRIBE(Page, (limit, defaulted, minimum(1), maximum(100)), after, (tags, "tag", defaulted),
                     (numbers, "n", defaulted), (is_open, "open", defaulted), color)

struct Strict {
  double value = 0;
};
LAMBDA_WASM_DESCRIBE(Strict, closed, value)

struct Place {
  std::string city;
  int number = 0;
};
LAMBDA_WASM_DESCRIBE(Place, city, number)

struct User {
  std::string name;
};

}  // namespace

// ---- parameters

namespace {

std::string show_page(const lw::Query<Page>& page) {
  std::string text = std::to_string(page->limit) + "|" + std::string(page->after.value_or("none")) + "|";
  for (const std::string& tag : page->tags) text.append(tag).append(",");
  for (const int number : page->numbers) text.append(std::to_string(number)).append(";");
  if (page->is_open) text.append("|open");
  if (page->color) text.append(*page->color == Color::red ? "|red" : "|blue");
  return text;
}
std::string show_form(const lw::Form<Place>& place) { return place->city + "|" + std::to_string(place->number); }
std::string show_place(const lw::Path<Place>& place) { return place->city + "|" + std::to_string(place->number); }
std::string show_all(std::string_view text, std::int8_t number, Color color, bool flag, std::chrono::sys_seconds time,
                     NoteId id) {
  return std::string(text) + "|" + std::to_string(number) + "|" + (color == Color::red ? "red" : "blue") + "|" +
         (flag ? "yes" : "no") + "|" + std::to_string(time.time_since_epoch().count()) + "|" + id.text;
}
std::string show_number(std::uint64_t number) { return std::to_string(number); }
std::string show_headers(const lw::Header<"If-Match">& match, const lw::Cookie<"session">& session, const lw::Request& request,
                         const lw::Context& context) {
  return std::string(match.value_or("none")) + "|" + std::string(session.value_or("none")) + "|" + std::string(request.path) +
         "|" + std::string(context.request_id());
}
Note take_note(Note note) { return note; }
std::string take_rest(std::string rest) { return rest; }
std::string take_strict(const lw::Query<Strict>& strict) { return std::to_string(strict->value); }
std::string take_request(const lw::Request& request) { return std::string(request.path); }

constexpr auto parameters = lw::routes(
    lw::route<"GET /page", show_page>, lw::route<"POST /form", show_form>, lw::route<"GET /in/{city}/{number}", show_place>,
    lw::route<"GET /all/{text}/{number}/{color}/{flag}/{time}/{id}", show_all>, lw::route<"GET /number/{number}", show_number>,
    lw::route<"GET /headers", show_headers>, lw::route<"POST /note", take_note>, lw::route<"GET /files/{path+}", take_rest>,
    lw::route<"GET /strict", take_strict>, lw::route<"GET /raw/{any}", take_request>);

}  // namespace

TEST_CASE("parameters of the path are decoded once and read by their types") {
  CHECK(body(parameters, "GET", "/all/a%2Fb%2520/-128/blue/true/1970-01-01T00:01:00Z/n%207") ==
        "200 a/b%20|-128|blue|yes|60|n 7");
  CHECK(body(parameters, "GET", "/number/18446744073709551615") == "200 18446744073709551615");
  CHECK(body(parameters, "GET", "/in/K%C3%B6ln/7") == "200 Köln|7");
  CHECK(body(parameters, "GET", "/files/a/b%20c/d") == "200 a/b c/d");
  CHECK(body(parameters, "GET", "/raw/x") == "200 /raw/x");
}

TEST_CASE("a path that does not fit is a 404 with its place") {
  const Response response = reply(parameters, "GET", "/number/18446744073709551616");
  CHECK(response.status == 404);
  CHECK(response.headers.get("content-type") == "application/problem+json");
  CHECK(
      response.body ==
      R"({"title":"Not Found","status":404,"detail":"The value at /number does not fit: expected unsigned integer of 64 bits, found string \"18446744073709551616\".","errors":[{"in":"path","pointer":"/number","expected":"unsigned integer of 64 bits","found":"string \"18446744073709551616\""}],"count":1})");
  for (const std::string_view number : {"-1", "+1", "01", "1.0", "1e3", "", "x", "0x1"}) {
    CHECK(reply(parameters, "GET", "/number/" + std::string(number)).status == 404);
  }
  CHECK(body(parameters, "GET", "/all/a/128/red/true/1970-01-01T00:01:00Z/7").find("expected integer from -128 to 127") !=
        std::string::npos);
  CHECK(body(parameters, "GET", "/all/a/1/pink/true/1970-01-01T00:01:00Z/7")
            .find(R"(expected one of \"red\", \"blue\", found string \"pink\")") != std::string::npos);
  CHECK(body(parameters, "GET", "/all/a/1/red/yes/1970-01-01T00:01:00Z/7").find(R"(expected boolean, found string \"yes\")") !=
        std::string::npos);
  CHECK(body(parameters, "GET", "/in/x/y").starts_with(R"(404 {"title":"Not Found")"));
  CHECK(body(parameters, "GET", "/in/x/y").find(R"("in":"path","pointer":"/number")") != std::string::npos);
}

TEST_CASE("a query is read into a struct") {
  const auto page = [](Parts::NamedValues query) { return body(parameters, "GET", "/page", {.query = std::move(query)}); };
  CHECK(page({}) == "200 20|none|");
  CHECK(page({{"limit", "5"}, {"tag", "a b"}, {"unknown", "x"}, {"tag", "\"b\\\n"}, {"after", "\"7"}}) ==
        "200 5|\"7|a b,\"b\\\n,");
  CHECK(page({{"n", "1"}, {"n", "-2"}, {"open", "true"}, {"color", "blue"}}) == "200 20|none|1;-2;|open|blue");
  CHECK(page({{"n", "1"}}) == "200 20|none|1;");
}

TEST_CASE("a query that does not fit is a 422 with the places") {
  const std::string both = body(parameters, "GET", "/page", {.query = {{"limit", "101"}, {"n", "1"}, {"n", "x"}, {"open", "1"}}});
  CHECK(
      both ==
      R"(422 {"title":"Unprocessable Content","status":422,"detail":"3 values do not fit; the first, at /limit: expected at most 100, found number 101.","errors":[{"in":"query","pointer":"/limit","expected":"at most 100","found":"number 101"},{"in":"query","pointer":"/n/1","expected":"integer of 32 bits","found":"string \"x\""},{"in":"query","pointer":"/open","expected":"boolean","found":"number 1"}],"count":3})");
  CHECK(body(parameters, "GET", "/page", {.query = {{"limit", "1"}, {"limit", "2"}}})
            .find(R"("pointer":"/limit","expected":"unsigned integer of 32 bits","found":"array")") != std::string::npos);
  CHECK(body(parameters, "GET", "/strict", {.query = {{"value", "-1.5e2"}}}) == "200 -150.000000");
  CHECK(reply(parameters, "GET", "/strict", {.query = {{"value", "1"}, {"other", "x"}}}).status == 422);
  for (const std::string_view number : {"", "-", "01", "1.", ".5", "1e", "1e+", "NaN", "0x10", "1 ", "null", "[1]"}) {
    CAPTURE(number);
    CHECK(reply(parameters, "GET", "/strict", {.query = {{"value", std::string(number)}}}).status == 422);
  }
}

TEST_CASE("a form is read from a body of its content-type only") {
  const auto form = [](std::string type, std::string text) {
    Parts parts{.body = std::move(text)};
    if (!type.empty()) parts.headers = {{"content-type", std::move(type)}};
    return body(parameters, "POST", "/form", std::move(parts));
  };
  CHECK(form("application/x-www-form-urlencoded", "city=K%C3%B6ln+West&number=7") == "200 Köln West|7");
  CHECK(form("Application/X-WWW-Form-Urlencoded; charset=utf-8", "city=&number=0") == "200 |0");
  CHECK(form("application/x-www-form-urlencoded", "city=a").find(R"("in":"form","pointer":"/number")") != std::string::npos);
  CHECK(
      form("application/json", "{}") ==
      R"(415 {"title":"Unsupported Media Type","status":415,"detail":"The body must be application/x-www-form-urlencoded, not application/json."})");
  CHECK(form("", "city=a&number=1").starts_with("415 "));
}

TEST_CASE("a described type is the JSON body") {
  const auto note = [](std::optional<std::string> type, std::string text) {
    Parts parts{.body = std::move(text)};
    if (type) parts.headers = {{"content-type", std::move(*type)}};
    return body(parameters, "POST", "/note", std::move(parts));
  };
  CHECK(note("application/json", R"({"id":1,"text":"a"})") == R"(200 {"id":1,"text":"a"})");
  CHECK(note("application/vnd.note+json;v=1", R"({"id":1,"text":"a"})") == R"(200 {"id":1,"text":"a"})");
  CHECK(note(std::nullopt, R"({"id":1,"text":"a"})") == R"(200 {"id":1,"text":"a"})");
  CHECK(note("text/plain", R"({"id":1,"text":"a"})").starts_with("415 "));
  CHECK(note("application/jsonp", R"({"id":1,"text":"a"})").starts_with("415 "));
  CHECK(note("application/json", "{").starts_with("400 "));
  CHECK(note("application/json", "").starts_with("400 "));
  CHECK(note("application/json", R"({"id":1,"text":""})").find(R"("errors":[{"pointer":"/text")") != std::string::npos);
}

TEST_CASE("headers, cookies, the request and the context are passed") {
  CHECK(body(parameters, "GET", "/headers") == "200 none|none|/headers|");
  CHECK(body(parameters, "GET", "/headers", {.headers = {{"if-match", "\"7\""}}, .cookies = {{"session", "s1"}}}) ==
        "200 \"7\"|s1|/headers|");
}

// ---- results

namespace {

using Saved = std::variant<lw::Reply<200, Note>, lw::Reply<201, Note>, lw::Reply<409>>;
Saved save(int how) {
  if (how == 0) return lw::Reply<200, Note>{{1, "old"}};
  if (how == 1) return lw::Reply<201, Note>{{1, "new"}, {{"location", "/notes/1"}}};
  return lw::Reply<409>{{{"retry-after", "1"}}};
}
lw::Result<Note> result_of(int how) {
  if (how == 0) return lw::HttpError(409, "Not now.");
  if (how == 1) return lw::Error("shop::Broken", "It is broken.");
  return Note{7, "a"};
}
lw::Task<lw::Result<void>> task_of(int how) {
  co_await lw::sleep_for(std::chrono::seconds(1));
  if (how == 0) throw lw::HttpError(410);
  if (how == 1) co_return lw::HttpError(411);
  if (how == 2) throw std::runtime_error("lost");
  co_return lw::Result<void>();
}
void nothing() {}
lw::Reply<202, std::string> accepted() { return {"later", {{"content-type", "text/csv"}}}; }
Response whole() { return {418, "tea", {{"x-pot", "yes"}}, {}}; }

constexpr auto results =
    lw::routes(lw::route<"PUT /save/{how}", save>, lw::route<"GET /result/{how}", result_of>,
               lw::route<"GET /task/{how}", task_of>, lw::route<"DELETE /nothing", nothing>, lw::route<"GET /accepted", accepted>,
               lw::route<"GET /whole", whole>, lw::route<"GET /lambda", [] { return std::vector<int>{1, 2}; }>);

}  // namespace

TEST_CASE("what handlers return is the reply") {
  CHECK(text_of(reply(results, "PUT", "/save/0")) == "200\ncontent-type: application/json\n{\"id\":1,\"text\":\"old\"}");
  CHECK(text_of(reply(results, "PUT", "/save/1")) ==
        "201\nlocation: /notes/1\ncontent-type: application/json\n{\"id\":1,\"text\":\"new\"}");
  CHECK(text_of(reply(results, "PUT", "/save/2")) == "409\nretry-after: 1\n");
  CHECK(text_of(reply(results, "DELETE", "/nothing")) == "204\n");
  CHECK(text_of(reply(results, "GET", "/accepted")) == "202\ncontent-type: text/csv\nlater");
  CHECK(text_of(reply(results, "GET", "/whole")) == "418\nx-pot: yes\ntea");
  CHECK(text_of(reply(results, "GET", "/lambda")) == "200\ncontent-type: application/json\n[1,2]");
  CHECK(body(results, "GET", "/result/2") == R"(200 {"id":7,"text":"a"})");
  CHECK(body(results, "GET", "/result/0") == R"(409 {"title":"Conflict","status":409,"detail":"Not now."})");
  CHECK(body(results, "GET", "/task/0").starts_with("410 "));
  CHECK(body(results, "GET", "/task/1").starts_with("411 "));
  CHECK(body(results, "GET", "/task/3") == "204 ");
}

TEST_CASE("other errors fail the invocation") {
  using Catch::Matchers::MessageMatches;
  const auto fails = [](std::string_view path, std::string_view type, std::string_view message) {
    try {
      static_cast<void>(reply(results, "GET", path));
    } catch (const lw::Error& error) {
      return error.type == type && error.message == message;
    }
    return false;
  };
  CHECK(fails("/result/1", "shop::Broken", "It is broken."));
  CHECK(fails("/task/2", "std::runtime_error", "lost"));
  const auto outcome = lw::testing::invoke(results, R"({"requestContext":{"http":{"method":"GET"}},"rawPath":"/task/2"})");
  CHECK(outcome.error_type == "std::runtime_error");
}

TEST_CASE("HEAD drops the body, and what no route takes is a 404, a 405 with Allow or a 204") {
  CHECK(text_of(reply(results, "HEAD", "/lambda")) == "200\ncontent-type: application/json\n");
  CHECK(text_of(reply(results, "POST", "/whole")) ==
        "405\nallow: GET, HEAD, OPTIONS\ncontent-type: application/problem+json\n"
        R"({"title":"Method Not Allowed","status":405,"detail":"This path takes other methods."})");
  CHECK(text_of(reply(results, "OPTIONS", "/save/1")) == "204\nallow: PUT, OPTIONS\n");
  CHECK(text_of(reply(results, "GET", "/nope")) ==
        "404\ncontent-type: application/problem+json\n"
        R"({"title":"Not Found","status":404,"detail":"There is nothing at this path."})");
  CHECK(reply(results, "OPTIONS", "/nope").status == 404);
  CHECK(text_of(reply(results, "HEAD", "/nope")) == "404\ncontent-type: application/problem+json\n");
}

// ---- middleware

namespace {

std::vector<std::string> trace;

User authenticate(const lw::Request& request) {
  trace.emplace_back("authenticate");
  const auto name = request.header<"authorization">();
  if (!name) throw lw::HttpError(401, "Say who you are.");
  return {std::string(*name)};
}
lw::Task<User> authenticate_later(const lw::Request& request) {
  co_await lw::sleep_for(std::chrono::seconds(1));
  co_return authenticate(request);
}
lw::Result<void> forbid_eve(const lw::Request& request, const lw::Context&) {
  trace.emplace_back("forbid");
  if (request.header<"authorization">() == "eve") return lw::HttpError(403);
  return {};
}
std::optional<Response> answer_cached(const lw::Request& request) {
  if (request.path.ends_with("/cached")) return Response{200, "cached"};
  return std::nullopt;
}
void mark(const lw::Request&, lw::ResponseHead& head) {
  trace.emplace_back("mark");
  head.headers.set("x-mark", std::to_string(head.status));
}
void mark_again(const lw::Request&, lw::ResponseHead& head) {
  trace.emplace_back("mark again");
  head.headers.append("x-again", std::string(head.headers.get("x-mark").value_or("none")));
}
std::optional<lw::HttpError> explain(const std::exception& error) {
  if (error.what() == "lost"s) return lw::HttpError(500, "It was lost.");
  return std::nullopt;
}
std::string greet(const lw::Given<User>& user) { return "Hello " + user->name; }
lw::Task<std::string> greet_later(std::string_view word, lw::Given<User> user) {
  co_await lw::sleep_for(std::chrono::seconds(1));
  if (word == "lost") throw std::runtime_error("lost");
  if (word == "odd") throw std::runtime_error("odd");
  co_return std::string(word) + " " + user->name;
}
lw::Result<std::string> fail_with(std::string_view word) { return lw::Error(std::string(word)); }

constexpr auto chained = lw::routes(
    lw::after<mark_again>, lw::after<mark>, lw::on_error<explain>, lw::route<"GET /open", [] { return "open"s; }>,
    lw::route<"GET /failing/{word}", fail_with>,
    lw::group<"/users">(
        lw::use<authenticate>, lw::use<forbid_eve>, lw::use<answer_cached>, lw::route<"GET", greet>,
        lw::route<"GET /{word}", greet_later>,
        lw::group<"/{word}/deep">(
            lw::use<authenticate_later>,
            lw::route<"GET /{more}", [](std::string a, std::string b, lw::Given<User> user) { return a + b + user->name; }>)));

lw::Task<std::string> later(std::uint32_t id) { co_return std::to_string(id); }
constexpr auto waiting_at = lw::routes(lw::route<"GET /later/{id}", later>);
constexpr auto waiting = lw::routes(lw::use<authenticate_later>, lw::after<mark>, lw::route<"GET /", greet>);

Parts by(std::string name) { return {.headers = {{"authorization", std::move(name)}}}; }

}  // namespace

TEST_CASE("middleware stands around its list, and gives values to handlers") {
  trace.clear();
  CHECK(text_of(reply(chained, "GET", "/open")) ==
        "200\ncontent-type: text/plain; charset=utf-8\nx-mark: 200\nx-again: 200\nopen");
  CHECK(trace == std::vector<std::string>{"mark", "mark again"});
  trace.clear();
  CHECK(body(chained, "GET", "/users", by("Ada")) == "200 Hello Ada");
  CHECK(trace == std::vector<std::string>{"authenticate", "forbid", "mark", "mark again"});
  CHECK(body(chained, "GET", "/users/hi", by("Ada")) == "200 hi Ada");
  CHECK(body(chained, "GET", "/users/x/deep/y", by("Ada")) == "200 xyAda");
}

TEST_CASE("middleware refuses or replies") {
  CHECK(text_of(reply(chained, "GET", "/users")) ==
        "401\nx-mark: 401\nx-again: 401\ncontent-type: application/problem+json\n"
        R"({"title":"Unauthorized","status":401,"detail":"Say who you are."})");
  CHECK(reply(chained, "GET", "/users", by("eve")).status == 403);
  CHECK(body(chained, "GET", "/users/cached", by("Ada")) == "200 cached");
  CHECK(body(waiting, "GET", "/", by("Ada")) == "200 Hello Ada");
  CHECK(text_of(reply(waiting, "GET", "/")).starts_with("401\nx-mark: 401"));
}

TEST_CASE("a route that waits names the place in its path, too") {
  CHECK(body(waiting_at, "GET", "/later/7") == "200 7");
  CHECK(text_of(reply(waiting_at, "GET", "/later/x")).find(R"("pointer":"/id")") != std::string::npos);
}

TEST_CASE("the middleware of the group with the longest prefix sees 404 and 405") {
  CHECK(reply(chained, "GET", "/nope").headers.get("x-mark") == "404");
  trace.clear();
  CHECK(reply(chained, "POST", "/users", by("Ada")).status == 405);
  CHECK(trace == std::vector<std::string>{"authenticate", "forbid", "mark", "mark again"});
  CHECK(reply(chained, "GET", "/users/x/y/z").status == 401);
  CHECK(reply(chained, "GET", "/users/x/deep", by("Ada")).status == 404);
  CHECK(reply(chained, "GET", "/usersandmore").status == 404);
  CHECK(reply(waiting, "GET", "/nope").status == 401);
  CHECK(reply(waiting, "GET", "/nope", by("Ada")).status == 404);
}

TEST_CASE("on_error answers exceptions, and lets others pass") {
  CHECK(body(chained, "GET", "/users/lost", by("Ada")) ==
        R"(500 {"title":"Internal Server Error","status":500,"detail":"It was lost."})");
  CHECK(reply(chained, "GET", "/users/lost", by("Ada")).headers.get("x-mark") == "500");
  CHECK_THROWS_AS(reply(chained, "GET", "/users/odd", by("Ada")), lw::Error);
  CHECK(reply(chained, "GET", "/failing/lost").status == 500);
  CHECK_THROWS_AS(reply(chained, "GET", "/failing/odd"), lw::Error);
}

// ---- streams

namespace {

lw::Task<> stream_lines(const lw::Request& request, lw::ResponseStream& stream) {
  if (request.query.get("fail") == "before") throw lw::HttpError(404);
  stream.start({.headers = {{"content-type", "text/plain"}}});
  for (int i = 0; i != 3; ++i) co_await stream.write(std::to_string(i) + "\n");
}
constexpr auto streaming =
    lw::routes(lw::after<mark>, lw::route<"GET /lines", stream_lines>, lw::route<"GET /", [] { return "plain"s; }>);

}  // namespace

TEST_CASE("a route may stream, beside others that do not") {
  CHECK(text_of(reply(streaming, "GET", "/lines")) == "200\ncontent-type: text/plain\nx-mark: 200\n0\n1\n2\n");
  CHECK(text_of(reply(streaming, "HEAD", "/lines")) == "200\ncontent-type: text/plain\nx-mark: 200\n");
  CHECK(reply(streaming, "GET", "/lines", {.query = {{"fail", "before"}}}).status == 404);
  CHECK(body(streaming, "GET", "/") == "200 plain");
}

// ---- files, and the slash at the end

namespace {

constexpr auto site =
    lw::routes(lw::after<mark>, lw::trailing_slash<lw::redirect>, lw::route<"GET /notes", [] { return "notes"s; }>,
               lw::route<"GET /both", [] { return "without"s; }>, lw::route<"GET /both/", [] { return "with"s; }>,
               lw::route<"POST /forms/", [] { return "sent"s; }>,
               lw::route<"GET /a/{name}", [](std::string_view name) { return std::string(name); }>,
               lw::group<"/users">(lw::use<authenticate>, lw::route<"GET /me", greet>, lw::files<"/pictures">), lw::files<"/">,
               lw::openapi<"/openapi.json">);
constexpr auto falling =
    lw::routes(lw::fallback<[] { return "fallback"s; }>, lw::trailing_slash<lw::redirect>,
               lw::route<"GET /notes", [] { return "notes"s; }>, lw::route<"GET /a[b]", [] { return "brackets"s; }>);

std::string location(const auto& api, std::string_view method, std::string_view path,
                     const lw::testing::RequestParts& parts = {}) {
  const lw::Response response = reply(api, method, path, parts);
  return std::to_string(response.status) + " " + std::string(response.headers.get("location").value_or("none"));
}

}  // namespace

TEST_CASE("a native build has no files") {
  CHECK(reply(site, "GET", "/index.html").status == 404);
  CHECK(reply(site, "GET", "/openapi.json").status == 404);
  CHECK(reply(site, "GET", "/users/pictures/a.png").status == 401);
}

TEST_CASE("a slash at the end is added or removed where only the other path exists") {
  CHECK(location(site, "GET", "/notes/") == "308 ../notes");
  CHECK(location(site, "HEAD", "/notes/") == "308 ../notes");
  CHECK(location(site, "POST", "/forms") == "308 ./forms/");
  CHECK(location(site, "GET", "/forms") == "308 ./forms/");  // for any method
  CHECK(location(site, "GET", "/notes/", {.query = {{"a", "b c"}, {"d", "e"}}}) == "308 ../notes?a=b%20c&d=e");
  CHECK(location(site, "GET", "/users/me/") == "401 none");  // middleware runs first
  CHECK(reply(site, "GET", "/notes/").headers.get("x-mark") == "308");
  CHECK(body(site, "GET", "/both") == "200 without");
  CHECK(body(site, "GET", "/both/") == "200 with");
  CHECK(location(site, "GET", "/nothing/") == "404 none");
  CHECK(location(site, "GET", "/nothing") == "404 none");
  CHECK(location(site, "GET", "/") == "404 none");
  CHECK(location(site, "POST", "/notes") == "405 none");
  CHECK(location(chained, "GET", "/users/hi/", by("Ada")) == "404 none");
}

TEST_CASE("a redirect leads to the same host, and its location is one line") {
  CHECK(location(site, "GET", "/a/x:y/") == "308 ../x:y");
  CHECK(location(site, "GET", "/a//evil.example/") == "404 none");
  CHECK(location(site, "GET", "//evil.example/") == "404 none");
  CHECK(location(site, "GET", "/a/x\r\nset-cookie: a=b/") == "308 ../x%0D%0Aset-cookie:%20a=b");
  constexpr auto rest =
      lw::routes(lw::trailing_slash<lw::redirect>, lw::route<"GET /{a}/{b}/", [](std::string_view, std::string_view) {}>);
  CHECK(location(rest, "GET", "/x/http://other") == "404 none");
  CHECK(location(rest, "GET", "/x/http:other") == "308 ./http:other/");
}

TEST_CASE("a fallback is for paths that are not redirected") {
  CHECK(location(falling, "GET", "/notes/") == "308 ../notes");
  CHECK(body(falling, "GET", "/else/") == "200 fallback");
  CHECK(body(falling, "GET", "/a[b]") == "200 brackets");  // the path as senders deliver it
  CHECK(body(falling, "GET", "/a%5bb%5D") == "200 brackets");
}

// ---- the whole

TEST_CASE("routes answer events") {
  const auto outcome = lw::testing::invoke(
      chained, R"({"requestContext":{"http":{"method":"GET"}},"rawPath":"/users/hi","headers":{"authorization":"Ada"}})");
  CHECK(
      outcome.reply ==
      R"({"statusCode":200,"body":"hi Ada","headers":{"content-type":"text/plain; charset=utf-8","x-mark":"200","x-again":"200"}})");
  const auto refused =
      lw::testing::invoke(chained, R"({"httpMethod":"GET","path":"/users/hi","requestContext":{},"headers":{}})");
  CHECK(refused.reply.find(R"("statusCode":401)") != std::string::npos);
}

TEST_CASE("a table of routes needs no memory of its own") {
  STATIC_CHECK(std::is_empty_v<std::remove_const_t<decltype(chained)>>);
}
