// A sleep awaited as an lvalue.
// REJECT SAYS A task, a sleep or a promise can be awaited only once, so co_await takes it by value: write co_await std::move(task).
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

lw::Task<> wait_a_second() {
  lw::sleep_for time(std::chrono::seconds(1));
#ifdef ACCEPT
  co_await std::move(time);
#endif
#ifdef REJECT
  co_await time;
#endif
}
