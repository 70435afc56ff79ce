#pragma once

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/raise.hpp>

namespace lambda_wasm {

/// Why a `Result` holds no value: an `Error` or an `HttpError`. Converts to any `Result`, so it can be passed on.
class Failure {
 public:
  Failure(Error error) : held_(std::move(error)) {}
  Failure(HttpError error) : held_(std::move(error)) {}

  /// @returns the Error, or nullptr when this is an HttpError.
  const Error* error() const noexcept { return std::get_if<Error>(&held_); }
  /// @returns the HttpError, or nullptr when this is an Error.
  const HttpError* http_error() const noexcept { return std::get_if<HttpError>(&held_); }

 private:
  std::variant<Error, HttpError> held_;
};

namespace detail {

[[noreturn, gnu::noinline, gnu::cold]] inline void raise(const Failure& failure) {
  if (const Error* error = failure.error()) raise(*error);
  raise(*failure.http_error());
}

template <class T>
constexpr void require_exceptions() {
  static_assert(LAMBDA_WASM_EXCEPTIONS || !std::same_as<T, T>,
                "lambda_wasm: Result::value() throws and this function is built with EXCEPTIONS none: "
                "test the result, then use *result, error() or http_error()");
}

template <class U>
concept IsFailure = std::derived_from<std::remove_cvref_t<U>, Error> ||
                    std::derived_from<std::remove_cvref_t<U>, HttpError> || std::same_as<std::remove_cvref_t<U>, Failure>;

}  // namespace detail

/// A `T`, or the `Error` or `HttpError` that there is instead. Implicitly made from each of them.
///
///     Result<Order> order = request.try_json<Order>();
///     if (!order) return order.failure();
///     use(order->price);
///
/// Copyable where `T` is; `T` may be move-only. A moved-from Result still says which of the three it held.
template <class T>
class [[nodiscard]] Result {
  static_assert(std::is_object_v<T> && !detail::IsFailure<T>,
                "lambda_wasm: the T of a Result<T> is void or an object type other than Error and HttpError");

 public:
  using value_type = T;

  /// Holds a T made from `value`; explicit where T's constructor is.
  template <class U = T>
    requires(!std::same_as<std::remove_cvref_t<U>, Result> && !detail::IsFailure<U> && std::constructible_from<T, U>)
  explicit(!std::convertible_to<U, T>) Result(U&& value) : held_(std::in_place_index<0>, std::forward<U>(value)) {}

  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}
  Result(HttpError error) : held_(std::in_place_index<1>, std::move(error)) {}
  Result(Failure failure) : held_(std::in_place_index<1>, std::move(failure)) {}

  bool has_value() const noexcept { return held_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  /// The value. Without one the invocation ends in a trap: test first.
  T& operator*() & { return *checked(); }
  const T& operator*() const& { return *checked(); }
  T&& operator*() && { return std::move(*checked()); }
  T* operator->() { return checked(); }
  const T* operator->() const { return checked(); }

  /// The value. Without one the held Error or HttpError is thrown; does not compile without exceptions.
  template <class U = T>
  U& value() & {
    return detail::require_exceptions<U>(), *expected();
  }
  template <class U = T>
  const U& value() const& {
    return detail::require_exceptions<U>(), *expected();
  }
  template <class U = T>
  U&& value() && {
    return detail::require_exceptions<U>(), std::move(*expected());
  }

  /// @returns the held Error, or nullptr when there is a value or an HttpError.
  const Error* error() const noexcept {
    const Failure* failure = std::get_if<1>(&held_);
    return failure ? failure->error() : nullptr;
  }
  /// @returns the held HttpError, or nullptr when there is a value or an Error.
  const HttpError* http_error() const noexcept {
    const Failure* failure = std::get_if<1>(&held_);
    return failure ? failure->http_error() : nullptr;
  }

  /// The failure, to return it as another Result's. With a value the invocation ends in a trap: test first.
  const Failure& failure() const& {
    if (has_value()) __builtin_trap();
    return *std::get_if<1>(&held_);
  }
  Failure&& failure() && {
    if (has_value()) __builtin_trap();
    return std::move(*std::get_if<1>(&held_));
  }

 private:
  T* checked() {
    if (!has_value()) __builtin_trap();
    return std::get_if<0>(&held_);
  }
  const T* checked() const {
    if (!has_value()) __builtin_trap();
    return std::get_if<0>(&held_);
  }
  T* expected() {
    if (!has_value()) detail::raise(failure());
    return std::get_if<0>(&held_);
  }
  const T* expected() const {
    if (!has_value()) detail::raise(failure());
    return std::get_if<0>(&held_);
  }

  std::variant<T, Failure> held_;
};

/// Success without a value, or the `Error` or `HttpError` that there is instead. `return {};` succeeds.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;

  Result() = default;
  Result(Error error) : failure_(std::move(error)) {}
  Result(HttpError error) : failure_(std::move(error)) {}
  Result(Failure failure) : failure_(std::move(failure)) {}

  bool has_value() const noexcept { return !failure_; }
  explicit operator bool() const noexcept { return has_value(); }

  /// Does nothing. Without success the held Error or HttpError is thrown; does not compile without exceptions.
  template <class U = void>
  void value() const {
    detail::require_exceptions<U>();
    if (failure_) detail::raise(*failure_);
  }

  /// @returns the held Error, or nullptr after success or with an HttpError.
  const Error* error() const noexcept { return failure_ ? failure_->error() : nullptr; }
  /// @returns the held HttpError, or nullptr after success or with an Error.
  const HttpError* http_error() const noexcept { return failure_ ? failure_->http_error() : nullptr; }

  /// The failure, to return it as another Result's. After success the invocation ends in a trap: test first.
  const Failure& failure() const& {
    if (!failure_) __builtin_trap();
    return *failure_;
  }

 private:
  std::optional<Failure> failure_;
};

}  // namespace lambda_wasm
