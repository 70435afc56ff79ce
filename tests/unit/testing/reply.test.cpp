#include <catch_amalgamated.hpp>

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/middleware/jwt.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/response_stream.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;

namespace testing_reply_test {

struct Note {
  std::uint64_t id = 0;
  std::string text;
};
LAMBDA_WASM_DESCRIBE(Note, id, (text, min_length(1)))

struct User {
  std::string name;
};
User authenticate(const lw::Request& request) {
  if (request.header<"authorization">() != "Bearer ada") throw lw::HttpError(401, "Say who you are.");
  return {"Ada"};
}
Note show(std::uint64_t id) {
  if (id != 7) throw lw::HttpError(404, "There is no such note.");
  return {7, "Buy pears"};
}
lw::Reply<201, Note> create(const Note& note, lw::Given<User>) {
  return {note, {{"location", "/notes/" + std::to_string(note.id)}}};
}
struct Caller {
  std::string sub;
};
LAMBDA_WASM_DESCRIBE(Caller, sub)
std::string me(lw::Given<Caller> caller) { return caller->sub; }
std::string broken() { throw std::logic_error("a mistake"); }
lw::Task<> feed(lw::ResponseStream& stream) {
  co_await stream.write("one ");
  co_await lw::sleep_for(std::chrono::seconds(1));
  co_await stream.write("two");
}

constexpr auto api =
    lw::routes(lw::route<"GET /notes/{id}", show>, lw::route<"GET /broken", broken>, lw::route<"GET /feed", feed>,
               lw::group<"/notes">(lw::use<authenticate>, lw::route<"POST", create>));

TEST_CASE("a note is shown") {
  const lw::Response response = lw::testing::reply(api, lw::testing::request({.path = "/notes/7"}));
  CHECK(response.status == 200);
  CHECK(response.body == R"({"id":7,"text":"Buy pears"})");
  CHECK(lw::testing::reply(api, lw::testing::request({.path = "/notes/8"})).status == 404);
}

TEST_CASE("a note needs a user and a text") {
  lw::testing::RequestParts parts{.method = "POST", .path = "/notes", .body = R"({"id":8,"text":""})"};
  CHECK(lw::testing::reply(api, lw::testing::request(parts)).status == 401);

  parts.headers = {{"authorization", "Bearer ada"}, {"content-type", "application/json"}};
  const lw::Response refused = lw::testing::reply(api, lw::testing::request(parts));
  CHECK(refused.status == 422);
  CHECK(nlohmann::json::parse(refused.body)["errors"][0]["pointer"] == "/text");

  parts.body = R"({"id":8,"text":"Call Bob"})";
  const lw::Response created = lw::testing::reply(api, lw::testing::request(parts));
  CHECK(created.status == 201);
  CHECK(created.headers.get("location") == "/notes/8");
}

constexpr auto mine = lw::routes(lw::jwt<Caller, lw::es256, lw::key_variable("JWT_PUBLIC_KEY")>, lw::route<"GET /me", me>);

TEST_CASE("a caller with a token is known") {
  CHECK(lw::testing::reply(mine, lw::testing::request({.path = "/me"})).status == 401);

  const lw::testing::RequestParts parts{.path = "/me", .claims = R"({"sub":"ada"})"};
  CHECK(lw::testing::reply(mine, lw::testing::request(parts)).body == "ada");
}

TEST_CASE("an exception that is no HttpError is the function error") {
  try {
    static_cast<void>(lw::testing::reply(api, lw::testing::request({.path = "/broken"})));
    FAIL("nothing was thrown");
  } catch (const lw::Error& error) {
    CHECK(error.type == "std::logic_error");
    CHECK(error.message == "a mistake");
  }
}

TEST_CASE("a stream's bytes are the body, and timers take no time") {
  CHECK(lw::testing::reply(api, lw::testing::request({.path = "/feed"})).body == "one two");
}

}  // namespace testing_reply_test
