#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/raise.hpp>

namespace lambda_wasm::json_text {

/// Text that grows at its end, for writers that keep the end in a local variable.
///
///     char* to = buffer.end();
///     to = buffer.reserve(to, 2);
///     *to++ = '{';
///     *to++ = '}';
///     buffer.set_end(to);
///
/// `clear()` keeps its memory, so that a buffer that is used again seldom allocates.
class Buffer {
 public:
  Buffer() noexcept {}  // NOLINT(modernize-use-equals-default): the first bytes are not initialised
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { release(); }

  /// The written text. Valid until more is written.
  [[nodiscard]] std::string_view view() const noexcept { return {begin_, static_cast<std::size_t>(end_ - begin_)}; }
  void clear() noexcept { end_ = begin_; }

  [[nodiscard]] char* begin() const noexcept { return begin_; }
  [[nodiscard]] char* end() const noexcept { return end_; }
  void set_end(char* end) noexcept { end_ = end; }

  /// Makes room for `bytes` bytes after `to`, the current end of the text.
  /// @returns the end of the text, which may have moved.
  [[nodiscard]] char* reserve(char* to, std::size_t bytes) {
    return static_cast<std::size_t>(limit_ - to) < bytes ? grow(to, bytes) : to;
  }

 private:
  // The capacity is doubled, so that the cost of copying stays proportional to the text. realloc is not used: it can seldom
  // extend a block in place, and would be the larger part of the allocator.
  [[LAMBDA_WASM_DETAIL_COLD]] char* grow(char* to, std::size_t bytes) {
    const auto used = static_cast<std::size_t>(to - begin_);
    const std::size_t capacity = static_cast<std::size_t>(limit_ - begin_) * 2 + bytes;
    auto* moved = static_cast<char*>(std::malloc(capacity));
    if (moved == nullptr) detail::raise("std::bad_alloc", "There is no memory left for a JSON text.");
    std::memcpy(moved, begin_, used);
    release();
    begin_ = moved;
    limit_ = moved + capacity;
    end_ = moved + used;
    return end_;
  }

  void release() noexcept {
    if (begin_ != first_) std::free(begin_);
  }

  char first_[256];  // for short texts without an allocation
  char* begin_ = first_;
  char* end_ = first_;
  char* limit_ = first_ + sizeof first_;
};

}  // namespace lambda_wasm::json_text
