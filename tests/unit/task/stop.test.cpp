#include <catch_amalgamated.hpp>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/task/stop.hpp>
#include <lambda_wasm/task/stopping.hpp>
#include <lambda_wasm/task/timeout.hpp>
#include <lambda_wasm/task/when_all.hpp>
#include <lambda_wasm/task/when_any.hpp>
#include <lambda_wasm/testing/run.hpp>

#include "tasks.hpp"

using namespace lambda_wasm;
using namespace tasks;
using testing::run;

namespace {

Task<> stop_after(StopSource& source, std::chrono::milliseconds time) {
  co_await sleep_for(time);
  source.request_stop();
}

// Whether it was stopped.
template <class Awaitable>
Task<bool> is_stopped(Awaitable awaitable) {
  try {
    co_await std::move(awaitable);
  } catch (const Cancelled&) {
    co_return true;
  }
  co_return false;
}

}  // namespace

TEST_CASE("a token tells whether a stop was requested") {
  StopSource source;
  const StopToken token = source.token();
  CHECK_FALSE(token.stop_requested());
  source.request_stop();
  CHECK(token.stop_requested());
  source.request_stop();
  CHECK(token.stop_requested());
  CHECK(source.token().stop_requested());
  CHECK_FALSE(StopToken().stop_requested());
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<StopSource>);
}

TEST_CASE("a token stops its task before, during and after a wait") {
  StopSource before;
  before.request_stop();
  CHECK(run(is_stopped(with_stop(before.token(), value_after(1h, 1)))));
  CHECK(Alive::count == 0);

  StopSource while_it_waits;
  std::string log;
  const auto together = run(when_all(is_stopped(with_stop(while_it_waits.token(), logging(log, "a", 1h))),
                                     stop_after(while_it_waits, 5ms), logging(log, "b", 10ms)));
  CHECK(std::get<0>(together));
  CHECK(log == "no a b ");

  StopSource after_it;
  CHECK(run(with_stop(after_it.token(), value_after(1ms, 4))) == 4);
  after_it.request_stop();
  CHECK(after_it.token().stop_requested());
}

TEST_CASE("a stop reaches everything that a task awaits, and all later waits") {
  StopSource source;
  const auto outer = [](std::string& log) -> Task<int> {
    for (int i = 0; i < 3; ++i) {
      if (co_await is_stopped(when_all(value_after(1h, 1), when_any(value_after(2h, 2), timeout(value_after(3h, 3), 4h)))))
        log += "stopped ";
    }
    co_return 5;
  };
  std::string log;
  const auto values = run(when_all(with_stop(source.token(), outer(log)), stop_after(source, 5ms)));
  CHECK(std::get<0>(values) == 5);
  CHECK(log == "stopped stopped stopped ");
  CHECK(Alive::count == 0);
}

TEST_CASE("a stopped task that does not wait again returns its value") {
  StopSource source;
  source.request_stop();
  CHECK(run(with_stop(source.token(), at_once(6))) == 6);
  const auto task = []() -> Task<int> {
    const StopToken token = co_await stop_token();
    co_return token.stop_requested() ? 1 : 0;
  };
  CHECK(run(with_stop(source.token(), task())) == 1);
  CHECK(run(task()) == 0);
}

TEST_CASE("a loop may check its token") {
  StopSource source;
  const auto loop = [](StopSource& of) -> Task<int> {
    const StopToken token = co_await stop_token();
    int rounds = 0;
    while (!token.stop_requested()) {
      if (++rounds == 7) of.request_stop();
    }
    co_return rounds;
  };
  CHECK(run(with_stop(source.token(), loop(source))) == 7);
}

TEST_CASE("a task may stop itself") {
  StopSource source;
  const auto task = [](StopSource& of) -> Task<int> {
    of.request_stop();
    co_await sleep_for(1h);
    co_return 1;
  };
  CHECK_THROWS_AS(run(with_stop(source.token(), task(source))), Cancelled);
}

TEST_CASE("each of several tokens stops a task") {
  for (const bool is_inner : {false, true}) {
    StopSource inner, outer;
    const auto values = run(when_all(is_stopped(with_stop(outer.token(), with_stop(inner.token(), value_after(1h, 1)))),
                                     stop_after(is_inner ? inner : outer, 5ms)));
    CHECK(std::get<0>(values));
  }
  StopSource same;
  CHECK(run(with_stop(same.token(), with_stop(same.token(), value_after(1ms, 2)))) == 2);
  const auto values =
      run(when_all(is_stopped(with_stop(same.token(), with_stop(same.token(), value_after(1h, 1)))), stop_after(same, 5ms)));
  CHECK(std::get<0>(values));
  CHECK(run(with_stop(StopToken(), value_after(1ms, 3))) == 3);
}

TEST_CASE("a token stops only its own tasks") {
  StopSource source;
  std::string log;
  run(when_all(is_stopped(with_stop(source.token(), logging(log, "a", 1h))), logging(log, "b", 20ms), stop_after(source, 5ms)));
  CHECK(log == "no a b ");
}

TEST_CASE("an unstoppable task is not stopped with the task that awaits it") {
  StopSource source;
  source.request_stop();
  CHECK(run(with_stop(source.token(), unstoppable(value_after(5ms, 8)))) == 8);
  CHECK(run(is_stopped(with_stop(source.token(), when_all(unstoppable(value_after(5ms, 8)), value_after(1h, 1))))));
  // A task inside it can be stopped, with its own token.
  StopSource other;
  const auto values = run(when_all(
      is_stopped(with_stop(source.token(), unstoppable(with_stop(other.token(), value_after(1h, 1))))), stop_after(other, 5ms)));
  CHECK(std::get<0>(values));
  CHECK(Alive::count == 0);
}

TEST_CASE("a stopped sleep leaves no timer") {
  StopSource source;
  const auto task = [](StopSource& of) -> Task<double> {
    const auto stopped = co_await when_all(is_stopped(with_stop(of.token(), sleep_for(1h))), stop_after(of, 5ms));
    CHECK(std::get<0>(stopped));
    co_await sleep_for(1ms);
    co_return now();
  };
  CHECK(run(task(source)) == 6);
}

TEST_CASE("a wait that ends in the same turn as the stop returns its value") {
  // Both are due at the same time: the first is over when the second stops it.
  StopSource source;
  const auto task = [](StopSource& of) -> Task<bool> {
    const auto values = co_await when_all(is_stopped(with_stop(of.token(), sleep_for(5ms))), stop_after(of, 6ms));
    co_return std::get<0>(values);
  };
  CHECK_FALSE(run(task(source)));
}

TEST_CASE("a source may be destroyed before or after its waiting tasks") {
  const auto task = []() -> Task<> {
    StopSource source;
    Task<int> waiting = with_stop(source.token(), value_after(1h, 1));
    detail::start(waiting.coroutine());
    {
      const Task<int> gone = std::move(waiting);
    }
    source.request_stop();
    {
      auto early = std::make_unique<StopSource>();
      Task<int> other = with_stop(early->token(), value_after(1h, 1));
      detail::start(other.coroutine());
      early.reset();
    }
    co_await sleep_for(1ms);
  };
  run(task());
  CHECK(Alive::count == 0);
}
