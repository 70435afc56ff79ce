#pragma once
/// @file
/// What is fetched.

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

/// What becomes of a response that is a redirect.
enum class Redirect : std::uint8_t {
  follow,  ///< up to 20 of them are followed
  manual,  ///< it is the response
  error,   ///< it is FetchFailure::redirect_refused
};
LAMBDA_WASM_DESCRIBE_ENUM(Redirect, follow, manual, error)

/// The body of a request: text or bytes, which are sent as they are, or a stream. None by default.
///
///     .body = "plain text"      .body = http::json(order)      .body = std::move(response.body)
class FetchBody {
 public:
  FetchBody() = default;
  /// Copies text or bytes. They are sent unchanged: text is UTF-8 if the program's strings are.
  FetchBody(std::string text) : bytes_(std::move(text)) {}
  FetchBody(std::string_view text) : bytes_(text) {}
  FetchBody(const char* text) : bytes_(text) {}
  FetchBody(const Bytes& bytes) : bytes_(bytes.view()) {}
  /// What is still to come of a stream, such as another response's body: it is sent while it comes, once, and does not pass through
  /// C++. Copies are of the same stream. It is closed when the last of them is destroyed and it was not sent, and when its request fails
  /// or is aborted.
  template <class Thrown>
  FetchBody(js::ByteStream<Thrown>&& stream) {
    if (!stream.stream().isUndefined()) stream_ = std::make_shared<js::ByteStream<>>(stream.release());
  }

  /// Of what type it says to be, where the request has no header of that name; empty where it says nothing.
  std::string_view content_type;

  /// The bytes, where it has them.
  [[nodiscard]] const std::optional<std::string>& bytes() const { return bytes_; }
  /// @internal The stream, which whoever takes it is to read or close; undefined where it is none, null where it is taken.
  [[nodiscard]] emscripten::val take_stream() const {
    if (stream_ == nullptr) return emscripten::val::undefined();
    return stream_->stream().isUndefined() ? emscripten::val::null() : stream_->release();
  }

 private:
  std::optional<std::string> bytes_;
  std::shared_ptr<js::ByteStream<>> stream_;
};

/// A value as a body of JSON, of type `application/json`.
///
/// @throws as `to_json`
template <class T>
[[nodiscard]] FetchBody json(const T& value) {
  FetchBody body(to_json(value));
  body.content_type = "application/json";
  return body;
}

/// What `fetch` asks for.
struct FetchRequest {
  std::string method = "GET";            ///< in capitals
  std::string url;                       ///< absolute, of http or https
  Headers headers = {};                  ///< their bytes are sent as they are
  FetchBody body = {};                   ///< must be empty for GET and HEAD, where Node.js refuses one
  Redirect redirect = Redirect::follow;  ///< for responses of status 301, 302, 303, 307 and 308
  /// How long it may take in all, the response's body included; zero for as long as the invocation has. One below zero is over
  /// before the request is sent.
  std::chrono::milliseconds timeout = {};
};

}  // namespace lambda_wasm::http
