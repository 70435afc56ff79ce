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
  std::string expected;  ///< What fits there, as in `integer from 0 to 255`.
  std::string found;     ///< What was found instead, as in `string "pear"` or `nothing`.

  friend bool operator==(const Mismatch&, const Mismatch&) = default;
};

/// How many mismatches an error keeps; the rest are only counted.
inline constexpr std::size_t max_mismatches = 32;

/// The values of `Error::type` that the SDK itself uses, besides `std::bad_alloc`. The caller gets them as the function error's `errorType`.
namespace error_type {
inline constexpr std::string_view error = "lambda_wasm::Error";                       ///< None of those below.
inline constexpr std::string_view invalid_event = "lambda_wasm::InvalidEvent";        ///< An event does not fit the input type.
inline constexpr std::string_view not_http = "lambda_wasm::NotHttp";                  ///< An event is no HTTP request.
inline constexpr std::string_view invalid_response = "lambda_wasm::InvalidResponse";  ///< A Response that may not be sent.
inline constexpr std::string_view invalid_result = "lambda_wasm::InvalidResult";      ///< A result that its type cannot express.
inline constexpr std::string_view invalid_json = "lambda_wasm::InvalidJson";          ///< A text is not JSON (RFC 8259).
inline constexpr std::string_view invalid_value = "lambda_wasm::InvalidValue";        ///< JSON that does not fit its C++ type.
inline constexpr std::string_view cancelled = "lambda_wasm::Cancelled";               ///< An invocation that waited too long.
inline constexpr std::string_view http_error = "lambda_wasm::HttpError";              ///< An HttpError outside HTTP.
}  // namespace error_type

namespace detail {
struct ErrorAccess;
}

/// A failure with a name, a sentence, and the mismatches it is about. Thrown, or held by a `Result`; unhandled it becomes a
/// function error.
class Error : public std::exception {
 public:
  std::string type;                  ///< The function error's `errorType`: a C++ type name as in `shop::OutOfStock`.
  std::string message;               ///< One sentence for whoever reads the log.
  std::vector<Mismatch> mismatches;  ///< The first `max_mismatches`, in the order of the input; often empty.
  std::size_t count = 0;             ///< How many mismatches there were in all.

  /// An error of the type `error_type::error`.
  explicit Error(std::string error_message) : Error(error_type::error, std::move(error_message)) {}

  /// An error with a type of its own, as in `Error("shop::OutOfStock", "There are no pears.")`. The type is copied.
  Error(std::string_view type_name, std::string error_message) : type(type_name), message(std::move(error_message)) {}

  /// Counts one more mismatch, and keeps it while there are fewer than `max_mismatches`.
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

/// Access of the SDK's own headers to an Error.
struct ErrorAccess {
  /// An Error without texts, for code that writes them afterwards.
  static Error blank() noexcept { return Error(Error::Blank()); }
};

}  // namespace detail

/// A failure that is an HTTP reply: a handler that answers HTTP replies with this status and an RFC 9457 `application/problem+json`
/// body; any other handler fails with a function error of type `error_type::http_error`.
///
/// The members are the problem's; an empty one is left out of the body.
class HttpError : public std::exception {
 public:
  int status;                    ///< 100 to 599; anything else is refused when the answer is made.
  std::string detail;            ///< What went wrong this time; the caller reads it.
  std::string type;              ///< A URI naming the kind of problem; empty means `about:blank`.
  std::string title;             ///< A name of the kind of problem; empty means the status's reason phrase.
  std::string instance;          ///< A URI naming this occurrence.
  std::vector<Mismatch> errors;  ///< The first `max_mismatches` in the request; an extension member of the problem.
  std::size_t count = 0;         ///< How many mismatches there were in all.

  /// `HttpError(404)` has the status only; `HttpError(404, "There is no order 17.")` also tells the caller the reason.
  explicit HttpError(int http_status, std::string problem_detail = {}) : status(http_status), detail(std::move(problem_detail)) {}

  /// Counts one more mismatch, and keeps it while there are fewer than `max_mismatches`.
  void add(Mismatch mismatch) {
    ++count;
    if (errors.size() < max_mismatches) errors.push_back(std::move(mismatch));
  }

  const char* what() const noexcept override { return detail.c_str(); }
};

}  // namespace lambda_wasm
