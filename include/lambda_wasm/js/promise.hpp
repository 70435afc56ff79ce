#pragma once
/// @file
/// Waiting for promises of JavaScript.
///
///     const auto order = co_await js::promise<Order>(promise);
///
/// A promise that never settles is waited for until shortly before the platform would end the invocation.

#include <lambda_wasm/js/val.hpp>  // first, for what it says on the host

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
#include <lambda_wasm/wire/pull.hpp>
#include <lambda_wasm/wire/reader.hpp>

extern "C" {
// `codec` is the address of a detail::codec_text, null when nothing crosses, or detail::handle_codec.
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

/// The running invocation's message, which is read before the next one comes.
inline host::Message take_message() {
  edge::current().forget_message();
  return edge::current().message();
}

#if LAMBDA_WASM_EXCEPTIONS
/// Made by itself, and not where it is thrown: what is destroyed there would catch the exception first.
template <class Thrown>
[[LAMBDA_WASM_DETAIL_COLD]] Thrown read_rejection(const host::Message& message, std::uintptr_t handle) {
  wire::Reader reader(message);
  const std::string_view name = reader.text(), text = reader.text();
  return Thrown(name, std::string(text), emscripten::val::take_ownership(reinterpret_cast<emscripten::EM_VAL>(handle)));
}

/// Throws why a wait has ended without a value. `handle` is that of what was thrown, where the running invocation's message tells of it.
template <class Thrown>
[[noreturn, LAMBDA_WASM_DETAIL_COLD]] void raise(Wait::State state, std::uintptr_t handle) {
  lambda_wasm::detail::check_cancelled(state);
  const host::Message message = take_message();
  if (state == Wait::State::mismatch) throw wire::read_mismatch(message);
  throw read_rejection<Thrown>(message, handle);
}
#endif

/// The same as a Failure, without what was thrown. Where nothing can be thrown, who is told to stop never comes here (task/wait.hpp).
[[LAMBDA_WASM_DETAIL_COLD]] inline Failure failure_of(Wait::State state) {
#if LAMBDA_WASM_EXCEPTIONS
  if (state == Wait::State::stopped) return lambda_wasm::Error(error_type::cancelled, Cancelled().what());
#endif
  std::unique_ptr<lambda_wasm::Error> error(new lambda_wasm::Error(lambda_wasm::detail::ErrorAccess::blank()));
  wire::read_error(take_message(), state == Wait::State::mismatch, *error);
  return Failure(std::move(error));
}

/// What is waited for, as the awaiters see it: a promise. `wait` tells JavaScript who waits for the value; others have another import
/// for that. They may have besides: `abandon`, for one that is given up; `discard`, for one that was never waited for; and, where what
/// comes is not yet the awaited T, a `Received`, which crosses, and a `take`, which makes a T or a Result<T> of its message.
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
      return wire::Reader(edge::current().message()).read<T>();
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
                  "lambda_wasm: this throws and the function is built with EXCEPTIONS none: use what is named the same with try_ "
                  "before it, as js::try_promise");
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

  // Out of line, with all that a Result takes: a coroutine has all it awaits in one function.
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

/// Awaits a promise, or any value as `await` of JavaScript does, and returns what it is fulfilled with: as a `val`, or as a T that
/// crosses (kind.hpp), which is much faster than taking a `val` apart. As `void`, nothing crosses. Views in a T are valid until the
/// invocation's result is delivered.
///
/// @throws js::Error what it is rejected with; Error `error_type::invalid_event` when the value does not fit T; Cancelled
template <class T = emscripten::val>
  requires(std::is_void_v<T> || Crossing<T>)
[[nodiscard]] detail::ThrowingAwaiter<T> promise(emscripten::val promise) {
  return detail::ThrowingAwaiter<T>(std::move(promise));
}
/// The same, and returns an Error instead of throwing it.
template <class T = emscripten::val>
  requires(std::is_void_v<T> || Crossing<T>)
[[nodiscard]] detail::TryingAwaiter<T> try_promise(emscripten::val promise) {
  return detail::TryingAwaiter<T>(std::move(promise));
}

}  // namespace lambda_wasm::js
