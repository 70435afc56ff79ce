#pragma once
/// @file
/// The edge of invocations that wait: how JavaScript lets them go on. A module in which nothing waits has nothing of it.
///
/// The running invocation has its record at one address, `current()`. Another one becomes the running one when JavaScript puts its
/// record there: so what never waits knows nothing of this.

#include <cstdint>
#include <string>
#include <tuple>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/exception_header.hpp>
#include <lambda_wasm/edge/emscripten.hpp>
#include <lambda_wasm/edge/invocation.hpp>
#include <lambda_wasm/host/type_name.hpp>
#include <lambda_wasm/host/wait.hpp>
#include <lambda_wasm/task/root.hpp>
#include <lambda_wasm/task/turn.hpp>
#include <lambda_wasm/task/wait.hpp>

extern "C" {
using lambda_wasm_go_on_function = std::uint32_t (*)(lambda_wasm::detail::Wait* wait, lambda_wasm::detail::Wait::State state,
                                                     std::uintptr_t value);
// Only in a module that imports them does index.mjs hold what waiting takes, what awaits LAMBDA_WASM_INIT, and timers (PARTS in
// cmake/javascript/build/generate.mjs).

/// Gives JavaScript the function by which invocations go on.
void lambda_wasm_enable_waiting(lambda_wasm_go_on_function go_on);
/// Runs what LAMBDA_WASM_INIT was given: the module is loaded when it has ended.
void lambda_wasm_initialize(lambda_wasm_invoke_function invoke, const void* invocation, const void* reply);
std::uintptr_t lambda_wasm_start_timer(double milliseconds, lambda_wasm::detail::Wait* wait);
void lambda_wasm_cancel_timer(std::uintptr_t timer);
std::uint32_t lambda_wasm_type_name(const char* mangled, char* to, std::uint32_t size);
}

namespace lambda_wasm::edge {

/// Ends the running invocation when a function that lets it go on leaves, unless it is suspended again.
class SuspendableEnd {
 public:
  SuspendableEnd() = default;
  SuspendableEnd(const SuspendableEnd&) = delete;
  SuspendableEnd& operator=(const SuspendableEnd&) = delete;
  ~SuspendableEnd() {
    if (status_ != detail::Status::suspended) {
      const InvocationEnd end;
    } else if (flush_stdio != nullptr) {
      flush_stdio();  // another invocation's lines may be next
    }
  }
  std::uint32_t operator()(detail::Status status) {
    status_ = status;
    return static_cast<std::uint32_t>(status);
  }

 private:
  detail::Status status_ = detail::Status::error;
};

/// Clears what a run before has left that was cut off, by a trap or by an error of JavaScript: nothing of it has been cleaned up.
inline void begin_turn() {
  detail::turn.reset();
#if LAMBDA_WASM_EXCEPTIONS
  detail::ExceptionGlobals::get() = {};
#endif
}

/// Lets the running invocation, which was suspended, go on: by a wait that has ended so, with the host's value. Without a wait
/// `stopped` tells it to stop, and `pending` ends it where it waits. @returns a detail::Status
inline std::uint32_t go_on(detail::Wait* wait, detail::Wait::State state, std::uintptr_t value) {
  begin_turn();
  SuspendableEnd ended;
  // Where nothing can be thrown, what waits cannot be told to end.
  const bool is_stopped = state == detail::Wait::State::stopped;
  if (LAMBDA_WASM_EXCEPTIONS && wait == nullptr && is_stopped) return ended(detail::Root::stop());
  if (wait == nullptr || (!LAMBDA_WASM_EXCEPTIONS && is_stopped)) return ended(detail::Root::abandon());
  return ended(detail::Root::resume(*wait, state, value));
}

/// As `invoke`, of a handler that may be suspended.
template <detail::Invoke Handler>
std::uint32_t invoke_suspendable(std::uint32_t has_event) {
  begin_turn();
  SuspendableEnd ended;
  return ended(Handler(current().message(has_event != 0), reply()));
}

inline void enable_waiting() { lambda_wasm_enable_waiting(&go_on); }

/// Exports the callable of a static variable as the descriptor says.
template <auto& callable>
void export_entry(const char* name, const char* descriptor) {
  using Handler = detail::KnownHandler<callable>;
  if constexpr (Handler::is_asynchronous) {
    if constexpr (Handler::is_streamed) enable_waiting();  // also of one that never waits: its reply has an end
    export_handler(name, descriptor, &invoke_suspendable<detail::invoke_known<callable>>);
  } else {
    export_handler(name, descriptor, &invoke<detail::invoke_known<callable>>);
  }
}

/// Runs what LAMBDA_WASM_INIT was given.
template <class Callable, Callable* callable>
void initialize_by() {
  if constexpr (detail::is_task<decltype((*callable)())>) {
    static constexpr detail::Invoke invoke_callable = [](host::Message message, wire::Block& block) {
      return detail::HandlerOf<Callable>::invoke(*callable, message, block);
    };
    enable_waiting();
    lambda_wasm_initialize(&invoke_suspendable<invoke_callable>, &current(), &reply());
  } else {
    initialize(*callable);
  }
}

}  // namespace lambda_wasm::edge

namespace lambda_wasm::host {

inline void prepare_to_wait() { edge::enable_waiting(); }
inline std::uintptr_t start_timer(double milliseconds, detail::Wait& wait) {
  return lambda_wasm_start_timer(milliseconds, &wait);
}
inline void cancel_timer(std::uintptr_t timer) { lambda_wasm_cancel_timer(timer); }
inline void*& root() { return edge::current().root(); }
inline std::string type_name(const char* mangled) {
  char name[256];
  return std::string(name, lambda_wasm_type_name(mangled, name, sizeof name));
}

/// For files that include no more than the tasks: see host::definitions.
[[gnu::weak]] extern constinit const std::tuple wait_definitions{prepare_to_wait, start_timer, cancel_timer, root, type_name};

}  // namespace lambda_wasm::host
