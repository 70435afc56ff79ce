#include <catch_amalgamated.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/task/stopping.hpp>
#include <lambda_wasm/task/when_all.hpp>
#include <lambda_wasm/testing/run.hpp>

#include "tasks.hpp"

using namespace lambda_wasm;
using namespace tasks;
using testing::run;

namespace {

// Nested groups: each level has a task that completes at once and one that waits.
Task<int> levels(int depth) {
  if (depth == 0) co_return co_await value_after(5ms, 1);
  const auto [below, done, waiting] =
      co_await when_all(levels(depth - 1), at_once(1), value_after(std::chrono::milliseconds(depth), 1));
  co_return below + done + waiting;
}
Task<int> levels_at_once(int depth) {
  if (depth == 0) co_return 1;
  const auto [below, done] = co_await when_all(levels_at_once(depth - 1), at_once(1));
  co_return below + done;
}
// The failure is at the innermost level.
Task<int> failing_levels(int depth, std::string& log) {
  if (depth == 0) co_return co_await failing_after(5ms, std::runtime_error("deep"));
  const auto [below, other] = co_await when_all(failing_levels(depth - 1, log), logging(log, "x", 1h));
  co_return below + other;
}

}  // namespace

TEST_CASE("when_all returns all values in the order of the arguments") {
  const auto [a, b, c] = run(when_all(value_after(30ms, 1), at_once(2), value_after(10ms, 3)));
  CHECK((a == 1 && b == 2 && c == 3));
  const auto owner = []() -> Task<std::unique_ptr<int>> { co_return std::make_unique<int>(5); };
  const auto values = run(when_all(owner(), sleep_for(1ms)));
  CHECK(*std::get<0>(values) == 5);
  STATIC_REQUIRE(std::is_same_v<std::remove_cvref_t<decltype(std::get<1>(values))>, std::monostate>);
  CHECK(run(when_all(at_once(4))) == std::tuple(4));
}

TEST_CASE("when_all waits for all tasks concurrently") {
  const auto task = []() -> Task<double> {
    co_await when_all(sleep_for(30ms), sleep_for(20ms), sleep_for(1h), sleep_for(10ms));
    co_return now();
  };
  CHECK(run(task()) == 3'600'000);
}

TEST_CASE("when_all of a vector of tasks returns a vector") {
  std::vector<Task<int>> tasks;
  for (int i = 0; i < 100; ++i) tasks.push_back(i % 3 == 0 ? at_once(i) : value_after(std::chrono::milliseconds(100 - i), i));
  const std::vector<int> values = run(when_all(std::move(tasks)));
  REQUIRE(values.size() == 100);
  for (int i = 0; i < 100; ++i) CHECK(values[static_cast<std::size_t>(i)] == i);

  CHECK(run(when_all(std::vector<Task<int>>())).empty());
  CHECK(run(when_all(std::vector<Task<>>())).empty());
  const auto nothing = []() -> Task<> { co_await sleep_for(1ms); };
  std::vector<Task<>> voids;
  voids.push_back(nothing());
  voids.push_back(nothing());
  CHECK(run(when_all(std::move(voids))).size() == 2);
}

TEST_CASE("the first failure cancels the other tasks and fails when_all") {
  std::string log;
  CHECK_THROWS_WITH(run(when_all(logging(log, "a", 1ms), logging(log, "b", 1h), failing_after(5ms, std::runtime_error("first")),
                                 failing_after(8ms, std::logic_error("second")))),
                    "first");
  CHECK(log == "a no b ");
  CHECK(Alive::count == 0);
  // One that fails at once: the tasks after it never start.
  log.clear();
  CHECK_THROWS_WITH(run(when_all(logging(log, "a", 1h), failing_after(0ms, std::runtime_error("first")), logging(log, "b", 1ms))),
                    "first");
  CHECK(log == "no a ");

  std::vector<Task<int>> tasks;
  for (int i = 0; i < 5; ++i) tasks.push_back(value_after(1h, i));
  tasks.push_back(failing_after(5ms, std::runtime_error("of a vector")));
  CHECK_THROWS_WITH(run(when_all(std::move(tasks))), "of a vector");
  CHECK(Alive::count == 0);
}

TEST_CASE("when_all awaits the cancelled tasks") {
  std::string log;
  const auto cleans_up = [](std::string& to) -> Task<int> {
    bool is_stopped = false;
    try {
      co_await sleep_for(1h);
    } catch (const Cancelled&) {
      is_stopped = true;
    }
    if (is_stopped) co_await unstoppable(sleep_for(100ms));
    to += "cleaned up";
    co_return 0;
  };
  CHECK_THROWS_AS(run(when_all(cleans_up(log), failing_after(5ms, std::runtime_error("x")))), std::runtime_error);
  CHECK(log == "cleaned up");
}

TEST_CASE("when_all drops a second failure") {
  CHECK_THROWS_WITH(
      run(when_all(failing_after(5ms, std::runtime_error("first")), failing_after(5ms, std::runtime_error("second")))), "first");
}

TEST_CASE("groups may nest beyond the nesting limit of tasks") {
  CHECK(run(levels(70)) == 141);
  CHECK(run(levels_at_once(70)) == 71);
  CHECK(run(levels_at_once(1000)) == 1001);
  CHECK(run(levels(1000)) == 2001);
  std::string log;
  CHECK_THROWS_WITH(run(failing_levels(70, log)), "deep");
  CHECK(log.size() == 70 * std::string("no x ").size());
  CHECK(Alive::count == 0);
  CHECK(detail::turn.nested == 0);
}

TEST_CASE("several tasks of when_all may start later") {
  const auto at_depth = [](auto self, int depth) -> Task<int> {
    if (depth > 0) co_return co_await self(self, depth - 1);
    const auto [a, b, c, d] = co_await when_all(at_once(1), value_after(2ms, 2), at_once(4), value_after(1ms, 8));
    co_return a + b + c + d;
  };
  for (const int depth : {60, 61, 62, 63, 64, 65, 200}) CHECK(run(at_depth(at_depth, depth)) == 15);

  // One of them fails: the others start cancelled.
  const auto failing = [](auto self, int depth) -> Task<int> {
    if (depth > 0) co_return co_await self(self, depth - 1);
    const auto [a, b, c] = co_await when_all(value_after(1h, 1), failing_after(0ms, std::runtime_error("x")), value_after(1h, 3));
    co_return a + b + c;
  };
  for (const int depth : {60, 61, 62, 63, 64, 65, 200}) CHECK_THROWS_WITH(run(failing(failing, depth)), "x");
  CHECK(Alive::count == 0);
}

TEST_CASE("a chain of 10,000 groups is cancelled without growing the stack") {
  std::string log;
  CHECK_THROWS_WITH(run(failing_levels(10'000, log)), "deep");
  CHECK(log.size() == 10'000 * std::string("no x ").size());
  StopSource source;
  const auto stopping = [](StopSource& of) -> Task<int> {
    co_await sleep_for(1ms);
    of.request_stop();
    co_return 0;
  };
  log.clear();
  CHECK_THROWS_AS(run(when_all(with_stop(source.token(), failing_levels(10'000, log)), stopping(source))), Cancelled);
  CHECK(Alive::count == 0);
}
