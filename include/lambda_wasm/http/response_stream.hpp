#pragma once
/// @file
/// Streamed responses: replies that are sent while the handler makes them.

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

/// The status, the headers and the cookies of a streamed reply, which are sent before its bytes.
struct ResponseHead {
  int status = 200;                  ///< 100 to 599
  Headers headers{};                 ///< checked when the first bytes are written
  std::vector<SetCookie> cookies{};  ///< each becomes a set-cookie header
};

namespace detail {

/// The destination of a stream's bytes: the caller of the running invocation. Each edge that can stream has one.
struct StreamSink {
  /// Sends the head. @returns false if the head is invalid: `raise_refusal` then throws the reason
  /// @throws Error if a cookie is invalid
  bool (*begin)(request_part::SenderForm form, const Response& head);
  void (*raise_refusal)();  ///< never returns
  /// Takes the bytes. @returns false if the buffer is full or the connection is closed: await room before the next write
  bool (*write)(std::string_view bytes) noexcept;
  void (*end)() noexcept;
  /// Completes the Wait when there is room again or, after `end`, when everything is sent; with `State::stopped` if the reply
  /// cannot be sent any more.
  void (*wait)(Wait& wait) noexcept;
};

struct StreamAccess;

/// Awaits a step of the stream: continues at once, or when there is room again.
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

/// A step: writes to the stream. Its operator() returns whether the task may continue at once.
template <class Bytes>
struct WriteStep {
  Bytes bytes;
  [[nodiscard]] bool operator()(ResponseStream& stream) const;
};
struct EndStep {
  [[nodiscard]] bool operator()(ResponseStream& stream) const;
};

}  // namespace detail

/// A reply that is sent while it is made. The handler takes it by reference, after its input if it has one, and returns a
/// `Task<>`:
///
///     Task<> count(const Request&, ResponseStream& stream) {
///       stream.start({.headers = {{"content-type", "text/plain"}}});
///       for (int i = 1; i <= 10; ++i) co_await stream.write(std::to_string(i) + "\n");
///     }
///
/// Nothing is sent before the first `write`, `end`, or the end of the handler. An exception until then gets the same reply as in
/// any other handler. A later exception aborts the reply, and the platform reports that to the caller. The end of the handler
/// ends the reply.
///
/// The deployment decides whether bytes are sent while they are made: a function URL with `InvokeMode: RESPONSE_STREAM`, or a
/// streaming integration of API Gateway, does so. `LAMBDA_WASM_EXPORT(name, callable, buffered)` exports the same handler for
/// invocations with a buffered reply. The platform does not tell a function that its caller has disconnected.
class ResponseStream {
 public:
  /// A stream that keeps the written bytes, for tests: `response()` returns them.
  ResponseStream() = default;
  ResponseStream(const ResponseStream&) = delete;
  ResponseStream& operator=(const ResponseStream&) = delete;

  /// Sets the head of the reply; without this call it is status 200 without headers.
  /// @throws Error if the head is already sent
  void start(ResponseHead head) {
    if (has_begun_) detail::raise(error_type::invalid_response, "The reply has begun: its status and headers cannot be changed.");
    response_.status = head.status;
    response_.headers = std::move(head.headers);
    response_.cookies = std::move(head.cookies);
  }

  /// Sends bytes, text or binary. They are copied when the result is awaited. The first write also sends the status and the
  /// headers; an empty first write sends only those. Continues at once while there is room, otherwise when there is room again:
  /// at most one write and the connection's buffer are kept in memory, however long the reply.
  ///
  /// @throws Cancelled if the reply cannot be sent any more, or the task is cancelled; Error if the head is invalid (see
  ///         Response), or the reply has ended
  [[nodiscard]] detail::StreamAwaiter<detail::WriteStep<std::string_view>> write(std::string_view bytes) {
    return {*this, {bytes}};
  }
  /// As above, for a text that the awaiter owns.
  [[nodiscard]] detail::StreamAwaiter<detail::WriteStep<std::string>> write(std::string&& bytes) {
    return {*this, {std::move(bytes)}};
  }
  [[nodiscard]] detail::StreamAwaiter<detail::WriteStep<std::string_view>> write(const Bytes& bytes) {
    return write(bytes.view());
  }
  [[nodiscard]] detail::StreamAwaiter<detail::WriteStep<std::string_view>> write(const char* text) {
    return write(std::string_view(text));
  }

  /// Ends the reply, and waits until all of it is sent: for a handler that does more work after its reply. The platform lets that
  /// work run until the invocation's deadline.
  ///
  /// @throws as `write`
  [[nodiscard]] detail::StreamAwaiter<detail::EndStep> end() { return {*this, {}}; }

  /// Whether the status and the headers have been sent.
  [[nodiscard]] bool has_begun() const noexcept { return has_begun_; }

  /// Everything that was written, for a stream that keeps it; otherwise only the head.
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

/// Gives the SDK's own code access to the private parts of a stream.
struct StreamAccess {
  /// @param sink  null for a stream that keeps its bytes
  static void direct(ResponseStream& stream, const StreamSink* sink, request_part::SenderForm form) noexcept {
    stream.sink_ = sink;
    stream.form_ = form;
  }
  static const StreamSink& sink(const ResponseStream& stream) noexcept { return *stream.sink_; }
  static bool keeps_all(const ResponseStream& stream) noexcept { return stream.sink_ == nullptr; }

  /// @returns false if the head is invalid
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
  if (is_stopped()) return opaque(false);  // without exceptions: the coroutine never resumes
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
