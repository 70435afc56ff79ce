#pragma once

#include <exception>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/task/wait.hpp>

namespace lambda_wasm {

/// What a wait ends with that was told to stop: by a StopSource, because another task of `when_any` or `timeout` was faster,
/// or shortly before the platform would end the invocation. A task may catch it to clean up; what it then awaits ends at once
/// in the same way, unless it is `unstoppable`.
///
/// Without exceptions there is none: a task that is told to stop never goes on, and is destroyed by who awaits it.
class Cancelled : public std::exception {
 public:
  const char* what() const noexcept override { return "The task was told to stop."; }
};

namespace detail {

#if LAMBDA_WASM_EXCEPTIONS
[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise_cancelled() { throw Cancelled(); }
inline void check_cancelled(Wait::State state) {
  if (state == Wait::State::stopped) [[unlikely]]
    raise_cancelled();
}
#else
inline void check_cancelled(Wait::State) {}
#endif

}  // namespace detail

}  // namespace lambda_wasm
