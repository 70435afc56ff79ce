// Tasks, groups and cancellations nested deeper than a stack of 64 KB would allow with recursion: each finished one prints a line.

#include <cstdio>
#include <stdexcept>

#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/stopping.hpp>
#include <lambda_wasm/task/timeout.hpp>
#include <lambda_wasm/task/when_all.hpp>
#include <lambda_wasm/testing/run.hpp>

#include "../unit/task/tasks.hpp"

using namespace lambda_wasm;
using namespace tasks;

namespace {

Task<int> failing(int depth, bool waits) {
  if (depth == 0) {
    if (waits) co_await sleep_for(1ms);
    throw std::runtime_error("deep");
  }
  co_return 1 + co_await failing(depth - 1, waits);
}

Task<int> groups(int depth, bool waits) {
  if (depth == 0) {
    if (waits) co_await sleep_for(1ms);
    co_return 0;
  }
  const auto [below, one] = co_await when_all(groups(depth - 1, waits), at_once(1));
  co_return below + one;
}

// Each level has its own stop source.
Task<int> waiting(int depth) {
  if (depth == 0) co_return co_await value_after(1h, 0);
  StopSource source;
  const auto [below, one] = co_await when_all(with_stop(source.token(), waiting(depth - 1)), at_once(1));
  co_return below + one;
}

Task<int> mixed(int depth) {
  if (depth == 0) co_return co_await value_after(1ms, 0);
  co_return 1 + co_await timeout(unstoppable(mixed(depth - 1)), 1h);
}

}  // namespace

int main() {
  for (const bool waits : {false, true}) {
    std::printf("%d tasks\n", testing::run(chain(100'000, waits)));
    try {
      testing::run(failing(10'000, waits));
    } catch (const std::runtime_error& exception) {
      std::printf("%s\n", exception.what());
    }
    std::printf("%d groups\n", testing::run(groups(10'000, waits)));
  }
  try {
    testing::run(timeout(waiting(10'000), 5ms));
  } catch (const TimedOut&) {
    std::printf("stopped\n");
  }
  std::printf("%d mixed\n", testing::run(mixed(1'000)));
}
