#pragma once
/// @file
/// Awaiting JavaScript promises.
///
///     const auto order = co_await js::promise<Order>(promise);
///
/// An await of a promise that never settles is cancelled shortly before the platform would end the invocation.

#include <lambda_wasm/js/val.hpp>  // first, for its error in native builds

#include <coroutine>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/edge/record.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/js/error.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/task/awaiter.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/wire/checked.hpp>
#include <lambda_wasm/wire/pull.hpp>
#include <lambda_wasm/wire/reader.hpp>

extern "C" {
// `codec` is the address of a detail::codec_text; null if no value crosses; or detail::handle_codec.
void lambda_wasm_wait(emscripten::EM_VAL promise, lambda_wasm::detail::Wait* wait, const char* codec);
}

namespace lambda_wasm::js {

namespace detail {

using lambda_wasm::detail::Wait;

template <class T>
const char* codec() {
  if constexpr (std::is_void_v<T>) {
    return nullptr;
  } else if constexpr (std::same_as<T, emscripten::val>) {
    return reinterpret_cast<const char*>(lambda_wasm::detail::handle_codec);
  } else {
    return lambda_wasm::detail::codec_text<T>.data();
  }
}

/// Takes the running invocation's message, which must be read before the next one arrives.
inline host::Message take_message() {
  edge::current().forget_message();
  return edge::current().message();
}

#if LAMBDA_WASM_EXCEPTIONS
/// Makes the exception in a function of its own: objects of this function that are destroyed after the `throw` would catch the
/// exception first.
template <class Thrown>
[[LAMBDA_WASM_DETAIL_COLD]] Thrown read_rejection(const host::Message& message, std::uintptr_t handle) {
  wire::Reader reader(message);
  const std::string_view name = reader.text(), text = reader.text();
  return Thrown(name, std::string(text), emscripten::val::take_ownership(reinterpret_cast<emscripten::EM_VAL>(handle)));
}

/// Throws the error of a wait that ended without a value. `handle` is that of the rejected value; if there is one, the running
/// invocation's message describes it.
template <class Thrown>
[[noreturn, LAMBDA_WASM_DETAIL_COLD]] void raise(Wait::State state, std::uintptr_t handle) {
  lambda_wasm::detail::check_cancelled(state);
  const host::Message message = take_message();
  if (state == Wait::State::mismatch) throw wire::read_mismatch(message);
  throw read_rejection<Thrown>(message, handle);
}
#endif

/// The same as a Failure, without the rejected value. In builds without exceptions a cancelled task never gets here
/// (task/wait.hpp).
[[LAMBDA_WASM_DETAIL_COLD]] inline Failure failure_of(Wait::State state) {
#if LAMBDA_WASM_EXCEPTIONS
  if (state == Wait::State::stopped) return lambda_wasm::Error(error_type::cancelled, Cancelled().what());
#endif
  std::unique_ptr<lambda_wasm::Error> error(new lambda_wasm::Error(lambda_wasm::detail::ErrorAccess::blank()));
  wire::read_error(take_message(), state == Wait::State::mismatch, *error);
  return Failure(std::move(error));
}

/// How the awaiters wait for a promise: `wait` passes the promise and the Wait to JavaScript. Other operations have such a struct
/// with another import. It may also have `abandon`, called if a pending wait is given up; `discard`, called if the operation was
/// never awaited; and, if the value that crosses is not the awaited T, the type `Received` that crosses and `take`, which makes a
/// T or a Result<T> from its message.
struct OfPromise {
  using Thrown = Error;
  static constexpr auto wait = &lambda_wasm_wait;
};

template <class T, class Of>
struct ReceivedBy {
  using type = T;
};
template <class T, class Of>
  requires requires { typename Of::Received; }
struct ReceivedBy<T, Of> {
  using type = typename Of::Received;
};

template <class T, class Of>
class Awaiter : public lambda_wasm::detail::HostAwaiter {
 public:
  explicit Awaiter(emscripten::val awaited) : awaited_(std::move(awaited)) {}
  Awaiter(Awaiter&&) = default;
  // Releases a value that arrived and was not taken, or gives up one that has not arrived.
  [[gnu::noinline]] ~Awaiter() {
    if constexpr (requires { &Of::abandon; }) {
      if (has_begun() && (ended() == Wait::State::pending || ended() == Wait::State::stopped)) {
        Of::abandon(awaited_.as_handle(), wait());
      }
    }
    if constexpr (requires { &Of::discard; }) {
      if (!has_begun() && awaited_.as_handle() != nullptr) Of::discard(awaited_.as_handle());
    }
    if (has_begun() && host_value() != 0) emscripten::val::take_ownership(reinterpret_cast<emscripten::EM_VAL>(host_value()));
  }

