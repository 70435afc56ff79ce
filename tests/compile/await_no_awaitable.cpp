// co_await of a type that is not awaitable.
// REJECT SAYS co_await takes a lambda_wasm::Task, another awaitable of the SDK, or an awaitable of C++20.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

lw::Task<int> one() { co_return 1; }

lw::Task<> wait() {
#ifdef ACCEPT
  co_await one();
  co_await std::suspend_never();
#endif
#ifdef REJECT
  co_await 1;
#endif
}
