#pragma once
/// @file
/// The edge for invocations that wait: how JavaScript resumes them. It is linked only if something in the module waits.
///
/// The record of the running invocation is always at the address `current()`. To resume another invocation, JavaScript copies its
/// record to that address. Code that never waits does not depend on this.

#include <cstdint>
#include <string>
#include <tuple>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/exception_header.hpp>
#include <lambda_wasm/edge/emscripten.hpp>
#include <lambda_wasm/edge/record.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/host/type_name.hpp>
#include <lambda_wasm/host/wait.hpp>
#include <lambda_wasm/registry.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/task/root.hpp>
#include <lambda_wasm/task/turn.hpp>
#include <lambda_wasm/task/wait.hpp>

extern "C" {
using lambda_wasm_go_on_function = std::uint32_t (*)(lambda_wasm::detail::Wait* wait, lambda_wasm::detail::Wait::State state,
                                                     std::uintptr_t value);
// index.mjs has the code for waiting and for timers only if the module imports these (PARTS in
// cmake/javascript/build/generate.mjs).

/// Passes the function that resumes invocations to JavaScript.
void lambda_wasm_enable_waiting(lambda_wasm_go_on_function go_on);
std::uintptr_t lambda_wasm_start_timer(double milliseconds, lambda_wasm::detail::Wait* wait);
void lambda_wasm_cancel_timer(std::uintptr_t timer);
std::uint32_t lambda_wasm_type_name(const char* mangled, char* to, std::uint32_t size);
}

namespace lambda_wasm::edge {

/// Ends the running invocation when a function that resumed it returns, unless it is suspended again.
class SuspendableEnd {
 public:
  SuspendableEnd() = default;
  SuspendableEnd(const SuspendableEnd&) = delete;
  SuspendableEnd& operator=(const SuspendableEnd&) = delete;
  ~SuspendableEnd() {
    if (status_ != detail::Status::suspended) {
      const InvocationEnd end;
    } else if (flush_stdio != nullptr) {
      flush_stdio();  // the next output may be that of another invocation
    }
  }
  std::uint32_t operator()(detail::Status status) {
    status_ = status;
    return static_cast<std::uint32_t>(status);
  }

 private:
  detail::Status status_ = detail::Status::error;
};

/// Clears the state of an earlier run that was cut off by a trap or a JavaScript error, and so could not clean up.
inline void begin_turn() {
  detail::turn.reset();
#if LAMBDA_WASM_EXCEPTIONS
  detail::ExceptionGlobals::get() = {};
#endif
}

/// Resumes the running invocation, which was suspended: `wait` has ended in `state`, with a value of the host. If `wait` is null,
/// the state `stopped` cancels the invocation, and `pending` destroys it where it is suspended. @returns a detail::Status
inline std::uint32_t go_on(detail::Wait* wait, detail::Wait::State state, std::uintptr_t value) {
  begin_turn();
  SuspendableEnd ended;
  // In builds without exceptions a waiting task cannot be cancelled.
  const bool is_stopped = state == detail::Wait::State::stopped;
  if (LAMBDA_WASM_EXCEPTIONS && wait == nullptr && is_stopped) return ended(detail::Root::stop());
  if (wait == nullptr || (!LAMBDA_WASM_EXCEPTIONS && is_stopped)) return ended(detail::Root::abandon());
  return ended(detail::Root::resume(*wait, state, value));
}

/// As `invoke`, for a handler that may be suspended.
template <detail::Invoke Handler>
std::uint32_t invoke_suspendable(detail::Pass pass) {
  begin_turn();
  SuspendableEnd ended;
  return ended(Handler(current().message(), reply(), pass));
}

inline void enable_waiting() { lambda_wasm_enable_waiting(&go_on); }

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

/// For files that include only the headers of tasks: see host::definitions.
[[gnu::weak]] extern constinit const std::tuple wait_definitions{prepare_to_wait, start_timer, cancel_timer, root, type_name};

}  // namespace lambda_wasm::host