  void await_suspend(std::coroutine_handle<> waiting) noexcept {
    if (Wait* const wait = begin(waiting)) {
      Of::wait(awaited_.as_handle(), wait, codec<typename ReceivedBy<T, Of>::type>());
    }
  }

 protected:
  auto take_value() {
    if constexpr (requires { typename Of::Received; }) {
      wire::Reader reader(edge::current().message());
      auto value = Of::take(reader);
      edge::current().forget_message();
      return value;
    } else if constexpr (std::same_as<T, emscripten::val>) {
      return emscripten::val::take_ownership(reinterpret_cast<emscripten::EM_VAL>(std::exchange(host_value(), 0)));
    } else if constexpr (!std::is_void_v<T>) {
      if constexpr (!lambda_wasm::detail::has_views<T>()) edge::current().forget_message();
      if constexpr (lambda_wasm::detail::has_constraints<T>()) {
        Result<T> result{T{}};
        const constraints::Breach breach = wire::read_checked(edge::current().message(), *result);
        if (breach.is_found()) return Result<T>(breach.error(error_type::invalid_event));
        return result;
      } else {
        return wire::Reader(edge::current().message()).read<T>();
      }
    }
  }

 private:
  emscripten::val awaited_;
};

template <class T, class Of = OfPromise>
class [[nodiscard]] ThrowingAwaiter : public Awaiter<T, Of> {
 public:
  using Awaiter<T, Of>::Awaiter;

  T await_resume() {
    static_assert(LAMBDA_WASM_EXCEPTIONS || !std::same_as<T, T>,
                  "lambda_wasm: this throws, but the function is built with EXCEPTIONS none: call the variant whose name begins "
                  "with try_, such as js::try_promise");
    if (this->ended() != Wait::State::value) [[unlikely]]
      fail();
    if constexpr (std::same_as<decltype(this->take_value()), Result<T>>) {
      return this->take_value().value();
    } else {
      return this->take_value();
    }
  }

 private:
  [[noreturn]] void fail() {
#if LAMBDA_WASM_EXCEPTIONS
    raise<typename Of::Thrown>(this->ended(), this->has_begun() ? std::exchange(this->host_value(), 0) : 0);
#endif
  }
};

template <class T, class Of = OfPromise>
class [[nodiscard]] TryingAwaiter : public Awaiter<T, Of> {
 public:
  using Awaiter<T, Of>::Awaiter;

  // Out of line, with all code of a Result: the compiler puts everything that a coroutine awaits into one function.
  [[gnu::noinline]] Result<T> await_resume() {
    if (this->ended() != Wait::State::value) [[unlikely]]
      return failure_of(this->ended());
    if constexpr (std::is_void_v<T>) {
      return {};
    } else {
      return this->take_value();
    }
  }
};

}  // namespace detail

/// Awaits a promise, or any value as JavaScript's `await` does, and returns its fulfilled value: as a `val`, or as a T that
/// crosses (kind.hpp), which is much faster than reading the members of a `val`. As `void`, no value crosses. Views in a T are
/// valid until the invocation's result is delivered.
///
/// @throws js::Error if the promise is rejected; Error `error_type::invalid_event` if the value does not fit T; Cancelled
template <class T = emscripten::val>
  requires(std::is_void_v<T> || Crossing<T>)
[[nodiscard]] detail::ThrowingAwaiter<T> promise(emscripten::val promise) {
  return detail::ThrowingAwaiter<T>(std::move(promise));
}
/// As `promise`, but returns an Error instead of throwing it.
template <class T = emscripten::val>
  requires(std::is_void_v<T> || Crossing<T>)
[[nodiscard]] detail::TryingAwaiter<T> try_promise(emscripten::val promise) {
  return detail::TryingAwaiter<T>(std::move(promise));
}

}  // namespace lambda_wasm::js
