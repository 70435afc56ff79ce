#pragma once
/// @file
/// Replies that are sent while they are made.

#include <coroutine>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/config.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/request_parts.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/set_cookie.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/task/awaiter.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/task/wait.hpp>

namespace lambda_wasm {

class ResponseStream;

/// What goes before the bytes of a streamed reply.
struct ResponseHead {
  int status = 200;                  ///< 100 to 599
  Headers headers{};                 ///< checked when the first bytes are written
  std::vector<SetCookie> cookies{};  ///< each becomes a set-cookie header
};

namespace detail {

/// Where the bytes of a stream go: the running invocation's caller. An edge that sends them while they are made has one.
struct StreamSink {
  /// Sends what stands before the bytes. @returns false when it may not be sent: `raise_refusal` says why
  /// @throws Error when a cookie may not be sent
  bool (*begin)(request_part::SenderForm form, const Response& head);
  void (*raise_refusal)();  ///< never returns
  /// Takes the bytes. @returns false when no more should come for now, or ever
  bool (*write)(std::string_view bytes) noexcept;
  void (*end)() noexcept;
  /// Completes the Wait when there is room again or, once it has ended, when all is sent; `State::stopped` when that cannot be.
  void (*wait)(Wait& wait) noexcept;
};

struct StreamAccess;

/// Awaits what a step gives to the stream: it goes on at once, or when there is room again.
template <class Step>
class [[nodiscard]] StreamAwaiter : public HostAwaiter {
 public:
  StreamAwaiter(ResponseStream& stream, Step step) : stream_(&stream), step_(std::move(step)) {}

  [[nodiscard]] bool await_ready();
  void await_suspend(std::coroutine_handle<> waiting) noexcept;
  void await_resume();

 private:
  enum class Came : std::uint8_t { nowhere, through, to_wait, to_refusal };

  ResponseStream* stream_;
  Step step_;
  Came came_ = Came::nowhere;
};

/// What a step does tells whether the task may go on at once.
template <class Bytes>
struct WriteStep {
  Bytes bytes;
  [[nodiscard]] bool operator()(ResponseStream& stream) const;
};
struct EndStep {
  [[nodiscard]] bool operator()(ResponseStream& stream) const;
};

}  // namespace detail

/// A reply that is sent while it is made: a handler takes it by reference, behind its input if it has one, and gives a `Task<>`.
///
///     Task<> count(const Request&, ResponseStream& stream) {
///       stream.start({.headers = {{"content-type", "text/plain"}}});
///       for (int i = 1; i <= 10; ++i) co_await stream.write(std::to_string(i) + "\n");
///     }
///
/// Nothing is sent before the first `write`, `end`, or the handler's own end: what a handler fails with until then is answered as
/// any other failure. What it fails with later breaks the reply off, and the platform tells the caller so. A handler that ends has
/// ended its reply.
///
/// Whether the bytes are sent while they are made is up to the deployment: a function URL with `InvokeMode: RESPONSE_STREAM`, an
/// integration of API Gateway that streams. `LAMBDA_WASM_EXPORT(name, callable, buffered)` exports the same handler for invocations
/// that are answered in one piece. The platform does not tell a function that the caller went away.
class ResponseStream {
 public:
  /// One that keeps what is written, for tests: `response()` has it.
  ResponseStream() = default;
  ResponseStream(const ResponseStream&) = delete;
  ResponseStream& operator=(const ResponseStream&) = delete;

  /// Says what goes before the bytes; without it that is status 200 alone.
  /// @throws Error when something is sent already
  void start(ResponseHead head) {
    if (has_begun_) detail::raise(error_type::invalid_response, "The reply has begun: its status and headers cannot be changed.");
    response_.status = head.status;
    response_.headers = std::move(head.headers);
    response_.cookies = std::move(head.cookies);
  }

