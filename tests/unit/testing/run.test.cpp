#include <catch_amalgamated.hpp>

#include <chrono>
#include <coroutine>
#include <memory>
#include <stdexcept>
#include <string>

#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/when_all.hpp>
#include <lambda_wasm/testing/invoke.hpp>
#include <lambda_wasm/testing/run.hpp>

#include "../task/tasks.hpp"

using namespace lambda_wasm;
using namespace tasks;
using testing::run;

namespace {

Task<int> sleeping_after(int value) {
  const int awaited = co_await value_after(5ms, value);
  co_await sleep_for(1ms);
  co_return awaited;
}

}  // namespace

TEST_CASE("run returns the task's result") {
  CHECK(run(at_once(3)) == 3);
  CHECK(run(value_after(5ms, 4)) == 4);
  CHECK_THROWS_AS(run(failing_after(5ms, std::runtime_error("x"))), std::runtime_error);
  const auto owner = []() -> Task<std::unique_ptr<int>> { co_return std::make_unique<int>(5); };
  CHECK(*run(owner()) == 5);
}

TEST_CASE("timers in a run take no time") {
  const auto begin = std::chrono::steady_clock::now();
  CHECK(run(value_after(24h, 1)) == 1);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::minutes(5));
}

TEST_CASE("a task that can never resume ends the run") {
  const auto never = []() -> Task<int> {
    const Alive alive;
    co_await std::suspend_always();
    co_return 1;
  };
  CHECK_THROWS_WITH(run(never()), "The task waits, and nothing can resume it.");
  CHECK(Alive::count == 0);
  CHECK_THROWS_AS(run(when_all(never(), value_after(1h, 2))), std::logic_error);
  CHECK(Alive::count == 0);
  CHECK(run(at_once(3)) == 3);
}

TEST_CASE("a run may be inside a task, and an invocation inside a run") {
  const auto outer = []() -> Task<int> {
    co_await sleep_for(1ms);
    co_return run(sleeping_after(4)) + co_await value_after(1ms, 1);
  };
  CHECK(run(outer()) == 5);
  // Other tasks of the outer run wait meanwhile: they have another clock, and another turn.
  std::string log;
  const auto beside = [](std::string& to) -> Task<> {
    co_await sleep_for(1ms);
    to += "beside ";
    co_await sleep_for(1ms);
    to += "beside ";
  };
  const auto with_one_inside = [](std::string& to) -> Task<> {
    co_await sleep_for(1ms);
    to += "in ";
    run(sleeping_after(4));
    to += "out ";
  };
  run(when_all(with_one_inside(log), beside(log)));
  CHECK(log == "in out beside beside ");
  const auto invoking = []() -> Task<std::string> {
    co_await sleep_for(1ms);
    const auto outcome = testing::invoke([](int value) { return value_after(5ms, value); }, "7");
    co_await sleep_for(1ms);
    co_return outcome.reply;
  };
  CHECK(run(invoking()) == "7");
}

TEST_CASE("after a run inside a deep task, the tasks outside continue") {
  // At the nesting limit a task starts later, but not in the inner run.
  const auto deep = [](auto self, int depth) -> Task<int> {
    if (depth > 0) co_return co_await self(self, depth - 1);
    const auto within = []() -> Task<int> { co_return run(chain(100, true)); };
    const auto [a, b, c] = co_await when_all(at_once(1), within(), value_after(50ms, 2));
    co_return a + b + c;
  };
  for (const int depth : {0, 61, 62, 63, 64, 65}) CHECK(run(deep(deep, depth)) == 103);
}
