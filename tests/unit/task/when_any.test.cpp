#include <catch_amalgamated.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/task/stopping.hpp>
#include <lambda_wasm/task/when_any.hpp>
#include <lambda_wasm/testing/run.hpp>

#include "tasks.hpp"

using namespace lambda_wasm;
using namespace tasks;
using testing::run;

TEST_CASE("when_any returns the first value, in its place") {
  const auto either = run(when_any(value_after(30ms, 1), value_after(10ms, 2), value_after(20ms, 3)));
  REQUIRE(either.index() == 1);
  CHECK(std::get<1>(either) == 2);
  CHECK(Alive::count == 0);
  const auto owner = []() -> Task<std::unique_ptr<int>> { co_return std::make_unique<int>(5); };
  const auto owned = run(when_any(owner(), sleep_for(1ms)));
  REQUIRE(owned.index() == 0);
  CHECK(*std::get<0>(owned) == 5);
  CHECK(run(when_any(value_after(1h, 1), sleep_for(1ms))).index() == 1);
  CHECK(std::get<0>(run(when_any(value_after(1ms, 6)))) == 6);
}

TEST_CASE("when_any cancels and awaits the other tasks") {
  std::string log;
  CHECK(run(when_any(logging(log, "a", 1h), logging(log, "b", 5ms), logging(log, "c", 2h))).index() == 1);
  CHECK(log == "b no a no c ");

  log.clear();
  const auto cleans_up = [](std::string& to) -> Task<> {
    bool is_stopped = false;
    try {
      co_await sleep_for(1h);
    } catch (const Cancelled&) {
      is_stopped = true;
    }
    if (is_stopped) co_await unstoppable(sleep_for(500ms));
    to += "cleaned up";
  };
  const auto timed = [](auto loser, std::string& to) -> Task<double> {
    co_await when_any(loser(to), sleep_for(20ms));
    co_return now();
  };
  const double took = run(timed(cleans_up, log));
  CHECK(log == "cleaned up");
  CHECK(took == 520);
}

TEST_CASE("tasks after one that completes at once never start") {
  std::string log;
  CHECK(run(when_any(logging(log, "a", 1h), at_once(2), logging(log, "b", 0ms))).index() == 1);
  CHECK(log == "no a ");
}

TEST_CASE("when_any fails if the first task fails") {
  std::string log;
  CHECK_THROWS_WITH(run(when_any(logging(log, "a", 1h), failing_after(5ms, std::runtime_error("first")))), "first");
  CHECK(log == "no a ");
  CHECK(std::get<1>(run(when_any(failing_after(5ms, std::runtime_error("late")), value_after(1ms, 2)))) == 2);
  CHECK(Alive::count == 0);
}

TEST_CASE("when_any drops the values and failures of losers") {
  const auto stubborn = []() -> Task<int> {
    try {
      co_await sleep_for(1h);
    } catch (const Cancelled&) {
    }
    co_return 3;
  };
  const auto spiteful = []() -> Task<int> {
    try {
      co_await sleep_for(1h);
    } catch (const Cancelled&) {
      throw std::runtime_error("spite");
    }
    co_return 3;
  };
  const auto either = run(when_any(stubborn(), spiteful(), value_after(1ms, 2)));
  REQUIRE(either.index() == 2);
  CHECK(std::get<2>(either) == 2);
}

TEST_CASE("when_any of a vector of tasks returns the index of the first") {
  std::vector<Task<int>> tasks;
  for (int i = 0; i < 100; ++i) tasks.push_back(value_after(std::chrono::milliseconds(10 + (i * 37) % 100), i));
  const First<int> first = run(when_any(std::move(tasks)));
  CHECK(first.index == 0);
  CHECK(first.value == 0);
  std::vector<Task<int>> others;
  others.push_back(value_after(5ms, 7));
  others.push_back(value_after(3ms, 8));
  others.push_back(at_once(9));
  const First<int> other = run(when_any(std::move(others)));
  CHECK(other.index == 2);
  CHECK(other.value == 9);
  std::vector<Task<>> voids;
  const auto nothing = []() -> Task<> { co_await sleep_for(1ms); };
  voids.push_back(nothing());
  CHECK(run(when_any(std::move(voids))).index == 0);
  CHECK(Alive::count == 0);
}

TEST_CASE("several tasks of when_any may start later") {
  const auto at_depth = [](auto self, int depth) -> Task<std::size_t> {
    if (depth > 0) co_return co_await self(self, depth - 1);
    const auto either = co_await when_any(value_after(2ms, 2), at_once(1), value_after(1ms, 8), at_once(3));
    co_return either.index();
  };
  for (const int depth : {60, 61, 62, 63, 64, 65, 200}) CHECK(run(at_depth(at_depth, depth)) == 1);
  CHECK(Alive::count == 0);
}
