#pragma once
/// @file
/// Handles the records of an event one by one, so that a record that fails does not cost the others:
///
///     events::BatchResponse work(const events::SqsEvent& event, const Context& context) {
///       return batch(event, context, [](const events::SqsMessage& message) { ship(message.json<Order>()); });
///     }
///
/// The event source mapping must have `ReportBatchItemFailures`.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <lambda_wasm/batch/options.hpp>
#include <lambda_wasm/batch/run.hpp>
#include <lambda_wasm/batch/source.hpp>
#include <lambda_wasm/config.hpp>
#include <lambda_wasm/context.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/events/batch_response.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/as_result.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/when_all.hpp>
#include <lambda_wasm/task/when_any.hpp>
#include <lambda_wasm/text/hash.hpp>

namespace lambda_wasm {

namespace detail {

template <class Callable, class Record>
decltype(auto) call_for_record(Callable& callable, const Record& record, const Context& context) {
  if constexpr (std::is_invocable_v<Callable&, const Record&, const Context&>) {
    return callable(record, context);
  } else {
    return callable(record);
  }
}

template <class Callable, class Record>
using ReturnedForRecord =
    decltype(call_for_record(std::declval<Callable&>(), std::declval<const Record&>(), std::declval<const Context&>()));

template <class T>
struct AwaitedFrom {
  using type = T;
};
template <class T>
struct AwaitedFrom<Task<T>> {
  using type = T;
};

/// The records of an event while they are handled.
template <class Event, class Callable>
class Batch {
 public:
  using Source = BatchSource<Event>;
  using Record = typename Source::Record;
  using Returned = ReturnedForRecord<Callable, Record>;
  using Outcome = typename AwaitedFrom<Returned>::type;

  Batch(const Event& event, const Context& context, Callable& callable, const BatchOptions& options)
      : context_(context),
        callable_(callable),
        options_(options),
        records_(Source::records(event)),
        order_(Source::order(records_)),
        run_(records_.size(), key(), order_, groups(), options_) {}

  typename Source::Reply handle() {
    double left = 0;
    for (std::size_t i = 0; i < records_.size(); ++i) {
      if (begin(i, left)) attempt(i, [&] { handle(i); });
    }
    return reply();
  }

  Task<typename Source::Reply> handle_tasks() {
    if (const double time = run_.time(); time < 0) {
      co_await work_all();
    } else {
      co_await when_any(work_all(), stop_in(time));
    }
    co_return reply();
  }

 private:
  enum class Tries : bool { all, suspects };

  [[nodiscard]] std::size_t at_once() const {
    if constexpr (!is_task<Returned>) return 1;
    if (options_.at_once != 0) return options_.at_once;
    return Source::is_stream ? 1 : 4;
  }
  [[nodiscard]] BatchGroups groups() const {
    if (!Source::has_groups(order_, at_once())) return {};
    Storage& storage = host::storage();
    const std::span<std::string_view> names = stored_array(storage, records_.size(), std::string_view());
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = Source::group(*records_[i]);
    return group_by_name(storage, names);
  }

  // A hash of the identifiers, by which a batch is known again in another instance.
  [[nodiscard]] std::uint32_t key() const {
    std::uint32_t hash = 0;
    for (const Record* record : records_)
      hash = hash * 31 + static_cast<std::uint32_t>(text::hash_of(Source::identifier(*record)));
    return hash;
  }

  bool begin(std::size_t index, double& left) {
    return run_.begin(index, left, [&] { return named(index); });
  }
  Returned call(std::size_t index) { return call_for_record(callable_, *records_[index], context_); }

