#include <catch_amalgamated.hpp>

#include <memory>
#include <stdexcept>
#include <string>

#include <lambda_wasm/task/stopping.hpp>
#include <lambda_wasm/task/timeout.hpp>
#include <lambda_wasm/testing/run.hpp>

#include "tasks.hpp"

using namespace lambda_wasm;
using namespace tasks;
using testing::run;

TEST_CASE("a task that ends in time returns its value, or its failure") {
  CHECK(run(timeout(value_after(10ms, 4), 20ms)) == 4);
  CHECK(run(timeout(at_once(5), 0ms)) == 5);
  const auto owner = []() -> Task<std::unique_ptr<int>> {
    co_await sleep_for(1ms);
    co_return std::make_unique<int>(3);
  };
  CHECK(*run(timeout(owner(), 20ms)) == 3);
  run(timeout(sleep_for(2ms), 10ms));
  CHECK_THROWS_AS(run(timeout(failing_after(10ms, std::runtime_error("x")), 20ms)), std::runtime_error);
  CHECK(Alive::count == 0);
}

TEST_CASE("a task that does not end in time is cancelled and awaited") {
  CHECK_THROWS_AS(run(timeout(value_after(1h, 4), 20ms)), TimedOut);
  CHECK(Alive::count == 0);
  CHECK(std::string(TimedOut().what()) == "The task timed out.");

  std::string log;
  const auto cleans_up = [](std::string& to) -> Task<> {
    bool is_stopped = false;
    try {
      co_await sleep_for(1h);
    } catch (const Cancelled&) {
      is_stopped = true;
    }
    if (is_stopped) co_await unstoppable(sleep_for(500ms));
    to += "cleaned";
  };
  const auto timed = [](auto task, std::string& to) -> Task<double> {
    const double begin = now();
    try {
      co_await timeout(task(to), 20ms);
    } catch (const TimedOut&) {
      to += " up";
    }
    co_return now() - begin;
  };
  const double took = run(timed(cleans_up, log));
  CHECK(log == "cleaned up");
  CHECK(took == 520);
}

TEST_CASE("a task that ends in time leaves no timer") {
  const auto task = []() -> Task<double> {
    co_await timeout(sleep_for(1ms), 1h);
    co_return now();
  };
  CHECK(run(task()) == 1);
}

TEST_CASE("timeouts nest") {
  CHECK_THROWS_AS(run(timeout(timeout(value_after(1h, 1), 20ms), 10ms)), TimedOut);
  CHECK_THROWS_AS(run(timeout(timeout(value_after(1h, 1), 10ms), 20ms)), TimedOut);
  CHECK(run(timeout(timeout(value_after(5ms, 1), 10ms), 20ms)) == 1);
  CHECK(Alive::count == 0);
}
