#pragma once
/// @file
/// The allocator of coroutine frames.

#include <cstddef>
#include <new>

namespace lambda_wasm::detail {

#ifdef __wasm__

/// A pool of memory with free lists by size class: a handler that awaits many times needs no more memory than one that awaits
/// once. Frames may be freed in any order.
class Frames {
 public:
  void* allocate(std::size_t size) {
    const std::size_t index = class_of(size);
    if (index < classes) {
      if (Free* frame = free_[index]) {
        free_[index] = frame->next;
        return frame;
      }
    }
    return carve(index, size);
  }

  void release(void* frame, std::size_t size) noexcept {
    const std::size_t index = class_of(size);
    if (index >= classes) return ::operator delete(frame);
    free_[index] = new (frame) Free{free_[index]};
  }

 private:
  struct Free {
    Free* next;
  };
  static constexpr std::size_t step = 32, classes = 33, block = 4080;  // bytes; larger frames are allocated singly
  static constexpr std::size_t class_of(std::size_t size) { return (size + step - 1) / step; }

  [[gnu::noinline]] void* carve(std::size_t index, std::size_t size) {
    if (index >= classes) return ::operator new(size);
    const std::size_t rounded = index * step;
    if (static_cast<std::size_t>(end_ - begin_) < rounded) {  // the rest of the block stays unused
      begin_ = static_cast<char*>(::operator new(block));
      end_ = begin_ + block;
    }
    char* frame = begin_;
    begin_ += rounded;
    return frame;
  }

  Free* free_[classes] = {};
  char* begin_ = nullptr;
  char* end_ = nullptr;
};

inline constinit Frames frames;

/// The base of promise types whose coroutine frames come from the pool.
struct Framed {
  static void* operator new(std::size_t size) { return frames.allocate(size); }
  static void operator delete(void* frame, std::size_t size) noexcept { frames.release(frame, size); }
};

#else

/// In native builds frames come from the heap, so that sanitizers detect the use of a freed frame.
struct Framed {};

#endif

}  // namespace lambda_wasm::detail
