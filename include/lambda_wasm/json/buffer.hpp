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
/// Its memory is kept by `clear()`, so a buffer that is used again soon allocates nothing.
class Buffer {
 public:
  Buffer() noexcept {}  // NOLINT(modernize-use-equals-default): the first bytes are not initialised
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { release(); }

  /// What has been written. Valid until more is.
  [[nodiscard]] std::string_view view() const noexcept { return {begin_, static_cast<std::size_t>(end_ - begin_)}; }
  void clear() noexcept { end_ = begin_; }

  [[nodiscard]] char* begin() const noexcept { return begin_; }
  [[nodiscard]] char* end() const noexcept { return end_; }
  void set_end(char* end) noexcept { end_ = end; }

  /// Makes room for `bytes` bytes after `to`, which is where the text ends by now.
  /// @returns where it ends then: the text may have moved.
  [[nodiscard]] char* reserve(char* to, std::size_t bytes) {
    return static_cast<std::size_t>(limit_ - to) < bytes ? grow(to, bytes) : to;
  }

 private:
  // Room is doubled, so that a long text costs a constant number of copies of itself. Not by realloc: it can seldom extend a
  // block in place, and would be the larger part of the allocator.
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

  char first_[256];  // a short text allocates nothing
  char* begin_ = first_;
  char* end_ = first_;
  char* limit_ = first_ + sizeof first_;
};

}  // namespace lambda_wasm::json_text
