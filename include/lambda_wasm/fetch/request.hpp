#pragma once
/// @file
/// The request of a `fetch`.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/js/stream.hpp>
#include <lambda_wasm/json/json.hpp>

namespace lambda_wasm::http {

/// How a response that is a redirect is handled.
enum class Redirect : std::uint8_t {
  follow,  ///< up to 20 redirects are followed
  manual,  ///< the redirect is returned as the response
  error,   ///< a redirect fails with FetchFailure::redirect_refused
};
LAMBDA_WASM_DESCRIBE_ENUM(Redirect, follow, manual, error)

/// The body of a request: text or bytes, which are sent unchanged, or a stream. Empty by default.
///
///     .body = "plain text"      .body = http::json(order)      .body = std::move(response.body)
class FetchBody {
 public:
  FetchBody() = default;
  /// Copies text or bytes. They are sent unchanged: text is UTF-8 if the program's strings are UTF-8.
  FetchBody(std::string text) : bytes_(std::move(text)) {}
  FetchBody(std::string_view text) : bytes_(text) {}
  FetchBody(const char* text) : bytes_(text) {}
  FetchBody(const Bytes& bytes) : bytes_(bytes.view()) {}
  /// Takes the rest of a stream, such as another response's body. It is sent while it arrives, and does not pass through C++. It
  /// can be sent once; copies share the stream. The stream is closed when its last copy is destroyed unsent, or when its request
  /// fails or is aborted.
  template <class Thrown>
  FetchBody(js::ByteStream<Thrown>&& stream) {
    if (!stream.stream().isUndefined()) stream_ = std::make_shared<js::ByteStream<>>(stream.release());
  }

  /// The `content-type`, used if the request has no such header; empty for none.
  std::string_view content_type;

  /// The bytes; nullopt for a stream or no body.
  [[nodiscard]] const std::optional<std::string>& bytes() const { return bytes_; }
  /// @internal Takes the stream; the caller must read or close it. Undefined if the body is no stream, null if it was already
  ///         taken.
  [[nodiscard]] emscripten::val take_stream() const {
    if (stream_ == nullptr) return emscripten::val::undefined();
    return stream_->stream().isUndefined() ? emscripten::val::null() : stream_->release();
  }

 private:
  std::optional<std::string> bytes_;
  std::shared_ptr<js::ByteStream<>> stream_;
};

/// Makes a JSON body of a value, with the type `application/json`.
///
/// @throws as `to_json`
template <class T>
[[nodiscard]] FetchBody json(const T& value) {
  FetchBody body(to_json(value));
  body.content_type = "application/json";
  return body;
}

/// The argument of `fetch`.
struct FetchRequest {
  std::string method = "GET";            ///< in upper case
  std::string url;                       ///< absolute, with scheme http or https
  Headers headers = {};                  ///< sent unchanged, as bytes
  FetchBody body = {};                   ///< must be empty for GET and HEAD: Node.js refuses a body there
  Redirect redirect = Redirect::follow;  ///< for responses of status 301, 302, 303, 307 and 308
  /// The maximum time for the whole request, including the response's body; zero means the rest of the invocation's time. A
  /// negative value times out before the request is sent.
  std::chrono::milliseconds timeout = {};
};

}  // namespace lambda_wasm::http
