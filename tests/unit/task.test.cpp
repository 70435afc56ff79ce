#include <catch_amalgamated.hpp>

#include <chrono>
#include <coroutine>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/when_all.hpp>
#include <lambda_wasm/testing/run.hpp>

#include "task/tasks.hpp"

using namespace lambda_wasm;
using namespace tasks;
using testing::run;

namespace {

struct OutOfStock : std::runtime_error {
  using std::runtime_error::runtime_error;
};

Task<> note(bool& has_begun) {
  has_begun = true;
  co_return;
}

Task<int> sum_of(int count) {
  int sum = 0;
  for (int i = 0; i < count; ++i) sum += co_await at_once(i & 1);
  co_return sum;
}

// The same with waits: one of a hundred.
Task<int> sum_of_waiting(int count) {
  int sum = 0;
  for (int i = 0; i < count; ++i) {
    if (i % 100 == 0) co_await sleep_for(1ms);
    sum += co_await at_once(i & 1);
  }
  co_return sum;
}

Task<int> failing_chain(int length) {
  if (length == 0) throw OutOfStock("pears");
  co_return 1 + co_await failing_chain(length - 1);
}

// Starts a task within the running one, and leaves it waiting.
Task<> abandon_one() {
  {
    Task<int> waiting = value_after(1h, 1);
    detail::start(waiting.coroutine());
    CHECK(Alive::count == 1);
  }
  CHECK(Alive::count == 0);
  co_await sleep_for(2h);
}

// ---- foreign awaitables

// Suspends, and resumes at once.
struct Handle {
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) const noexcept { return waiting; }
  int await_resume() const noexcept { return 7; }
};
struct Noop {
  std::coroutine_handle<>& waiting;
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> coroutine) const noexcept {
    waiting = coroutine;
    return std::noop_coroutine();
  }
  void await_resume() const noexcept {}
};
struct Bool {
  bool suspends;
  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<> waiting) const noexcept {
    if (suspends) detail::turn.next = waiting;
    return suspends;
  }
  std::string await_resume() const { return suspends ? "suspended" : "went on"; }
};
struct Failing {
  bool await_ready() const { throw OutOfStock("not ready"); }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
struct MoveOnly {
  std::unique_ptr<int> value;
  explicit MoveOnly(int of) : value(std::make_unique<int>(of)) {}
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  std::unique_ptr<int> await_resume() noexcept { return std::move(value); }
};
struct WithMember {
  Handle operator co_await() const noexcept { return {}; }
};
struct WithFunction {};
[[maybe_unused]] Handle operator co_await(WithFunction) noexcept { return {}; }
struct FailsToGiveAnAwaiter {
  Handle operator co_await() const { throw OutOfStock("no awaiter"); }
};

// An event that one task awaits until another sets it, which resumes the waiter inside `set`.
struct Event {
  std::coroutine_handle<> waiting;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) noexcept { waiting = coroutine; }
  void await_resume() const noexcept {}
};

template <class Awaitable>
Task<int> number_of(Awaitable awaitable) {
  co_return co_await awaitable;
}

}  // namespace

TEST_CASE("a task begins when it is awaited") {
  bool has_begun = false;
  const auto outer = [](bool& begun) -> Task<> {
    Task<> task = note(begun);
    CHECK_FALSE(begun);
    co_await std::move(task);
    CHECK(begun);
  };
  run(outer(has_begun));
  has_begun = false;
  {
    const Task<> never = note(has_begun);
  }
  CHECK_FALSE(has_begun);
}

TEST_CASE("a task can be moved, not copied") {
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<Task<int>>);
  STATIC_REQUIRE_FALSE(std::is_copy_assignable_v<Task<int>>);
  STATIC_REQUIRE(std::is_nothrow_move_constructible_v<Task<int>>);
  STATIC_REQUIRE(std::is_nothrow_move_assignable_v<Task<int>>);
  const auto task = [](std::shared_ptr<int> held) -> Task<int> { co_return *held; };
  const auto one = std::make_shared<int>(1), two = std::make_shared<int>(2);
  Task<int> first = task(one);
  first = task(two);
  CHECK(one.use_count() == 1);
  Task<int>& itself = first;
  first = std::move(itself);
  CHECK(two.use_count() == 2);
  CHECK(run(std::move(first)) == 2);
  CHECK(two.use_count() == 1);
}

