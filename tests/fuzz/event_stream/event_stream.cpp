// Server-sent events (lambda_wasm/http/event_stream.hpp): the output of EventStream is parsed by the HTML Standard's rules.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/adapter.hpp>
#include <lambda_wasm/http/event_stream.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/testing/run.hpp>

#include "../fuzz.hpp"

using namespace lambda_wasm;

namespace {

/// An event as a browser dispatches it to the page.
struct Dispatched {
  std::string type, data, last_id;
  friend bool operator==(const Dispatched&, const Dispatched&) = default;
};

/// The HTML Standard, section 9.2.6 "Interpreting an event stream".
class Browser {
 public:
  explicit Browser(std::string_view stream) {
    if (stream.starts_with("\xef\xbb\xbf")) stream.remove_prefix(3);
    while (!stream.empty()) {
      const std::size_t end = stream.find_first_of("\r\n");
      if (end == stream.npos) break;  // "once the end of the file is reached, any pending data must be discarded"
      line(stream.substr(0, end));
      stream.remove_prefix(end + (stream.substr(end, 2) == "\r\n" ? 2 : 1));
    }
  }

  std::vector<Dispatched> events;
  std::optional<std::string> reconnection_time;

 private:
  void line(std::string_view text) {
    if (text.empty()) return dispatch();
    const std::size_t colon = text.find(':');
    if (colon == 0) return;
    std::string_view value = colon == text.npos ? std::string_view() : text.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    const std::string_view field = text.substr(0, colon);
    if (field == "event") {
      type_ = value;
    } else if (field == "data") {
      data_.append(value).append("\n");
    } else if (field == "id") {
      if (value.find('\0') == value.npos) last_id_ = value;
    } else if (field == "retry") {
      if (!value.empty() && value.find_first_not_of("0123456789") == value.npos) reconnection_time = value;
    }
  }

  void dispatch() {
    if (!data_.empty()) {
      data_.pop_back();
      events.push_back({type_.empty() ? "message" : type_, data_, last_id_});
    }
    data_.clear();
    type_.clear();
  }

  std::string data_, type_, last_id_;
};

/// With LF at the end of each line.
std::string with_line_feeds(std::string_view text) {
  std::string made;
  for (std::size_t at = 0; at != text.size(); ++at) {
    made += text[at] == '\r' ? '\n' : text[at];
    if (text.substr(at, 2) == "\r\n") ++at;
  }
  return made;
}

Task<> comment(EventStream& events, std::string_view text) { co_await events.comment(text); }
Task<> send(EventStream& events, const ServerSentEvent& event) { co_await events.send(event); }

bool has_line_end(std::string_view text) { return text.find_first_of("\r\n") != text.npos; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  // Fields may contain line ends, so they end with a bar.
  std::string_view rest;
  const auto field = [&] {
    const std::size_t end = rest.find('|');
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    return taken;
  };
  rest = input.rest();

  ResponseStream stream;
  EventStream events(stream);
  std::vector<Dispatched> expected;
  std::optional<std::string> reconnection_time;
  std::string last_id;
  while (!rest.empty()) {
    const std::size_t flags = static_cast<std::uint8_t>(rest[0] - 'a') % 32;
    rest.remove_prefix(1);
    if (flags >= 16) {
      const Exact text(field());
      testing::run(comment(events, text));
      continue;
    }
    const Exact type((flags & 1) != 0 ? field() : ""), id((flags & 2) != 0 ? field() : ""), text((flags & 4) != 0 ? field() : "");
    ServerSentEvent event;
    event.event = type;
    if ((flags & 2) != 0) event.id = id;
    if ((flags & 4) != 0) event.data = text;
    if ((flags & 8) != 0) event.retry = std::chrono::milliseconds(static_cast<std::int64_t>(field().size()) * 1'234'567 - 1);
    const bool is_refused = has_line_end(type) || has_line_end(id) || id.view().find('\0') != id.view().npos ||
                            (event.retry && event.retry->count() < 0);
    const std::string before = stream.response().body;
    try {
      testing::run(send(events, event));
      fuzz::check(!is_refused, "an event that the stream cannot carry is rejected", stream.response().body);
    } catch (const Error& error) {
      fuzz::check(is_refused && error.type == error_type::invalid_response, "an event is rejected with a named error",
                  error.message);
      fuzz::check_same(stream.response().body, before, "nothing is written of a rejected event");
      continue;
    }
    if (event.id) last_id = *event.id;
    if (event.retry) reconnection_time = std::to_string(event.retry->count());
    if (event.data)
      expected.push_back({type.view().empty() ? "message" : std::string(type.view()), with_line_feeds(text), last_id});
  }
  const Browser browser(stream.response().body);
  fuzz::check(browser.events == expected, "a browser receives the events that were sent", stream.response().body);
  fuzz::check(browser.reconnection_time == reconnection_time, "a browser receives the reconnection time", stream.response().body);
  return 0;
}
