// Tasks of a program without exceptions: a cancelled task never resumes, and the task that awaits it destroys it.

#include <cstdio>
#include <vector>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/task/as_result.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/stopping.hpp>
#include <lambda_wasm/task/when_all.hpp>
#include <lambda_wasm/task/when_any.hpp>
#include <lambda_wasm/testing/run.hpp>

#if LAMBDA_WASM_EXCEPTIONS
#error This program is built without exceptions.
#endif

using namespace lambda_wasm;
using std::chrono_literals::operator""h;
using std::chrono_literals::operator""ms;

namespace {

int alive = 0;
struct Alive {
  Alive() { ++alive; }
  ~Alive() { --alive; }
};

Task<int> after(std::chrono::milliseconds time, int value) {
  const Alive one;
  co_await sleep_for(time);
  std::printf("%d ", value);
  co_return value;
}

Task<int> run_all() {
  // The loser is destroyed with the group, even if the group's Task object still exists: it prints nothing and does not resume.
  Task<std::variant<int, int>> any = when_any(after(5ms, 1), after(10ms, 2));
  const auto either = co_await std::move(any);
  std::printf("first %zu, alive %d; ", either.index(), alive);
  co_await sleep_for(100ms);

  std::vector<Task<int>> tasks;
  for (int i = 3; i > 0; --i) tasks.push_back(after(std::chrono::milliseconds(i), i));
  Task<First<int>> one = when_any(std::move(tasks));
  const First<int> first = co_await std::move(one);
  std::printf("first %zu, alive %d; ", first.index, alive);
  co_await sleep_for(100ms);

  const auto [a, b] = co_await when_all(after(2ms, 4), after(1ms, 5));
  const Result<int> attempted = co_await as_result(after(1ms, 6));
  std::printf("%d; ", a + b + *attempted);

  StopSource source;
  source.request_stop();
  const auto stopped = co_await when_any(with_stop(source.token(), after(1ms, 7)), sleep_for(1h));
  std::printf("%zu, alive %d; ", stopped.index(), alive);

  StopSource later;
  const auto stop_later = [](StopSource& of) -> Task<> {
    co_await sleep_for(1ms);
    of.request_stop();
    co_await sleep_for(1h);
  };
  const auto stopped_later = co_await when_any(with_stop(later.token(), after(5ms, 8)), stop_later(later));
  std::printf("%zu, alive %d\n", stopped_later.index(), alive);
  co_return alive;
}

}  // namespace

int main() { return testing::run(run_all()) == 0 ? 0 : 1; }