  /// Sends bytes, text or not, which are copied when this is awaited; with the first go the status and the headers. Of an empty text
  /// nothing else is sent. Goes on at once while there is room, else when there is some again: of a reply of any size no more is kept
  /// than one write and what the connection takes.
  ///
  /// @throws Cancelled when the reply cannot be sent any more, and when the task is told to stop; Error when the head may not be
  ///         sent (see Response), or the reply has ended
  [[nodiscard]] detail::StreamAwaiter<detail::WriteStep<std::string_view>> write(std::string_view bytes) {
    return {*this, {bytes}};
  }
  /// As above, of a text that the awaiter keeps.
  [[nodiscard]] detail::StreamAwaiter<detail::WriteStep<std::string>> write(std::string&& bytes) {
    return {*this, {std::move(bytes)}};
  }
  [[nodiscard]] detail::StreamAwaiter<detail::WriteStep<std::string_view>> write(const Bytes& bytes) {
    return write(bytes.view());
  }
  [[nodiscard]] detail::StreamAwaiter<detail::WriteStep<std::string_view>> write(const char* text) {
    return write(std::string_view(text));
  }

  /// Ends the reply, and waits until all of it is sent: for a handler that has more to do behind it. What the platform lets run then
  /// is up to the invocation's own deadline.
  ///
  /// @throws as `write`
  [[nodiscard]] detail::StreamAwaiter<detail::EndStep> end() { return {*this, {}}; }

  /// Whether the status and the headers are sent.
  [[nodiscard]] bool has_begun() const noexcept { return has_begun_; }

  /// All that was written, of a stream that keeps it; else what goes before the bytes.
  [[nodiscard]] const Response& response() const noexcept { return response_; }

 private:
  friend detail::StreamAccess;

  const detail::StreamSink* sink_ = nullptr;
  request_part::SenderForm form_{};
  Response response_;
  bool has_begun_ = false;
  bool has_ended_ = false;
};

namespace detail {

/// What the SDK's own code sees of a stream.
struct StreamAccess {
  /// @param sink  null for a stream that keeps all
  static void direct(ResponseStream& stream, const StreamSink* sink, request_part::SenderForm form) noexcept {
    stream.sink_ = sink;
    stream.form_ = form;
  }
  static const StreamSink& sink(const ResponseStream& stream) noexcept { return *stream.sink_; }
  static bool keeps_all(const ResponseStream& stream) noexcept { return stream.sink_ == nullptr; }

  /// @returns false when the head may not be sent
  static bool begin(ResponseStream& stream) {
    if (stream.has_ended_) raise(error_type::invalid_response, "The reply has ended: nothing more can be written.");
    if (!stream.has_begun_) stream.has_begun_ = keeps_all(stream) || sink(stream).begin(stream.form_, stream.response_);
    return stream.has_begun_;
  }
  static bool write(ResponseStream& stream, std::string_view bytes) {
    if (!keeps_all(stream)) return sink(stream).write(bytes);
    stream.response_.body.append(bytes);
    return true;
  }
  static bool end(ResponseStream& stream) {
    stream.has_ended_ = true;
    if (keeps_all(stream)) return true;
    sink(stream).end();
    return false;
  }
};

template <class Bytes>
bool WriteStep<Bytes>::operator()(ResponseStream& stream) const {
  return StreamAccess::write(stream, bytes);
}
inline bool EndStep::operator()(ResponseStream& stream) const { return StreamAccess::end(stream); }

template <class Step>
bool StreamAwaiter<Step>::await_ready() {
  if (HostAwaiter::await_ready()) return true;
  if (is_stopped()) return opaque(false);  // without exceptions: it never goes on
  came_ = !StreamAccess::begin(*stream_) ? Came::to_refusal : step_(*stream_) ? Came::through : Came::to_wait;
  return opaque(came_ != Came::to_wait);
}
template <class Step>
void StreamAwaiter<Step>::await_suspend(std::coroutine_handle<> waiting) noexcept {
  if (Wait* const wait = begin(waiting)) StreamAccess::sink(*stream_).wait(*wait);
}
template <class Step>
void StreamAwaiter<Step>::await_resume() {
  if (came_ == Came::to_refusal) StreamAccess::sink(*stream_).raise_refusal();
  if (came_ != Came::through) check_cancelled(ended());
}

}  // namespace detail

}  // namespace lambda_wasm
