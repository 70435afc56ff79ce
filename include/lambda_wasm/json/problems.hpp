#pragma once

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/storage.hpp>

namespace lambda_wasm::json_text {

/// A value that does not fit its type.
struct Problem {
  const char* place;  ///< Where it begins; of what is missing, where the object begins that lacks it.
  std::string_view expected;
  std::string_view missing;  ///< The key that is missing, if one is.
  std::string_view pointer;  ///< From that value to what is wrong within it, where its AnyCodec tells.
  std::string_view found;    ///< The same; empty for what stands at `place`.
};

/// The problems of a text that is JSON, in its order: the first `max_mismatches`, and how many there are.
class Problems {
 public:
  explicit Problems(Storage& storage) : list_(reinterpret_cast<Problem*>(storage.allocate(max_mismatches * sizeof(Problem)))) {}

  [[LAMBDA_WASM_DETAIL_COLD]] void add(const Problem& problem) {
    ++count_;
    std::size_t index = kept_;
    if (kept_ < max_mismatches) {
      ++kept_;
    } else if (problem.place < list_[--index].place) {  // which is then not among the first any more
    } else {
      return;
    }
    for (; index != 0 && problem.place < list_[index - 1].place; --index) list_[index] = list_[index - 1];
    list_[index] = problem;
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
