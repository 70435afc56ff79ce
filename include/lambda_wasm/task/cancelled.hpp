#pragma once

#include <exception>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/task/wait.hpp>

namespace lambda_wasm {

/// Thrown by an await whose task is cancelled: by a StopSource, because another task of `when_any` or `timeout` ended first,
/// because another task of `when_all` failed, or shortly before the platform would end the invocation. A task may catch it to
/// clean up. Its later awaits throw `Cancelled` at once, unless they are `unstoppable`.
///
/// In builds without exceptions nothing is thrown: a cancelled task never resumes, and the task that awaits it destroys it.
class Cancelled : public std::exception {
 public:
  const char* what() const noexcept override { return "The task was cancelled."; }
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
