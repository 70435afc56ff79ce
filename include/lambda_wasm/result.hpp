#pragma once

#include <concepts>
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/raise.hpp>

namespace lambda_wasm {

/// The reason why a `Result` holds no value: an `Error` or an `HttpError`. Converts to any `Result`, so it can be returned.
///
/// Its size is a pointer and a flag, so that a successful `Result` stays small.
class Failure {
 public:
  /// Moves the error to the heap and holds it.
  Failure(Error error) : held_(std::make_unique<Error>(std::move(error))) {}
  Failure(HttpError error) : held_(std::make_unique<HttpError>(std::move(error))), is_http_error_(true) {}

  /// @internal Takes ownership of an Error, which must not be null.
  explicit Failure(std::unique_ptr<Error> error) : held_(std::move(error)) {}

  Failure(const Failure& other) {
    if (const Error* error = other.error()) *this = Failure(*error);
    if (const HttpError* error = other.http_error()) *this = Failure(*error);
  }
  Failure& operator=(const Failure& other) { return *this = Failure(other); }
  Failure(Failure&&) noexcept = default;
  Failure& operator=(Failure&&) noexcept = default;

  /// @returns the Error; nullptr if this is an HttpError.
  const Error* error() const noexcept { return is_http_error_ ? nullptr : static_cast<const Error*>(held_.get()); }
  /// @returns the HttpError; nullptr if this is an Error.
  const HttpError* http_error() const noexcept { return is_http_error_ ? static_cast<const HttpError*>(held_.get()) : nullptr; }

 private:
  template <class T>
  friend class Result;
  Failure() = default;

  // Held by its base class: then the destructors are not inlined into every function that has a Result.
  std::unique_ptr<std::exception> held_;
  bool is_http_error_ = false;
};

namespace detail {

[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise(const Failure& failure) {
  if (const Error* error = failure.error()) raise(*error);
  if (const HttpError* error = failure.http_error()) raise(*error);
  __builtin_trap();  // the object was moved from
}

template <class T>
constexpr void require_exceptions() {
  static_assert(LAMBDA_WASM_EXCEPTIONS || !std::same_as<T, T>,
                "lambda_wasm: Result::value() throws, but this function is built with EXCEPTIONS none: test the result, then use "
                "*result, error() or http_error()");
}

template <class U>
concept IsFailure = std::derived_from<std::remove_cvref_t<U>, Error> || std::derived_from<std::remove_cvref_t<U>, HttpError> ||
                    std::same_as<std::remove_cvref_t<U>, Failure>;

}  // namespace detail

/// A `T`, or the `Error` or `HttpError` that occurred instead. Converts implicitly from each of them.
///
///     Result<Order> order = request.try_json<Order>();
///     if (!order) return order.failure();
///     use(order->price);
///
/// Copyable if `T` is; `T` may be move-only. A moved-from failure holds nothing.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  /// Holds a T made from `value`; explicit if T's constructor is.
  template <class U = T>
    requires(!std::same_as<std::remove_cvref_t<U>, Result> && !detail::IsFailure<U> && std::constructible_from<T, U>)
  explicit(!std::convertible_to<U, T>) Result(U&& value) : value_(std::in_place, std::forward<U>(value)) {}

  /// Holds a failure: `return Error("…");`, `return HttpError(404);` or `return other.failure();`.
  Result(Error error) : failure_(std::move(error)) {}
  Result(HttpError error) : failure_(std::move(error)) {}
  Result(Failure failure) : failure_(std::move(failure)) {}

  /// Whether it holds a value. The conversion to bool returns the same.
  bool has_value() const noexcept { return value_.has_value(); }
  explicit operator bool() const noexcept { return has_value(); }

  /// The value. Traps if there is none: test first.
  T& operator*() & { return checked(), *value_; }
  const T& operator*() const& { return checked(), *value_; }
  T&& operator*() && { return checked(), *std::move(value_); }
  T* operator->() { return checked(), value_.operator->(); }
  const T* operator->() const { return checked(), value_.operator->(); }

  /// The value. If there is none, throws the held Error or HttpError. Does not compile without exceptions.
  template <class U = T>
  U& value() & {
    return expected<U>(), *value_;
  }
  template <class U = T>
  const U& value() const& {
    return expected<U>(), *value_;
  }
  template <class U = T>
  U&& value() && {
    return expected<U>(), *std::move(value_);
  }

  /// @returns the held Error; nullptr if there is a value or an HttpError.
  const Error* error() const noexcept { return failure_.error(); }
  /// @returns the held HttpError; nullptr if there is a value or an Error.
  const HttpError* http_error() const noexcept { return failure_.http_error(); }

  /// The failure, to return it from a function with another Result type. Traps if there is a value: test first.
  const Failure& failure() const& {
    if (has_value()) __builtin_trap();
    return failure_;
  }
  Failure&& failure() && {
    if (has_value()) __builtin_trap();
    return std::move(failure_);
  }

 private:
  void checked() const {
    if (!has_value()) __builtin_trap();
  }
  template <class U>
  void expected() const {
    detail::require_exceptions<U>();
    if (!has_value()) detail::raise(failure_);
  }

  std::optional<T> value_;
  Failure failure_;  // empty if there is a value

  // At the end of the class: after a failed static_assert a compiler ignores the rest.
  static_assert(std::is_object_v<T> && !detail::IsFailure<T>,
                "lambda_wasm: the T of a Result<T> must be void or an object type other than Error and HttpError");
};

/// Success without a value, or the `Error` or `HttpError` that occurred instead. `return {};` succeeds.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;

  Result() = default;
  /// Holds a failure: `return HttpError(404);`.
  Result(Error error) : has_value_(false), failure_(std::move(error)) {}
  Result(HttpError error) : has_value_(false), failure_(std::move(error)) {}
  Result(Failure failure) : has_value_(false), failure_(std::move(failure)) {}

  /// Whether it succeeded. The conversion to bool returns the same.
  bool has_value() const noexcept { return has_value_; }
  explicit operator bool() const noexcept { return has_value_; }

  /// Returns after success; otherwise throws the held Error or HttpError. Does not compile without exceptions.
  template <class U = void>
  void value() const {
    detail::require_exceptions<U>();
    if (!has_value_) detail::raise(failure_);
  }

  /// @returns the held Error; nullptr after success or with an HttpError.
  const Error* error() const noexcept { return failure_.error(); }
  /// @returns the held HttpError; nullptr after success or with an Error.
  const HttpError* http_error() const noexcept { return failure_.http_error(); }

  /// The failure, to return it from a function with another Result type. Traps after success: test first.
  const Failure& failure() const& {
    if (has_value_) __builtin_trap();
    return failure_;
  }
  Failure&& failure() && {
    if (has_value_) __builtin_trap();
    return std::move(failure_);
  }

 private:
  bool has_value_ = true;
  Failure failure_;  // empty after success
};

}  // namespace lambda_wasm
