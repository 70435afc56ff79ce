// Server-sent events: one a second until the given time is over. A browser reads them by
// `new EventSource(url).onmessage = ({ data }) => …`, and continues after the last one when it reconnects.

#include <lambda_wasm.hpp>

#include <charconv>
#include <chrono>
#include <string>
#include <string_view>

namespace lw = lambda_wasm;
using namespace std::chrono_literals;

static int number(std::string_view text, int otherwise) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

lw::Task<> count_down(const lw::Request& request, lw::ResponseStream& stream) {
  const int last = number(request.header<"last-event-id">().value_or(""), number(request.query.get("from").value_or(""), 10) + 1);
  if (last <= 0) {
    stream.start({.status = 204});  // tells a browser not to reconnect
    co_return;
  }
  lw::EventStream events(stream, {.headers = {{"access-control-allow-origin", "*"}}});  // for pages of any origin
  for (int left = last - 1; left > 0; --left) {
    const std::string text = std::to_string(left);
    co_await events.send({.data = text, .id = text});
    co_await events.keep_alive(lw::sleep_for(1s), 15s);
  }
  co_await events.send({.data = "Lift-off!", .event = "done", .id = "0"});
}

LAMBDA_WASM_HANDLER(count_down)
