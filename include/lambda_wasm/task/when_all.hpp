#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/group.hpp>

namespace lambda_wasm {

namespace detail {

template <class... T>
Task<std::tuple<ValueOrNothing<T>...>> run_all(Task<T>... tasks) {
  RunningGroup group(RunningGroup::Decides::first_failure);
  PromiseBase& self = co_await OwnPromise();
  (group.start(tasks, self), ...);
  co_await group;
  if (PromiseBase* failed = group.decided()) failed->rethrow_failure();
  co_return std::tuple<ValueOrNothing<T>...>{take_value(tasks)...};
}

}  // namespace detail

/// Awaits several tasks or other awaitables concurrently, until all have ended. Returns their values as a tuple in the order of
/// the arguments, with `std::monostate` for those without a value.
///
///     auto [order, stock] = co_await when_all(find(id), count(sku));
///
/// If one fails, the others are cancelled and awaited, and `when_all` throws the exception of the first that failed.
template <class... Awaitable>
  requires(sizeof...(Awaitable) > 0)
auto when_all(Awaitable... awaitables) {
  return detail::run_all(detail::to_task(std::move(awaitables))...);
}

/// As above, for any number of tasks of one type. Returns their values in the order of `tasks`.
template <class T>
Task<std::vector<detail::ValueOrNothing<T>>> when_all(std::vector<Task<T>> tasks) {
  detail::RunningGroup group(detail::RunningGroup::Decides::first_failure);
  detail::PromiseBase& self = co_await detail::OwnPromise();
  for (Task<T>& task : tasks) group.start(task, self);
  co_await group;
  if (detail::PromiseBase* failed = group.decided()) failed->rethrow_failure();
  std::vector<detail::ValueOrNothing<T>> values;
  values.reserve(tasks.size());
  for (Task<T>& task : tasks) values.push_back(detail::take_value(task));
  co_return values;
}

}  // namespace lambda_wasm