TEST_CASE("a task returns move-only values, or nothing") {
  const auto owner = []() -> Task<std::unique_ptr<int>> { co_return std::make_unique<int>(9); };
  const auto outer = [](auto inner) -> Task<std::unique_ptr<int>> {
    std::unique_ptr<int> value = co_await inner();
    co_return value;
  };
  CHECK(*run(outer(owner)) == 9);
  const auto vector = []() -> Task<std::vector<int>> { co_return {1, 2, 3}; };
  CHECK(run(vector()) == std::vector{1, 2, 3});
  struct NoDefault {
    int value;
    explicit NoDefault(int of) : value(of) {}
  };
  const auto converted = []() -> Task<NoDefault> { co_return 4; };
  CHECK(run(converted()).value == 4);
  const auto nothing = []() -> Task<> { co_return; };
  run(nothing());
}

TEST_CASE("a second co_return after a failed one sets the value") {
  struct Throwing {
    ~Throwing() noexcept(false) { throw std::runtime_error("on the way out"); }
  };
  const auto twice = [](std::shared_ptr<int> first) -> Task<std::shared_ptr<int>> {
    try {
      const Throwing throwing;
      co_return first;
    } catch (const std::runtime_error&) {
    }
    co_return std::make_shared<int>(2);
  };
  const auto first = std::make_shared<int>(1);
  CHECK(*run(twice(first)) == 2);
  CHECK(first.use_count() == 1);
}

TEST_CASE("an exception propagates through awaiting tasks") {
  const auto caught = [](std::chrono::milliseconds time) -> Task<std::string> {
    std::string message;
    try {
      message = std::to_string(co_await failing_after(time, OutOfStock("pears")));
    } catch (const OutOfStock& exception) {
      message = exception.what();
    }
    co_return message + "!";
  };
  CHECK(run(caught(0ms)) == "pears!");
  CHECK(run(caught(5ms)) == "pears!");
  CHECK_THROWS_AS(run(failing_after(5ms, 3)), int);
  CHECK_THROWS_AS(run(failing_chain(1000)), OutOfStock);
  CHECK(Alive::count == 0);
  // An exception of copying a value is the task's failure.
  struct Throws {
    Throws() = default;
    Throws(const Throws&) { throw OutOfStock("copy"); }
  };
  const auto copy = []() -> Task<Throws> {
    const Throws value;
    co_return value;
  };
  CHECK_THROWS_AS(run(copy()), OutOfStock);
}

TEST_CASE("an exception in a loop is caught each time") {
  const auto loop = []() -> Task<std::string> {
    std::string result;
    for (int i = 0; i < 4; ++i) {
      try {
        result += std::to_string(co_await failing_after(std::chrono::milliseconds(i & 1), OutOfStock("x")));
      } catch (const OutOfStock& exception) {
        result += exception.what();
      }
    }
    co_return result;
  };
  CHECK(run(loop()) == "xxxx");
}

