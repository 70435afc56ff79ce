#include <catch_amalgamated.hpp>

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/middleware/etag.hpp>
#include <lambda_wasm/http/routes.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>

namespace lw = lambda_wasm;
using lw::text::hash_of;

namespace {

lw::Task<> stream(const lw::Request&, lw::ResponseStream& out) { co_await out.write("streamed"); }
constexpr auto api = lw::routes(
    lw::etag, lw::route<"ANY /", [] { return std::string("hello"); }>,
    lw::route<"GET /other", [] { return std::string("hellp"); }>,
    lw::route<"GET /own", [] { return lw::Response{200, "own", {{"ETag", "\"7\""}, {"cache-control", "no-cache"}}, {}}; }>,
    lw::route<"GET /created", [] { return lw::Response{201, "new", {}, {}}; }>,
    lw::route<"GET /bad", []() -> std::string { throw lw::HttpError(409); }>, lw::route<"GET /stream", stream>);

lw::Response reply(std::string path, std::string condition = {}, std::string method = "GET") {
  lw::testing::RequestParts parts{.method = std::move(method), .path = std::move(path)};
  if (!condition.empty()) parts.headers = {{"if-none-match", std::move(condition)}};
  return lw::testing::reply(api, lw::testing::request(parts));
}
std::string tag_of(const lw::Response& response) { return std::string(response.headers.get("etag").value_or("none")); }

}  // namespace

TEST_CASE("a reply has a weak tag of its body") {
  const std::string tag = tag_of(reply("/"));
  CHECK(tag.size() == 20);
  CHECK(tag.starts_with("W/\""));
  CHECK(tag.ends_with('"'));
  CHECK(tag.find_first_not_of("0123456789abcdef", 3) == 19);
  CHECK(tag_of(reply("/")) == tag);
  CHECK(tag_of(reply("/", {}, "HEAD")) == tag);
  CHECK(tag_of(reply("/other")) != tag);
}

TEST_CASE("the same tag in If-None-Match is a 304 without the body") {
  const std::string tag = tag_of(reply("/"));
  for (const std::string& condition : {tag, "\"x\", " + tag, tag.substr(2), std::string("*"), "W/\"a,b\"," + tag + " , \"c\""}) {
    CAPTURE(condition);
    const lw::Response response = reply("/", condition);
    CHECK(response.status == 304);
    CHECK(response.body.empty());
    CHECK(tag_of(response) == tag);
    CHECK(!response.headers.get("content-type"));
  }
  CHECK(reply("/", tag, "HEAD").status == 304);
  for (const std::string& condition :
       {std::string("\"x\""), tag.substr(0, 19), tag.substr(3, 16), std::string("\""), "\"" + tag}) {
    CAPTURE(condition);
    CHECK(reply("/", condition).body == "hello");
  }
}

TEST_CASE("a handler's own tag stays") {
  CHECK(tag_of(reply("/own")) == "\"7\"");
  CHECK(reply("/own", "\"7\"").status == 304);
  CHECK(reply("/own", "W/\"7\"").headers.get("cache-control") == "no-cache");
  CHECK(reply("/own", "\"8\"").status == 200);
}

TEST_CASE("problems, streams, other statuses and other methods have no tag") {
  for (const char* path : {"/created", "/bad", "/nope", "/stream"}) {
    CAPTURE(path);
    CHECK(tag_of(reply(path, "*")) == "none");
  }
  CHECK(reply("/stream", "*").body == "streamed");
  CHECK(tag_of(reply("/", "*", "POST")) == "none");
}

TEST_CASE("the hash differs for texts that differ little") {
  std::set<std::uint64_t> hashes;
  std::size_t count = 0;
  const auto add = [&](std::string_view text) {
    hashes.insert(hash_of(text));
    ++count;
  };
  for (std::size_t size = 0; size != 40; ++size) {
    add(std::string(size, '\0'));
    for (std::size_t at = 0; at != size; ++at) {
      for (const int bit : {1, 2, 4, 8, 16, 32, 64, 128}) {
        std::string text(size, '\0');
        text[at] = static_cast<char>(bit);
        add(text);
      }
    }
  }
  const std::string words = "0123456789abcdefABCDEFGH";
  add(words);
  add(words.substr(8) + words.substr(0, 8));
  add(words.substr(8, 8) + words.substr(0, 8) + words.substr(16));
  CHECK(hashes.size() == count);
}
