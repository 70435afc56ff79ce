#pragma once
/// @file
/// Waiting for promises of JavaScript.
///
///     const auto order = co_await js::await_as<Order>(promise);
///
/// A promise that never settles is waited for until shortly before the platform would end the invocation.

#include <emscripten/val.h>

#include <coroutine>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/edge/invocation.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/js/error.hpp>
#include <lambda_wasm/js/val.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/task/awaiter.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/wire/pull.hpp>
#include <lambda_wasm/wire/reader.hpp>

extern "C" {
// `place` and `generation` are as for lambda_wasm_start_timer. `codec` is the address of a detail::codec_text; 0 when nothing
// crosses, 1 for the value's handle.
void lambda_wasm_wait(emscripten::EM_VAL promise, lambda_wasm::detail::Wait* wait, const std::uint32_t* place,
                      std::int32_t generation, const char* codec);
}

namespace lambda_wasm::js {

namespace detail {

using lambda_wasm::detail::Wait;

template <class T>
const char* codec() {
  if constexpr (std::is_void_v<T>) {
    return nullptr;
  } else if constexpr (std::same_as<T, emscripten::val>) {
    return reinterpret_cast<const char*>(1);
  } else {
    return lambda_wasm::detail::codec_text<T>.data();
  }
}

/// The rejection that the running invocation's message tells of.
template <class Thrown>
[[LAMBDA_WASM_DETAIL_COLD]] Thrown rejection(std::uintptr_t handle) {
  wire::Reader reader(edge::current().message());
  const std::string_view name = reader.text(), message = reader.text();
  auto error = make_error<Thrown>(name, message, emscripten::val::take_ownership(reinterpret_cast<emscripten::EM_VAL>(handle)));
  edge::current().forget_message();
  return error;
}

/// The mismatch that the running invocation's message tells of.
[[LAMBDA_WASM_DETAIL_COLD]] inline lambda_wasm::Error take_mismatch() {
  lambda_wasm::Error error = wire::read_mismatch(edge::current().message());
  edge::current().forget_message();
  return error;
}

/// Tells JavaScript who waits for a value, by `tell`: lambda_wasm_wait, or an import as that is for values of another kind.
template <auto tell>
void wait_by(emscripten::EM_VAL value, Wait& wait, const char* codec) noexcept {
  tell(value, &wait, &wait.generation, static_cast<std::int32_t>(wait.generation), codec);
}

/// What is waited for, as the awaiters see it: a promise. Others have an `abandon` besides, where they may be given up; a `discard`,
/// where they may never be waited for; and, where what comes is not yet the awaited T, a `Received`, which crosses, and a `take`,
/// which makes a T or a Result<T> of its message.
struct OfPromise {
  using Thrown = Error;
  static constexpr auto wait = wait_by<&lambda_wasm_wait>;
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
  // What came and was not taken, or will come and is nobody's.
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
      Of::wait(awaited_.as_handle(), *wait, codec<typename ReceivedBy<T, Of>::type>());
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
      T value{};
      wire::Reader(edge::current().message()).read_into(value);
      if constexpr (!lambda_wasm::detail::has_views<T>()) edge::current().forget_message();
      return value;
    }
  }
  auto take_rejection() { return rejection<typename Of::Thrown>(std::exchange(host_value(), 0)); }

 private:
  emscripten::val awaited_;
};

template <class T, class Of = OfPromise>
class [[nodiscard]] ThrowingAwaiter : public Awaiter<T, Of> {
 public:
  using Awaiter<T, Of>::Awaiter;

  T await_resume() {
    static_assert(LAMBDA_WASM_EXCEPTIONS || !std::same_as<T, T>,
                  "lambda_wasm: this throws and the function is built with EXCEPTIONS none: use what is named the same with try_ "
                  "before it, as js::try_promise and js::try_await_as");
    if (this->ended() != Wait::State::value) [[unlikely]]
      raise();
    if constexpr (std::same_as<decltype(this->take_value()), Result<T>>) {
      return this->take_value().value();
    } else {
      return this->take_value();
    }
  }

 private:
  [[noreturn, LAMBDA_WASM_DETAIL_COLD]] void raise() {
    lambda_wasm::detail::check_cancelled(this->ended());
#if LAMBDA_WASM_EXCEPTIONS
    if (this->ended() == Wait::State::mismatch) throw take_mismatch();
    throw this->take_rejection();
#endif
  }
};

template <class T, class Of = OfPromise>
class [[nodiscard]] TryingAwaiter : public Awaiter<T, Of> {
 public:
  using Awaiter<T, Of>::Awaiter;

  // Out of line, with all that a Result takes: a coroutine has all it awaits in one function.
  [[gnu::noinline]] Result<T> await_resume() {
    if (this->ended() != Wait::State::value) [[unlikely]]
      return failure();
    if constexpr (std::is_void_v<T>) {
      return {};
    } else {
      return this->take_value();
    }
  }

 private:
  // What was thrown is freed with the awaiter.
  [[LAMBDA_WASM_DETAIL_COLD]] Failure failure() {
    if (this->ended() == Wait::State::mismatch) return take_mismatch();
    wire::Reader reader(edge::current().message());
    const bool is_rejected = this->ended() == Wait::State::error;
    const std::string_view type = is_rejected ? reader.text() : error_type::cancelled;
    lambda_wasm::Error error(type, std::string(is_rejected ? reader.text() : "The task was told to stop."));
    if (is_rejected) edge::current().forget_message();
    return error;
  }
};

}  // namespace detail

/// Waits for a promise, or for any value as `await` of JavaScript does, and gives what it is fulfilled with.
///
/// @throws js::Error what it is rejected with; and Cancelled
[[nodiscard]] inline detail::ThrowingAwaiter<emscripten::val> promise(emscripten::val promise) {
  return detail::ThrowingAwaiter<emscripten::val>(std::move(promise));
}
/// As `promise`, and gives an Error in place of throwing it.
[[nodiscard]] inline detail::TryingAwaiter<emscripten::val> try_promise(emscripten::val promise) {
  return detail::TryingAwaiter<emscripten::val>(std::move(promise));
}

/// Waits for a promise, and gives what it is fulfilled with as a T that crosses (kind.hpp), which is faster by far than taking a val
/// apart; as `void`, nothing crosses. Views in it live until the invocation's result is delivered.
///
/// @throws js::Error what it is rejected with; Error `error_type::invalid_event` when the value does not fit T; and Cancelled
template <class T>
  requires(std::is_void_v<T> || Crossing<T>)
[[nodiscard]] detail::ThrowingAwaiter<T> await_as(emscripten::val promise) {
  return detail::ThrowingAwaiter<T>(std::move(promise));
}
/// As `await_as`, and gives an Error in place of throwing it.
template <class T>
  requires(std::is_void_v<T> || Crossing<T>)
[[nodiscard]] detail::TryingAwaiter<T> try_await_as(emscripten::val promise) {
  return detail::TryingAwaiter<T>(std::move(promise));
}

}  // namespace lambda_wasm::js