TEST_CASE("a loop of a million awaits does not grow the stack") {
  CHECK(run(sum_of(1'000'000)) == 500'000);
  CHECK(run(sum_of_waiting(1'000'000)) == 500'000);
}

TEST_CASE("a chain of 100,000 tasks completes at once, or waits at its end") {
  CHECK(run(chain(100'000, false)) == 100'000);
  CHECK(run(chain(100'000, true)) == 100'000);
  CHECK_THROWS_AS(run(failing_chain(10'000)), OutOfStock);
}

TEST_CASE("a task beyond the nesting limit starts when the running one suspends") {
  constexpr int most = detail::Turn::most_nested;
  for (const int length : {most - 1, most, most + 1, 2 * most, 3 * most + 1}) CHECK(run(chain(length, false)) == length);
  CHECK(detail::turn.nested == 0);
}

#ifdef __EMSCRIPTEN__
TEST_CASE("frames are reused") {
  run(sum_of_waiting(1'000));
  const std::size_t pages = __builtin_wasm_memory_size(0);
  run(sum_of_waiting(1'000'000));
  run(sum_of(1'000'000));
  CHECK(__builtin_wasm_memory_size(0) == pages);
  // Frames of any size, also those that are allocated individually.
  const auto large = []() -> Task<int> {
    volatile char bytes[2000] = {1};
    co_await sleep_for(0ms);
    co_return bytes[0];
  };
  const auto many = [](auto one) -> Task<int> {
    int sum = 0;
    for (int i = 0; i < 100'000; ++i) sum += co_await one();
    co_return sum;
  };
  CHECK(run(many(large)) == 100'000);
  CHECK(__builtin_wasm_memory_size(0) == pages);
}
#endif

TEST_CASE("frames may be freed in any order, and are then reused") {
  std::vector<Task<int>> tasks;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 100; ++i) tasks.push_back(at_once(i));
    for (std::size_t i = 0; i < tasks.size(); i += 2) tasks[i] = at_once(static_cast<int>(i));
    for (std::size_t i = 0; i < 100; ++i) CHECK(run(std::move(tasks[i])) == static_cast<int>(i));
    tasks.clear();
  }
}

TEST_CASE("destroying a waiting task destroys its objects, and nothing resumes it") {
  run(abandon_one());
  CHECK(Alive::count == 0);
  // Also a task that awaits others.
  const auto outer = []() -> Task<> {
    const auto inner = []() -> Task<> {
      const Alive alive;
      co_await when_all(value_after(1h, 1), value_after(2h, 2), chain(100, true));
    };
    {
      Task<> waiting = inner();
      detail::start(waiting.coroutine());
      CHECK(Alive::count == 3);
    }
    CHECK(Alive::count == 0);
    co_await sleep_for(3h);
  };
  run(outer());
  // And one whose start was postponed.
  const auto deferring = []() -> Task<> {
    Task<int> task = chain(static_cast<int>(detail::Turn::most_nested) + 10, true);
    detail::start(task.coroutine());
    {
      const Task<int> gone = std::move(task);
    }
    co_await sleep_for(1ms);
  };
  run(deferring());
}

TEST_CASE("any awaitable can be awaited") {
  const auto awaits = []() -> Task<std::string> {
    co_await std::suspend_never();
    std::string result = co_await Bool{false};
    result += ", " + co_await Bool{true};
    result += ", " + std::to_string(co_await Handle());
    result += ", " + std::to_string(co_await WithMember());
    result += ", " + std::to_string(co_await WithFunction());
    const Handle lasting;
    result += ", " + std::to_string(co_await lasting);
    result += ", " + std::to_string(*co_await MoveOnly(8));
    try {
      co_await Failing();
    } catch (const OutOfStock& exception) {
      result += std::string(", ") + exception.what();
    }
    co_return result;
  };
  CHECK(run(awaits()) == "went on, suspended, 7, 7, 7, 7, 8, not ready");
}

TEST_CASE("an exception in operator co_await fails the task") {
  const auto awaits = []() -> Task<int> { co_return co_await FailsToGiveAnAwaiter(); };
  CHECK_THROWS_AS(run(awaits()), OutOfStock);
}

TEST_CASE("awaitables may transfer to coroutines of their choice, and all continue") {
  const auto [a, b, c] = run(when_all(number_of(Handle()), number_of(Handle()), number_of(WithMember())));
  CHECK(a + b + c == 21);
}

TEST_CASE("an awaitable may resume a task from within another") {
  // The waiter is two tasks deep, and the setter is awaited too: both must continue.
  std::string log;
  Event event;
  const auto waits = [](Event& of) -> Task<int> {
    co_await of;
    co_return 1;
  };
  const auto waiter = [](auto inner, Event& of, std::string& to) -> Task<> {
    co_await inner(of);
    to += "waited ";
  };
  const auto sets = [](Event& of) -> Task<int> {
    co_await sleep_for(1ms);
    of.waiting.resume();
    co_return 2;
  };
  run(when_all(waiter(waits, event, log), waiter(sets, event, log)));
  CHECK(log == "waited waited ");

  std::coroutine_handle<> waiting;
  const auto suspended = [](std::coroutine_handle<>& coroutine) -> Task<> { co_await Noop{coroutine}; };
  const auto resumes = [](std::coroutine_handle<>& coroutine) -> Task<> {
    co_await sleep_for(1ms);
    coroutine.resume();
  };
  run(when_all(suspended(waiting), resumes(waiting)));
}
