#include <catch_amalgamated.hpp>
#include <lambda_wasm/http/event_stream.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/testing/run.hpp>

using namespace lambda_wasm;
using namespace std::chrono_literals;

namespace {

std::string written(ServerSentEvent event) {
  ResponseStream stream;
  EventStream events(stream);
  testing::run([](EventStream& to, ServerSentEvent what) -> Task<> { co_await to.send(what); }(events, event));
  return stream.response().body;
}
std::string refused(ServerSentEvent event) {
  ResponseStream stream;
  EventStream events(stream);
  try {
    (void)events.send(event);
  } catch (const Error& error) {
    CHECK(error.type == error_type::invalid_response);
    return error.message;
  }
  return "nothing";
}

}  // namespace

TEST_CASE("an event stream sets its headers") {
  ResponseStream stream;
  const EventStream events(stream, {.status = 203, .headers = {{"x-a", "1"}, {"Content-Type", "text/html"}}});
  const Response& response = stream.response();
  CHECK(response.status == 203);
  CHECK(response.headers.get("content-type") == "text/event-stream");
  CHECK(response.headers.get("cache-control") == "no-cache");
  CHECK(response.headers.get("x-a") == "1");

  ResponseStream other;
  const EventStream kept(other, {.headers = {{"cache-control", "no-store"}}});
  CHECK(other.response().headers.get("cache-control") == "no-store");
}

TEST_CASE("an event has a line for each field and for each line of its data") {
  CHECK(written({.data = "text"}) == "data: text\n\n");
  CHECK(written({.data = ""}) == "data: \n\n");
  CHECK(written({.retry = 5ms}) == "retry: 5\n\n");
  CHECK(written({.data = "t", .id = ""}) == "id: \ndata: t\n\n");
  const std::string text = "a std::string";
  CHECK(written({.data = text, .id = text}) == "id: a std::string\ndata: a std::string\n\n");
  CHECK(written({.data = "t", .event = "e", .id = "i", .retry = 10s}) == "event: e\nid: i\nretry: 10000\ndata: t\n\n");
  CHECK(written({.data = "one\ntwo\r\nthree\rfour"}) == "data: one\ndata: two\ndata: three\ndata: four\n\n");
  CHECK(written({.data = "\n\r\n"}) == "data: \ndata: \ndata: \n\n");
  CHECK(written({.data = " leading, tèxt: with a colon"}) == "data:  leading, tèxt: with a colon\n\n");
}

TEST_CASE("an event that a stream cannot carry is rejected") {
  CHECK(refused({.data = "", .event = "a\nb"}) == "The event's event has a line's end, which an event stream cannot carry.");
  CHECK(refused({.data = "", .event = "a\rb"}) == "The event's event has a line's end, which an event stream cannot carry.");
  CHECK(refused({.data = "", .id = "a\nb"}) == "The event's id has a line's end, which an event stream cannot carry.");
  CHECK(refused({.data = "", .id = std::string_view("a\0b", 3)}) ==
        "The event's id has NUL, which an event stream cannot carry.");
  CHECK(refused({.data = "", .retry = -1ms}) == "The event's retry has a negative time, which an event stream cannot carry.");
}

TEST_CASE("comments are separate from events") {
  ResponseStream stream;
  EventStream events(stream);
  testing::run([](EventStream& to) -> Task<> {
    co_await to.comment();
    co_await to.comment("one\ntwo");
  }(events));
  CHECK(stream.response().body == ":\n\n: one\n: two\n\n");
}

TEST_CASE("a connection is kept alive while a task is awaited") {
  ResponseStream stream;
  EventStream events(stream);
  const auto slow = [](std::chrono::milliseconds time) -> Task<int> {
    co_await sleep_for(time);
    co_return 7;
  };
  CHECK(testing::run(events.keep_alive(slow(35ms), 10ms)) == 7);
  CHECK(stream.response().body == ":\n\n:\n\n:\n\n");
  testing::run(events.keep_alive(sleep_for(5ms), 10ms));
  CHECK(stream.response().body == ":\n\n:\n\n:\n\n");

  const auto failing = []() -> Task<int> {
    co_await sleep_for(1ms);
    throw std::domain_error("the task's own");
  };
  CHECK_THROWS_MATCHES(testing::run(events.keep_alive(failing(), 10ms)), std::domain_error,
                       Catch::Matchers::Message("the task's own"));
}
