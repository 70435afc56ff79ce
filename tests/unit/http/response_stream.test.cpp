#include <catch_amalgamated.hpp>
#include <lambda_wasm/http/response_stream.hpp>

#include <string>
#include <string_view>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/when_all.hpp>
#include <lambda_wasm/testing/run.hpp>

using namespace lambda_wasm;
using namespace std::chrono_literals;

namespace {

Task<> write_parts(ResponseStream& stream) {
  stream.start({.status = 201, .headers = {{"content-type", "text/plain"}}, .cookies = {{"name", "value"}}});
  co_await stream.write("one ");
  co_await stream.write(std::string("two "));
  co_await stream.write(Bytes(std::string("bytes ")));
  co_await stream.write(std::string_view("three\0", 6));
}

Task<> write_only(ResponseStream& stream, std::string_view bytes) { co_await stream.write(bytes); }
Task<> end(ResponseStream& stream) { co_await stream.end(); }

}  // namespace

TEST_CASE("a stream without a sink keeps all bytes written") {
  ResponseStream stream;
  testing::run(write_parts(stream));
  const Response& response = stream.response();
  CHECK(response.status == 201);
  CHECK(response.headers.get("content-type") == "text/plain");
  REQUIRE(response.cookies.size() == 1);
  CHECK(response.cookies[0].name == "name");
  CHECK(response.body == std::string_view("one two bytes three\0", 20));
}

TEST_CASE("a stream has status 200 by default, and its head can be changed until the first byte") {
  ResponseStream stream;
  CHECK_FALSE(stream.has_begun());
  CHECK(stream.response().status == 200);
  stream.start({.status = 202});
  stream.start({.status = 203});
  testing::run(write_only(stream, ""));
  CHECK(stream.has_begun());
  CHECK(stream.response().status == 203);
  try {
    stream.start({.status = 204});
    FAIL("the head was changed");
  } catch (const Error& error) {
    CHECK(error.type == error_type::invalid_response);
    CHECK(error.message == "The reply has begun: its status and headers cannot be changed.");
  }
  CHECK(stream.response().status == 203);
}

TEST_CASE("nothing can be written to a stream that has ended") {
  ResponseStream stream;
  testing::run(write_only(stream, "all"));
  testing::run(end(stream));
  CHECK_THROWS_MATCHES(testing::run(write_only(stream, "more")), Error,
                       Catch::Matchers::Message("The reply has ended: nothing more can be written."));
  CHECK_THROWS_AS(testing::run(end(stream)), Error);
  CHECK(stream.response().body == "all");
}

TEST_CASE("writes of several tasks are in the order of their calls") {
  ResponseStream stream;
  const auto later = [](ResponseStream& to, std::chrono::milliseconds time, std::string_view text) -> Task<> {
    co_await sleep_for(time);
    co_await to.write(text);
  };
  testing::run(when_all(later(stream, 20ms, "second"), later(stream, 10ms, "first ")));
  CHECK(stream.response().body == "first second");
}

namespace {

/// A sink with room for a number of writes, which makes room when a timer fires.
struct Sink {
  static inline std::string log;
  static inline int room;
  static inline Response head;
  static inline bool is_refused;

  static void reset(int writes) {
    log.clear();
    room = writes;
    is_refused = false;
  }
  static constexpr detail::StreamSink functions{
      [](request_part::SenderForm, const Response& response) noexcept {
        log += "begin " + std::to_string(response.status) + ";";
        return !is_refused;
      },
      [] { throw Error("Refused", "by the sink"); },
      [](std::string_view bytes) noexcept {
        log.append("write ").append(bytes).append(";");
        return --room > 0;
      },
      []() noexcept { log += "end;"; },
      [](detail::Wait& wait) noexcept {
        log += "wait;";
        room = 2;
        host::start_timer(1, wait);
      },
  };
};

Task<> write_three(ResponseStream& stream) {
  for (const char* text : {"a", "b", "c"}) co_await stream.write(text);
  co_await stream.end();
}

}  // namespace

TEST_CASE("a stream with a sink waits for room, and for its end") {
  Sink::reset(2);
  ResponseStream stream;
  detail::StreamAccess::direct(stream, &Sink::functions, {});
  stream.start({.status = 206});
  testing::run(write_three(stream));
  CHECK(Sink::log == "begin 206;write a;write b;wait;write c;end;wait;");
  CHECK(stream.response().body.empty());
}

TEST_CASE("an invalid head fails the write, and can be replaced") {
  Sink::reset(9);
  Sink::is_refused = true;
  ResponseStream stream;
  detail::StreamAccess::direct(stream, &Sink::functions, {});
  CHECK_THROWS_MATCHES(testing::run(write_only(stream, "a")), Error, Catch::Matchers::Message("by the sink"));
  CHECK_FALSE(stream.has_begun());
  Sink::is_refused = false;
  stream.start({.status = 202});
  testing::run(write_only(stream, "b"));
  CHECK(Sink::log == "begin 200;begin 202;write b;");
}
