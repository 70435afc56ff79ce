// Streamed replies without exceptions.
#include <chrono>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Event {
  std::string_view action;
  int count = 0;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, (action, "do"), count)

lw::Task<lw::Result<void>> stream(const Event& event, lw::ResponseStream& stream) {
  const std::string_view action = event.action;
  if (action == "http error") co_return lw::HttpError(418, "short and stout");
  if (action == "error") co_return lw::Error("shop::Closed", "before the first byte");
  if (action == "never") co_await lw::sleep_for(std::chrono::hours(1));
  if (action == "stopped") {
    lw::StopSource source;
    const auto writer = [](lw::ResponseStream& to, lw::StopSource& stop) -> lw::Task<> {
      co_await to.write("before");
      stop.request_stop();
      co_await to.write("behind the stop");
    };
    co_await lw::when_any(lw::with_stop(source.token(), writer(stream, source)), lw::sleep_for(std::chrono::milliseconds(5)));
  }
  if (action == "wrong header") stream.start({.headers = {{"no token", "1"}}});
  for (int i = 0; i < event.count; ++i) co_await stream.write(std::to_string(i) + "\n");
  if (action == "error in between") co_return lw::Error("shop::Closed", "half way");
  if (action == "http error in between") co_return lw::HttpError(418, "too late");
  if (action == "until it breaks") {
    for (;;) {
      co_await stream.write("something");
      co_await lw::sleep_for(std::chrono::milliseconds(1));
    }
  }
  co_return {};
}

LAMBDA_WASM_EXPORT(stream, stream)
LAMBDA_WASM_EXPORT(whole, stream, buffered)
