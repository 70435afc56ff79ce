#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <type_traits>
#include <utility>

#include <lambda_wasm/detail/cold.hpp>

namespace lambda_wasm::detail {

/// Bytes that grow at their end: stored in the object while they are few, as the headers of most responses are, otherwise on the
/// heap.
class HeaderBytes {
 public:
  static constexpr std::size_t inside = 64;

  // In Wasm the bytes are initialised only in constant evaluation. Elsewhere they are always initialised, because compilers and
  // checkers warn if uninitialised bytes are copied.
  constexpr HeaderBytes() noexcept {  // NOLINT(modernize-use-equals-default,cppcoreguidelines-pro-type-member-init)
#ifdef __wasm__
    if (!std::is_constant_evaluated()) return;
#endif
    std::fill_n(bytes_, inside, '\0');
  }
  HeaderBytes(const HeaderBytes& other) {
    append(other.size_, [&](char* to) { std::memcpy(to, other.begin(), other.size_); });
  }
  // The bytes in the object are always copied as a whole: that is less code than a check.
  HeaderBytes(HeaderBytes&& other) noexcept
      : heap_(std::move(other.heap_)), size_(std::exchange(other.size_, 0)), capacity_(std::exchange(other.capacity_, inside)) {
    std::memcpy(bytes_, other.bytes_, inside);
  }
  HeaderBytes& operator=(const HeaderBytes& other) { return *this = HeaderBytes(other); }
  HeaderBytes& operator=(HeaderBytes&& other) noexcept {
    if (this == &other) return *this;
    std::memcpy(bytes_, other.bytes_, inside);
    heap_ = std::move(other.heap_);
    size_ = std::exchange(other.size_, 0);
    capacity_ = std::exchange(other.capacity_, inside);
    return *this;
  }
  ~HeaderBytes() = default;

  [[nodiscard]] const char* begin() const noexcept { return heap_ ? heap_.get() : bytes_; }
  [[nodiscard]] const char* end() const noexcept { return begin() + size_; }

  /// Appends `size` bytes, which `write` writes to the address that it gets. It may read the existing bytes.
  template <class Write>
  void append(std::size_t size, Write&& write) {
    if (capacity_ - size_ < size) {
      const std::unique_ptr<char[]> before = grow(size);
      write(heap_.get() + size_);
    } else {
      write((heap_ ? heap_.get() : bytes_) + size_);
    }
    size_ += size;
  }

  void clear() noexcept { size_ = 0; }

 private:
  // Returns the old block, which must live until the new bytes have been written.
  [[LAMBDA_WASM_DETAIL_COLD]] std::unique_ptr<char[]> grow(std::size_t size) {
    const std::size_t capacity = capacity_ * 2 + size;
    std::unique_ptr<char[]> larger(new char[capacity]);
    std::memcpy(larger.get(), begin(), size_);
    heap_.swap(larger);
    capacity_ = capacity;
    return larger;
  }

  char bytes_[inside];
  std::unique_ptr<char[]> heap_;
  std::size_t size_ = 0;
  std::size_t capacity_ = inside;
};

}  // namespace lambda_wasm::detail
