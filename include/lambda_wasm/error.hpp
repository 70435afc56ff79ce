#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lambda_wasm {

/// A value of an input that does not fit its type.
struct Mismatch {
  std::string pointer;   ///< The place: a JSON pointer (RFC 6901) from the input's root; empty for the root itself.
  std::string expected;  ///< The type that was expected, such as `integer from 0 to 255`.
  std::string found;     ///< What was found instead, such as `string "pear"` or `nothing`.

  friend bool operator==(const Mismatch&, const Mismatch&) = default;
};

/// The maximum number of mismatches that an error keeps; the rest are only counted.
inline constexpr std::size_t max_mismatches = 32;

/// The values of `Error::type` that the SDK itself uses, in addition to `std::bad_alloc`. The caller gets them as the `errorType`
/// of the function error.
namespace error_type {
inline constexpr std::string_view error = "lambda_wasm::Error";                       ///< None of those below.
inline constexpr std::string_view invalid_event = "lambda_wasm::InvalidEvent";        ///< An event does not fit the input type.
inline constexpr std::string_view not_http = "lambda_wasm::NotHttp";                  ///< An event is not an HTTP request.
inline constexpr std::string_view invalid_response = "lambda_wasm::InvalidResponse";  ///< A Response cannot be sent.
inline constexpr std::string_view invalid_result = "lambda_wasm::InvalidResult";      ///< A result does not fit its type.
inline constexpr std::string_view invalid_json = "lambda_wasm::InvalidJson";          ///< A text is not JSON (RFC 8259).
inline constexpr std::string_view invalid_value = "lambda_wasm::InvalidValue";        ///< JSON does not fit its C++ type.
inline constexpr std::string_view cancelled = "lambda_wasm::Cancelled";               ///< An invocation was cancelled.
inline constexpr std::string_view http_error = "lambda_wasm::HttpError";              ///< An HttpError left another handler.
}  // namespace error_type

namespace detail {
struct ErrorAccess;
}

/// A failure with a type name, a message, and the mismatches that caused it. It is thrown, or held by a `Result`. If it leaves a
/// handler, it becomes a function error.
class Error : public std::exception {
 public:
  std::string type;                  ///< The `errorType` of the function error: a C++ type name such as `shop::OutOfStock`.
  std::string message;               ///< One sentence for the reader of the log.
  std::vector<Mismatch> mismatches;  ///< The first `max_mismatches`, in the order of the input; often empty.
  std::size_t count = 0;             ///< The number of all mismatches.

  /// Makes an error of type `error_type::error`.
  explicit Error(std::string error_message) : Error(error_type::error, std::move(error_message)) {}

  /// Makes an error with a type of its own: `Error("shop::OutOfStock", "There are no pears.")`. The type is copied.
  Error(std::string_view type_name, std::string error_message) : type(type_name), message(std::move(error_message)) {}

  /// Counts one more mismatch, and keeps it if there are fewer than `max_mismatches`.
  void add(Mismatch mismatch) {
    ++count;
    if (mismatches.size() < max_mismatches) mismatches.push_back(std::move(mismatch));
  }

  const char* what() const noexcept override { return message.c_str(); }

 private:
  friend struct detail::ErrorAccess;
  struct Blank {};
  explicit Error(Blank) noexcept {}
};

namespace detail {

/// Gives the SDK's own headers access to the private parts of an Error.
struct ErrorAccess {
  /// Makes an Error without texts, for code that sets them later.
  static Error blank() noexcept { return Error(Error::Blank()); }
};

}  // namespace detail

/// A failure that is an HTTP reply. From an HTTP handler the caller gets this status and an RFC 9457 `application/problem+json`
/// body. Any other handler fails with a function error of type `error_type::http_error`.
///
/// The members are those of the problem; empty ones are omitted from the body.
class HttpError : public std::exception {
 public:
  int status;                    ///< 100 to 599; any other value is refused when the reply is made.
  std::string detail;            ///< The reason for this occurrence; the caller sees it.
  std::string type;              ///< A URI that identifies the kind of problem; empty means `about:blank`.
  std::string title;             ///< A short name of the kind of problem; empty means the status's reason phrase.
  std::string instance;          ///< A URI that identifies this occurrence.
  std::vector<Mismatch> errors;  ///< The first `max_mismatches` in the request; an extension member of the problem.
  std::size_t count = 0;         ///< The number of all mismatches.

  /// `HttpError(404)` has the status only; `HttpError(404, "There is no order 17.")` also tells the caller the reason.
  explicit HttpError(int http_status, std::string problem_detail = {}) : status(http_status), detail(std::move(problem_detail)) {}

  /// Counts one more mismatch, and keeps it if there are fewer than `max_mismatches`.
  void add(Mismatch mismatch) {
    ++count;
    if (errors.size() < max_mismatches) errors.push_back(std::move(mismatch));
  }

  const char* what() const noexcept override { return detail.c_str(); }
};

}  // namespace lambda_wasm
