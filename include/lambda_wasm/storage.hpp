#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>

namespace lambda_wasm {

/// An arena for text that must outlive the parser that made it: an allocation costs a few instructions, and all are freed
/// together.
///
/// Addresses stay valid until `reset()` or the destructor. Allocations are not freed singly, and no destructors run. The first
/// use allocates the first block.
class Storage {
 public:
  /// The capacity of the first block in bytes.
  static constexpr std::size_t first_block = 4096 - 2 * sizeof(void*);

  constexpr Storage() = default;
  Storage(const Storage&) = delete;
  Storage& operator=(const Storage&) = delete;
  ~Storage() { free_after(nullptr); }

  /// Returns uninitialised memory of `bytes` bytes, aligned to 8. For zero bytes it also returns a valid address. Throws as
  /// `operator new`.
  char* allocate(std::size_t bytes) {
    const auto misaligned = reinterpret_cast<std::uintptr_t>(free_) % 8;
    const std::size_t padding = misaligned == 0 ? 0 : 8 - misaligned;
    if (static_cast<std::size_t>(end_ - free_) < padding || static_cast<std::size_t>(end_ - free_) - padding < bytes || !free_) {
      open_block(bytes);
      return take(bytes);
    }
    free_ += padding;
    return take(bytes);
  }

  /// Returns a copy of `text` that lives as long as this storage's allocations. Not aligned, not terminated.
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    if (static_cast<std::size_t>(end_ - free_) < text.size()) open_block(text.size());
    char* copy = take(text.size());
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
  }

  /// Releases the tail of the latest allocation, from `end` on. `end` is in it or one past it.
  void shrink_last(char* end) noexcept { free_ = end; }

  /// Frees everything. The first block is kept for reuse, so that repeated resets do not increase the memory.
  void reset() noexcept {
    if (!last_) return;
    free_after(first_);
    last_ = first_;
    free_ = first_->bytes();
    end_ = free_ + first_->size;
  }

 private:
  struct alignas(8) Block {
    Block* previous;
    std::size_t size;
    char* bytes() noexcept { return reinterpret_cast<char*>(this + 1); }
  };

  char* take(std::size_t bytes) noexcept {
    char* taken = free_;
    free_ += bytes;
    return taken;
  }

  // Each block is at least twice as large as the one before, so that there are few blocks.
  [[LAMBDA_WASM_DETAIL_COLD]] void open_block(std::size_t bytes) {
    constexpr std::size_t most = SIZE_MAX - sizeof(Block);
    std::size_t size = last_ ? last_->size < most / 2 ? last_->size * 2 : most : first_block;
    if (size < bytes) size = bytes;
    if (size > most) size = most;  // operator new refuses this size
    auto* block = static_cast<Block*>(::operator new(size + sizeof(Block)));
    block->previous = last_;
    block->size = size;
    if (!first_) first_ = block;
    last_ = block;
    free_ = block->bytes();
    end_ = free_ + size;
  }

  void free_after(Block* kept) noexcept {
    while (last_ != kept) {
      Block* previous = last_->previous;
      ::operator delete(last_);
      last_ = previous;
    }
  }

  Block* first_ = nullptr;
  Block* last_ = nullptr;
  char* free_ = nullptr;
  char* end_ = nullptr;
};

}  // namespace lambda_wasm
