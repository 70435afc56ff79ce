#pragma once
/// @file
/// Server-sent events (HTML standard, section 9.2), which a browser reads with EventSource.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/response_stream.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/when_any.hpp>

namespace lambda_wasm {

/// One event. All texts must be UTF-8. Members that are not set are not sent.
struct ServerSentEvent {
  /// The data, of any number of lines that end with LF, CR or both; the receiver gets LF. A browser does not dispatch an event
  /// without data.
  std::optional<std::string_view> data{};
  std::string_view event{};  ///< its type, a single line; if empty, browsers use `message`
  /// A single line without NUL. When the browser reconnects, it sends it in the header last-event-id. An empty id makes it send
  /// none.
  std::optional<std::string_view> id{};
  std::optional<std::chrono::milliseconds> retry{};  ///< how long the browser waits before it reconnects
};

/// Writes server-sent events to a stream, and sets its content-type to `text/event-stream`:
///
///     Task<> ticks(const Request& request, ResponseStream& stream) {
///       EventStream events(stream);
///       for (int i = 1; i <= 3; ++i) co_await events.send({.data = std::to_string(i), .id = std::to_string(i)});
///     }
///
/// A browser reconnects when the reply has ended. A reply of status 204 makes it stop.
class EventStream {
 public:
  /// @param head  the status and other headers; the content-type is added
  /// @throws Error if the head is already sent
  explicit EventStream(ResponseStream& stream, ResponseHead head = {}) : stream_(stream) {
    head.headers.set("content-type", "text/event-stream");
    if (!head.headers.get("cache-control")) head.headers.set("cache-control", "no-cache");
    stream.start(std::move(head));
  }

  /// Sends an event.
  ///
  /// @throws as ResponseStream::write; Error `error_type::invalid_response` if `event` or `id` has more than one line, `id` has
  ///         NUL, or `retry` is negative
  [[nodiscard]] detail::StreamAwaiter<detail::WriteStep<std::string>> send(const ServerSentEvent& event) {
    std::string text;
    if (!event.event.empty()) add_line(text, "event", event.event);
    if (event.id) add_line(text, "id", *event.id);
    if (event.id && event.id->find('\0') != std::string_view::npos) refuse("id", "NUL");
    if (event.retry) {
      if (event.retry->count() < 0) refuse("retry", "a negative time");
      text.append("retry: ").append(std::to_string(event.retry->count())).append("\n");
    }
    if (event.data) add_lines(text, "data: ", *event.data);
    return stream_.write(std::move(text += '\n'));
  }

  /// Sends a comment, which receivers ignore. An empty one keeps the connection open where a proxy closes idle connections.
  /// @throws as ResponseStream::write
  [[nodiscard]] detail::StreamAwaiter<detail::WriteStep<std::string>> comment(std::string_view text = {}) {
    std::string lines;
    add_lines(lines, text.empty() ? ":" : ": ", text);
    return stream_.write(std::move(lines += '\n'));
  }

  /// Awaits a task or another awaitable and returns its value. Meanwhile it sends an empty comment after each `interval`.
  ///
  ///     const Price price = co_await events.keep_alive(next_price(), 15s);
  ///
  /// If the reply cannot be sent any more, the task is cancelled.
  template <class Awaitable>
  auto keep_alive(Awaitable awaitable, std::chrono::milliseconds interval) {
    return waited_for(detail::to_task(std::move(awaitable)), interval);
  }

 private:
  template <class T>
  Task<T> waited_for(Task<T> task, std::chrono::milliseconds interval) {
    auto first = co_await when_any(std::move(task), comment_for_ever(interval));
    if constexpr (!std::is_void_v<T>) co_return std::get<0>(std::move(first));
  }
  Task<> comment_for_ever(std::chrono::milliseconds interval) {
    for (;;) {
      co_await sleep_for(interval);
      co_await comment();
    }
  }

  static void add_line(std::string& text, std::string_view field, std::string_view value) {
    if (value.find_first_of("\r\n") != std::string_view::npos) refuse(field, "a line's end");
    text.append(field).append(": ").append(value).append("\n");
  }

  // Writes one field for each line of the value, the last of which may be empty.
  static void add_lines(std::string& text, std::string_view field, std::string_view value) {
    for (;;) {
      const std::size_t end = value.find_first_of("\r\n");
      text.append(field).append(value.substr(0, end)).append("\n");
      if (end == std::string_view::npos) return;
      value.remove_prefix(end + (value.substr(end, 2) == "\r\n" ? 2 : 1));
    }
  }

  [[noreturn]] static void refuse(std::string_view field, std::string_view what) {
    detail::raise(
        error_type::invalid_response,
        std::string("The event's ").append(field).append(" has ").append(what).append(", which an event stream cannot carry."));
  }

  ResponseStream& stream_;
};

}  // namespace lambda_wasm
