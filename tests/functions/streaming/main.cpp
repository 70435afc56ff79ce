// Handlers that stream their replies: the event's `do` selects what each does.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm.hpp>
#include <lambda_wasm/js/promise.hpp>

namespace lw = lambda_wasm;
using emscripten::val;
using std::chrono::milliseconds;

namespace {

struct Event {
  std::string_view action;
  std::int32_t count = 0;
  std::int32_t size = 0;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, (action, "do"), count, size)

lw::Task<> write_all(lw::ResponseStream& stream, std::int32_t count, std::int32_t size) {
  std::string chunk(static_cast<std::size_t>(size), ' ');
  for (std::int32_t i = 0; i < count; ++i) {
    for (std::size_t at = 0; at < chunk.size(); ++at) chunk[at] = static_cast<char>(at + static_cast<std::size_t>(i));
    co_await stream.write(chunk);
  }
}

lw::Task<> stream(const Event& event, lw::ResponseStream& stream, const lw::Context& context) {
  const std::string_view action = event.action;
  if (action == "text") {
    stream.start({.status = 201,
                  .headers = {{"content-type", "text/plain"}, {"x-a", "1"}, {"x-a", "2"}},
                  .cookies = {{"one", "1"}, {"two", "2"}}});
    co_await stream.write("some ");
    co_await stream.write(std::string("tèxt"));
    co_await stream.write(std::string_view());
  } else if (action == "bytes") {
    co_await write_all(stream, event.count, event.size);
  } else if (action == "larger and larger") {
    for (int i = 0; i <= 22; ++i) co_await stream.write(std::string(std::size_t{1} << i, static_cast<char>('a' + i)));
  } else if (action == "nothing") {
    stream.start({.status = 202, .headers = {{"x-empty", "yes"}}});
  } else if (action == "head first") {
    co_await stream.write("");
    val::global("outside").call<void>("headSent");
    co_await stream.write("body");
  } else if (action == "http error") {
    throw lw::HttpError(418, "short and stout");
  } else if (action == "error") {
    stream.start({.status = 201});
    throw std::domain_error("before the first byte");
  } else if (action == "http error in between") {
    co_await stream.write("half");
    throw lw::HttpError(418, "too late");
  } else if (action == "error in between") {
    co_await stream.write("half");
    throw std::domain_error("half way");
  } else if (action == "trap in between") {
    co_await stream.write("half");
    __builtin_trap();
  } else if (action == "wrong header") {
    stream.start({.headers = {{"no token", "1"}}});
    const lw::Result<void> refused = co_await lw::as_result(stream.write("never"));
    stream.start({.headers = {{"content-type", "text/plain"}}});
    co_await stream.write(refused.error()->type + ": " + refused.error()->message);
  } else if (action == "wrong cookie") {
    stream.start({.cookies = {{"no token", "1"}}});
    std::string refusal;
    try {
      co_await stream.write("never");
    } catch (const lw::Error& error) {
      refusal = error.type + ": " + error.message;
    }
    stream.start({.status = 202});
    co_await stream.write(lw::Bytes(refusal));
  } else if (action == "trap") {
    __builtin_trap();
  } else if (action == "empty writes until it breaks") {
    for (;;) {
      co_await stream.write("");
      co_await lw::sleep_for(milliseconds(1));
    }
  } else if (action == "wrong status") {
    stream.start({.status = 99});
  } else if (action == "start again") {
    co_await stream.write("half");
    stream.start({.status = 500});
  } else if (action == "write behind the end") {
    co_await stream.write("all");
    co_await stream.end();
    co_await stream.write("more");
  } else if (action == "work behind the end") {
    co_await stream.write("all");
    co_await stream.end();
    lw::log::info("behind the end");
    co_await lw::sleep_for(milliseconds(1));
  } else if (action == "end alone") {
    co_await stream.end();
  } else if (action == "several at once") {
    co_await lw::when_all(write_all(stream, 10, 1), write_all(stream, 10, 1));
  } else if (action == "until it breaks") {
    for (std::int32_t written = 0;; ++written) {
      try {
        co_await stream.write("something");
        if (written == 0) val::global("outside").call<void>("written");
        co_await lw::sleep_for(milliseconds(1));
      } catch (const lw::Cancelled&) {
        val::global("outside").call<void>("cancelled");
        throw;
      }
    }
  } else if (action == "bytes until it breaks") {
    try {
      for (;;) co_await write_all(stream, 1, event.size);
    } catch (const lw::Cancelled&) {
      lw::log::info("cancelled");
      throw;
    }
  } else if (action == "never") {
    co_await lw::sleep_for(std::chrono::hours(1));
  } else if (action == "never, in between") {
    co_await stream.write("half");
    co_await lw::sleep_for(std::chrono::hours(1));
  } else if (action == "request id") {
    for (std::int32_t i = 0; i < event.count; ++i) {
      co_await stream.write(std::string(context.request_id()) + "\n");
      lw::log::info("wrote {}", i);
    }
  }
}

lw::Task<> request_stream(const lw::Request& request, lw::ResponseStream& stream) {
  stream.start(
      {.headers = {{"content-type", "text/plain"}, {"x-a", "1"}, {"x-a", "2"}}, .cookies = {{"one", "1"}, {"two", "2"}}});
  co_await stream.write(request.method);
  co_await stream.write(" ");
  co_await stream.write(request.path);
}

lw::Task<> stream_events(lw::ResponseStream& stream) {
  lw::EventStream events(stream);
  co_await events.send({.data = "one"});
  co_await events.send({.data = "two\nlines", .event = "named", .id = "7", .retry = milliseconds(1500)});
  co_await events.comment("a comment");
  co_await events.keep_alive(lw::sleep_for(milliseconds(50)), milliseconds(20));
  co_await events.send({.data = ""});
}

}  // namespace

LAMBDA_WASM_EXPORT(stream, stream)
LAMBDA_WASM_EXPORT(whole, stream, buffered)
LAMBDA_WASM_EXPORT(request, request_stream)
LAMBDA_WASM_EXPORT(request_whole, request_stream, buffered)
LAMBDA_WASM_EXPORT(events, stream_events)
