#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/group.hpp>

namespace lambda_wasm {

namespace detail {

template <class... T>
Task<std::variant<ValueOrNothing<T>...>> run_any(Task<T>... tasks) {
  RunningGroup group(RunningGroup::Decides::first);
  PromiseBase& self = co_await OwnPromise();
  (group.start(tasks, self), ...);
  co_await group;
  using Value = std::variant<ValueOrNothing<T>...>;
  std::optional<Value> value;
  const auto take = [&]<std::size_t index>(auto& task) {
    if (&task.coroutine().promise() == group.decided()) value.emplace(std::in_place_index<index>, take_value(task));
  };
  [&]<std::size_t... index>(std::index_sequence<index...>) {
    (take.template operator()<index>(tasks), ...);
  }(std::index_sequence_for<T...>());
  if constexpr (!LAMBDA_WASM_EXCEPTIONS) (abandon(tasks), ...);
  co_return *std::move(value);
}

}  // namespace detail

/// Awaits several tasks or other awaitables concurrently, until the first ends. Returns its value as a variant: the alternative
/// has the index of the argument. The others are cancelled and awaited. If the first that ends fails, `when_any` throws its
/// exception.
///
///     auto either = co_await when_any(fetch(url), sleep_for(2s));
///     if (either.index() == 1) …
template <class... Awaitable>
  requires(sizeof...(Awaitable) > 0)
auto when_any(Awaitable... awaitables) {
  return detail::run_any(detail::to_task(std::move(awaitables))...);
}

/// The task that ended first: its `index` in the vector, and the `value` that it returned.
template <class T>
struct First {
  std::size_t index;
  T value;
};

/// As above, for any number of tasks of one type, at least one.
template <class T>
Task<First<detail::ValueOrNothing<T>>> when_any(std::vector<Task<T>> tasks) {
  if (tasks.empty()) __builtin_trap();  // without a task it would never end
  detail::RunningGroup group(detail::RunningGroup::Decides::first);
  detail::PromiseBase& self = co_await detail::OwnPromise();
  for (Task<T>& task : tasks) group.start(task, self);
  co_await group;
  std::size_t index = 0;
  while (&tasks[index].coroutine().promise() != group.decided()) ++index;
  First<detail::ValueOrNothing<T>> first{index, detail::take_value(tasks[index])};
  if constexpr (!LAMBDA_WASM_EXCEPTIONS) tasks.clear();
  co_return first;
}

}  // namespace lambda_wasm
