// A task awaited as an lvalue, as if it could be awaited twice.
// REJECT SAYS A task, a sleep or a promise can be awaited only once, so co_await takes it by value: write co_await std::move(task).
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

lw::Task<int> price() { co_return 1; }

lw::Task<int> twice() {
  lw::Task<int> task = price();
#ifdef ACCEPT
  co_return 2 * co_await std::move(task);
#endif
#ifdef REJECT
  co_return 2 * co_await task;
#endif
}
