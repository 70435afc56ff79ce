#pragma once
/// @file
/// One batch while its records are handled: which of them may begin, and what becomes of each.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <typeinfo>
#include <utility>
#include <vector>

#include <lambda_wasm/batch/groups.hpp>
#include <lambda_wasm/batch/options.hpp>
#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/batch.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/host/type_name.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/thrown_value.hpp>

namespace lambda_wasm::detail {

/// What a failure means for the records after it.
enum class BatchOrder : std::uint8_t {
  any,         ///< nothing: the others go on
  groups,      ///< the rest of its group is not tried
  partitions,  ///< the same, and of each group only the first failed record is reported
  stream,      ///< none after it is tried, and only it is reported
};

/// What the log says of a record.
struct BatchRecord {
  std::string_view identifier;
  std::string_view receive_count;  ///< empty if the service does not count
};

class BatchRun {
 public:
  using State = host::RecordState;

  /// @param groups  for `groups`, `partitions`, and a stream of which several records run at once; else empty
  /// @param key     a hash of the records' identifiers
  BatchRun(std::size_t count, std::uint32_t key, BatchOrder order, const BatchGroups& groups, const BatchOptions& options)
      : states_(count),
        groups_(groups),
        has_failed_(stored_array(host::storage(), groups.first.size(), false)),
        options_(options),
        order_(order) {
    margin_ = host::begin_batch(states_.data(), options_.isolate_crashes ? count : 0, key);
    if (margin_ >= 0) left_ = host::remaining_milliseconds();
  }
  BatchRun(const BatchRun&) = delete;
  BatchRun& operator=(const BatchRun&) = delete;
  ~BatchRun() { host::end_batch(states_.data()); }

  [[nodiscard]] std::size_t size() const { return states_.size(); }
  [[nodiscard]] State state(std::size_t index) const { return states_[index]; }
  [[nodiscard]] bool has_suspects() const { return std::find(states_.begin(), states_.end(), State::suspect) != states_.end(); }

  /// Whether a record is the first of its group, and the next one of it.
  [[nodiscard]] bool is_first(std::size_t index) const { return groups_.first.empty() || groups_.first[index] == index; }
  [[nodiscard]] std::size_t next(std::size_t index) const {
    return groups_.next.empty() ? BatchGroups::none : groups_.next[index];
  }

  /// In how many milliseconds it stops what runs, a little before the invocation would be cancelled; less than 0 if it has no end.
  [[nodiscard]] double time() const { return margin_ < 0 ? -1 : (std::max)(0.0, left_ - margin_ * 1.25); }
  /// Lets no more records begin.
  void stop() { is_over_ = true; }

  /// Whether the record may begin, which it then has. `of` returns its BatchRecord. `left` is the time in milliseconds that was left when
  /// the record began that has just ended, and is that of this one now; 0 at first.
  template <class Of>
  bool begin(std::size_t index, double& left, const Of& of) {
    const State state = states_[index];
    if (state == State::done) return false;
    if (state == State::waiting || state == State::suspect) return may_begin(index, left);
    if (state == State::crashed) log(of(), {}, host::FailedRecord::Fate::crashed);
    fail(index);
    return false;
  }

  void succeed(std::size_t index) { states_[index] = State::done; }

  [[LAMBDA_WASM_DETAIL_COLD]] void fail(std::size_t index, const Error& error, const BatchRecord& record) {
    note(index, record, {false, error.type, error.message}, &error);
  }
#if LAMBDA_WASM_EXCEPTIONS
  [[LAMBDA_WASM_DETAIL_COLD]] void fail(std::size_t index, const std::exception& exception, const BatchRecord& record) {
    note(index, record, {true, typeid(exception).name(), exception.what()}, nullptr);
  }
  /// As above. It is no poison: it was stopped.
  [[LAMBDA_WASM_DETAIL_COLD]] void fail(std::size_t index, const Cancelled& cancelled, const BatchRecord& record) {
    fail(index);
    log(record, {true, typeid(Cancelled).name(), cancelled.what()}, host::FailedRecord::Fate::failed);
  }
  /// As above, for the exception that is being handled.
  [[LAMBDA_WASM_DETAIL_COLD]] void fail(std::size_t index, const BatchRecord& record) {
    const ThrownValue thrown = thrown_value();
    note(index, record, {true, thrown.type, thrown.text}, nullptr);
  }
#endif

  /// Calls `report` with each record to report.
  template <class Report>
  void report(const Report& report) const {
    // Of the first record of a group.
    const std::span<bool> is_reported = stored_array(host::storage(), order_ == BatchOrder::partitions ? size() : 0, false);
    for (std::size_t i = 0; i < size(); ++i) {
      if (state(i) == State::done) continue;
      if (!is_reported.empty() && std::exchange(is_reported[groups_.first[i]], true)) continue;
      report(i);
      if (order_ == BatchOrder::stream) return;
    }
  }
  [[nodiscard]] bool none_succeeded() const {
    return size() > 0 && std::none_of(states_.begin(), states_.end(), [](State state) { return state == State::done; });
  }

 private:
  bool may_begin(std::size_t index, double& left) {
    if (is_over_ || index > last_) return false;
    if (!has_failed_.empty() && order_ != BatchOrder::stream && has_failed_[groups_.first[index]]) return false;
    if (!has_time(left)) {
      stop();
      return false;
    }
    states_[index] = State::running;
    return true;
  }

  // A record begins only if the longest record so far would end in time.
  bool has_time(double& left) {
    if (margin_ < 0) return true;
    const double now = host::remaining_milliseconds();
    longest_ = (std::max)(longest_, left - now);
    left = now;
    return now > (std::max)(margin_, longest_ * 1.5);
  }

  void fail(std::size_t index) {
    states_[index] = State::failed;
    if (order_ == BatchOrder::stream) last_ = (std::min)(last_, index);
    if (!has_failed_.empty()) has_failed_[groups_.first[index]] = true;
  }

  struct What {
    bool is_type;  // whether `type` is a typeid(…).name()
    std::string_view type, message;
  };
  [[LAMBDA_WASM_DETAIL_COLD]] static void log(const BatchRecord& record, const What& what, host::FailedRecord::Fate fate) {
    host::log_record({fate, what.is_type, what.type, what.message, record.identifier, record.receive_count});
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void note(std::size_t index, const BatchRecord& record, const What& what, const Error* error) {
    bool is_dropped = false;
    if (options_.is_poison != nullptr) {
      is_dropped = error != nullptr ? options_.is_poison(*error)
                                    : options_.is_poison(Error(host::type_name(what.type.data()), std::string(what.message)));
    }
    log(record, what, is_dropped ? host::FailedRecord::Fate::dropped : host::FailedRecord::Fate::failed);
    if (is_dropped) {
      succeed(index);
    } else {
      fail(index);
    }
  }

  std::vector<State> states_;  // not in the invocation's storage, which may be reset before the edge reads them
  BatchGroups groups_;
  std::span<bool> has_failed_;  // of the first record of a group: whether one of the group failed
  BatchOptions options_;
  BatchOrder order_;
  bool is_over_ = false;
  std::size_t last_ = (std::numeric_limits<std::size_t>::max)();  // the first failed record of a stream
  double margin_ = -1, left_ = 0, longest_ = 0;                   // in milliseconds
};

}  // namespace lambda_wasm::detail
