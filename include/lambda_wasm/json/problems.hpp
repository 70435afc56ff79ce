#pragma once

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/storage.hpp>

namespace lambda_wasm::json_text {

/// A value that does not fit its type.
struct Problem {
  const char* place;  ///< Where it begins; if a field is missing, the start of the object.
  std::string_view expected;
  std::string_view missing;  ///< The missing key, if one is missing.
  std::string_view pointer;  ///< From that value to the mismatch within it, if its AnyCodec states it.
  std::string_view found;    ///< The value that was found there; empty for the value at `place`.
};

/// The problems of a valid JSON text, in its order: the first `max_mismatches`, and the count of all.
class Problems {
 public:
  explicit Problems(Storage& storage) : list_(reinterpret_cast<Problem*>(storage.allocate(max_mismatches * sizeof(Problem)))) {}

  [[LAMBDA_WASM_DETAIL_COLD]] void add(const Problem& problem) {
    ++count_;
    std::size_t index = kept_;
    if (kept_ < max_mismatches) {
      ++kept_;
    } else if (problem.place < list_[--index].place) {  // which no longer belongs to the first ones
    } else {
      return;
    }
    for (; index != 0 && problem.place < list_[index - 1].place; --index) list_[index] = list_[index - 1];
    list_[index] = problem;
  }

  /// Whether there is a problem between two places, as far as it was kept.
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] bool has_within(const char* begin, const char* end) const {
    for (const Problem& problem : *this) {
      if (problem.place >= begin && problem.place < end) return true;
    }
    return false;
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] const Problem* begin() const { return list_; }
  [[nodiscard]] const Problem* end() const { return list_ + kept_; }

 private:
  Problem* list_;
  std::size_t kept_ = 0;
  std::size_t count_ = 0;
};

}  // namespace lambda_wasm::json_text
