#pragma once

#include <exception>
#include <type_traits>
#include <typeinfo>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/type_name.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/group.hpp>
#include <lambda_wasm/thrown_value.hpp>

namespace lambda_wasm {

namespace detail {

#if LAMBDA_WASM_EXCEPTIONS
[[LAMBDA_WASM_DETAIL_COLD]] inline Failure failure_of(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const HttpError& error) {
    return error;
  } catch (const Error& error) {
    return error;
  } catch (const std::exception& exception) {
    return Error(host::type_name(typeid(exception).name()), exception.what());
  } catch (...) {
    const ThrownValue value = thrown_value();
    return Error(host::type_name(value.type.data()), std::string(value.text));
  }
}
#endif

/// Awaits a task and returns its promise, whether it returned or threw.
template <class T>
struct Ended {
  Task<T>& task;

  struct ThePromise {
    Promise<T>& operator()(Promise<T>& promise) const noexcept { return promise; }
  };
  auto awaited_by(const PromiseBase& parent) const noexcept {
    task.coroutine().promise().stop = parent.stop;
    return typename Task<T>::template Awaiter<ThePromise>(task.coroutine());
  }
};

/// The type that `as_result` returns for a T. A Result stays the same type.
template <class T>
struct AsResult {
  using type = Result<T>;
};
template <class T>
struct AsResult<Result<T>> {
  using type = Result<T>;
};

template <class T>
Task<typename AsResult<T>::type> run_as_result(Task<T> task) {
  [[maybe_unused]] Promise<T>& ended = co_await Ended<T>{task};
#if LAMBDA_WASM_EXCEPTIONS
  if (ended.has_failed()) co_return failure_of(ended.exception);
#endif
  if constexpr (std::is_void_v<T>) {
    co_return {};
  } else {
    co_return ended.take();
  }
}

}  // namespace detail

/// Awaits a task or another awaitable and returns its value as a `Result`. If the awaitable throws, the `Result` holds the error:
/// an `Error` or `HttpError` unchanged; for any other exception, an `Error` with the exception's type name and message. This
/// allows retries without a `try` in the loop:
///
///     Result<Price> price = co_await as_result(price_of(sku));
///     for (int left = 3; !price && left > 0; --left) price = co_await as_result(price_of(sku));
template <class Awaitable>
auto as_result(Awaitable awaitable) {
  return detail::run_as_result(detail::to_task(std::move(awaitable)));
}

}  // namespace lambda_wasm
