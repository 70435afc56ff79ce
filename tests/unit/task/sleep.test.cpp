#include <catch_amalgamated.hpp>

#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/wait.hpp>
#include <lambda_wasm/task/when_all.hpp>
#include <lambda_wasm/testing/invoke.hpp>
#include <lambda_wasm/testing/run.hpp>

#include "tasks.hpp"

using namespace lambda_wasm;
using namespace tasks;
using testing::run;

namespace {

Task<> say(std::string& log, std::string what, std::chrono::duration<double, std::milli> time) {
  co_await sleep_for(time);
  log += what;
}

}  // namespace

TEST_CASE("a sleep takes its duration") {
  const auto sleeps = []() -> Task<double> {
    const double begin = now();
    co_await sleep_for(std::chrono::hours(5));
    co_await sleep_for(std::chrono::microseconds(500));
    co_return now() - begin;
  };
  CHECK(run(sleeps()) == 5 * 3'600'000 + 1);
}

TEST_CASE("the clock of a test stands still while code runs") {
  std::string log;
  const auto late = [](std::string& to) -> Task<> {
    std::this_thread::sleep_for(15ms);  // as on a busy machine
    co_await say(to, "first", 10ms);
  };
  run(when_all(say(log, "second", 20ms), late(log)));
  CHECK(log == "firstsecond");
}

TEST_CASE("sleeps end in the order of their due times, and equal ones in the order of their starts") {
  std::string log;
  using Milliseconds = std::chrono::duration<double, std::milli>;
  run(when_all(say(log, "c", Milliseconds(300)), say(log, "a", Milliseconds(0.5)), say(log, "b", Milliseconds(200))));
  CHECK(log == "abc");
}

TEST_CASE("a duration that is not positive lets other tasks run") {
  std::string log;
  const auto twice = [](std::string& to, std::string what, std::chrono::milliseconds time) -> Task<> {
    to += what;
    co_await sleep_for(time);
    to += what;
  };
  run(when_all(twice(log, "a", 0ms), twice(log, "b", -5ms)));
  CHECK(log == "abab");
}

TEST_CASE("a task that always waits for no time meets its deadline") {
  const auto handler = []() -> Task<> {
    for (;;) co_await sleep_for(0ms);
  };
  CHECK(testing::invoke(handler, "1").error_type == "lambda_wasm::Cancelled");
}

TEST_CASE("a sleep may be created before it is awaited") {
  const auto sleeps = []() -> Task<double> {
    sleep_for made(10ms);
    sleep_for moved = std::move(made);
    const double begin = now();
    co_await std::move(moved);
    co_return now() - begin;
  };
  CHECK(run(sleeps()) >= 10);
  {
    const sleep_for never(1ms);
  }
}

TEST_CASE("waits are reused") {
  const detail::Wait* first = nullptr;
  {
    detail::Wait& wait = detail::Wait::take();
    first = &wait;
    const std::uint32_t generation = wait.generation;
    wait.release();
    CHECK(wait.generation == generation + 1);
  }
  detail::Wait& again = detail::Wait::take();
  CHECK(&again == first);
  CHECK(again.state == detail::Wait::State::pending);
  again.release();
}