  void handle(std::size_t index) {
    if constexpr (std::is_void_v<Returned>) {
      call(index);
      run_.succeed(index);
    } else {
      end(index, call(index));
    }
  }
  void end(std::size_t index, const Result<void>& result) {
    if (result) {
      run_.succeed(index);
    } else {
      fail(index, result.failure());
    }
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void fail(std::size_t index, const Failure& failure) {
    const HttpError* http = failure.http_error();
    run_.fail(index, http != nullptr ? Error(error_type::http_error, http->detail) : *failure.error(), named(index));
  }
  [[nodiscard]] BatchRecord named(std::size_t index) const { return Source::name(*records_[index]); }

  template <class Handle>
  void attempt([[maybe_unused]] std::size_t index, const Handle& handle) {
#if LAMBDA_WASM_EXCEPTIONS
    try {
      handle();
    } catch (const Error& error) {
      run_.fail(index, error, named(index));
    } catch (const Cancelled& cancelled) {
      run_.fail(index, cancelled, named(index));
    } catch (const std::exception& exception) {
      run_.fail(index, exception, named(index));
    } catch (...) {
      run_.fail(index, named(index));
    }
#else
    handle();
#endif
  }

  // Handles one group after another, until none is left. A record without a group is one of its own.
  Task<> work(Tries tries) {
    PromiseBase& self = co_await OwnPromise();
    double left = 0;
    while (next_ < records_.size()) {
      const std::size_t first = next_++;
      if (!run_.is_first(first)) continue;
      for (std::size_t i = first; i != BatchGroups::none; i = run_.next(i)) {
        if (tries == Tries::suspects && run_.state(i) == host::RecordState::waiting) continue;
        if (self.stop != nullptr && self.stop->is_stopped()) run_.stop();
        if (!begin(i, left)) continue;
        std::optional<Returned> task = started(i);
        if (!task) continue;
        [[maybe_unused]] Promise<Outcome>& ended = co_await Ended<Outcome>{*task};
#if LAMBDA_WASM_EXCEPTIONS
        if (ended.has_failed()) {
          attempt(i, [&] { std::rethrow_exception(ended.exception); });
          continue;
        }
#endif
        if constexpr (std::is_void_v<Outcome>) {
          run_.succeed(i);
        } else {
          end(i, ended.take());
        }
      }
    }
  }
  // The task of a record; none if the callable throws before it returns one. `work` has no try: compilers translate one in a loop of a
  // coroutine wrongly.
  std::optional<Returned> started(std::size_t index) {
    std::optional<Returned> task;
    attempt(index, [&] { task.emplace(call(index)); });
    return task;
  }
  Task<> work_all() {
    if (run_.has_suspects()) {
      co_await work(Tries::suspects);
      next_ = 0;
    }
    std::vector<Task<>> workers;
    for (std::size_t i = (std::min)(at_once(), records_.size()); i > 0; --i) workers.push_back(work(Tries::all));
    co_await when_all(std::move(workers));
  }
  Task<> stop_in(double milliseconds) {
    co_await sleep_for(std::chrono::duration<double, std::milli>(milliseconds));
    run_.stop();
  }

  typename Source::Reply reply() {
    if (options_.throw_when_all_fail && run_.none_succeeded())
      raise("lambda_wasm::BatchFailed", "No record of the batch succeeded.");
    typename Source::Reply reply;
    run_.report([&](std::size_t index) { Source::report(reply, *records_[index], index); });
    return reply;
  }

  const Context& context_;
  Callable& callable_;
  BatchOptions options_;
  std::span<const Record*> records_;
  BatchOrder order_;
  BatchRun run_;
  std::size_t next_ = 0;  // the first record that no worker has taken
};

/// Whether the arguments of `batch` make one; if not, it does not compile, for one reason.
template <class Event, class Callable>
consteval bool check_batch() {
  constexpr bool has_records = is_batch_event<Event>;
  static_assert(
      has_records,
      "lambda_wasm: batch takes events of Amazon SQS, Kinesis and DynamoDB and of Apache Kafka, or structs of your own whose "
      "`records` have the member message_id, kinesis.sequence_number or dynamodb.sequence_number, or are lists by name of "
      "records with topic, partition and offset.");
  if constexpr (has_records) {
    using Record = typename BatchSource<Event>::Record;
    constexpr bool is_called =
        std::is_invocable_v<Callable&, const Record&> || std::is_invocable_v<Callable&, const Record&, const Context&>;
    static_assert(is_called,
                  "lambda_wasm: batch needs a callable that takes a record of the event, or a record and the Context.");
    if constexpr (is_called) {
      using Outcome = typename AwaitedFrom<ReturnedForRecord<Callable, Record>>::type;
      constexpr bool ends = std::is_void_v<Outcome> || std::is_same_v<Outcome, Result<void>>;
      static_assert(ends, "lambda_wasm: The callable of batch returns nothing, a Result<void>, or a Task of one of them.");
      return ends;
    }
  }
  return false;
}

template <class Event, class Callable>
Task<typename BatchSource<Event>::Reply> run_batch(const Event& event, const Context& context, Callable callable,
                                                   BatchOptions options) {
  Batch<Event, Callable> batch(event, context, callable, options);
  co_return co_await batch.handle_tasks();
}

}  // namespace detail

/// Calls `callable` with each record of an event of Amazon SQS, Kinesis, DynamoDB or Apache Kafka, and returns the reply that reports those
/// that failed: whose call throws, returns a `Result<void>` with an error, or crashes. Each is logged once, at level error.
///
/// If `callable` returns a Task, so does `batch`: `co_return co_await batch(event, context, ship_later, {.at_once = 8});`. Then `event`,
/// `context` and what `callable` refers to must live until it has ended.
///
/// - Messages of a FIFO queue keep the order of their group: after one that fails, the rest of its group is not tried.
/// - Records of Kinesis and DynamoDB keep their order, and none after one that fails is tried: Lambda sends all of them again. The same
///   holds within each partition of Kafka.
/// - No record begins when the invocation is soon over: when less time is left than the margin of LAMBDA_WASM_DEADLINE_MARGIN, or than
///   one and a half times the longest record took. Tasks that still run are cancelled a little before. What has not ended is reported.
/// - A crash costs one record: see `BatchOptions::isolate_crashes`.
///
/// @throws Error of type `lambda_wasm::BatchFailed` if no record succeeded and the options ask for it; of type `lambda_wasm::Error` if a
/// record to report has no identifier
template <class Event, class Callable>
auto batch(const Event& event, const Context& context, Callable callable, const BatchOptions& options = {}) {
  if constexpr (!detail::check_batch<Event, Callable>()) {
    return events::BatchResponse();
  } else if constexpr (detail::is_task<typename detail::Batch<Event, Callable>::Returned>) {
    return detail::run_batch(event, context, std::move(callable), options);
  } else {
    return detail::Batch<Event, Callable>(event, context, callable, options).handle();
  }
}

}  // namespace lambda_wasm
