#pragma once
/// @file
/// The memory of one invocation in Wasm: the messages that JavaScript writes, and all other data that lives until the result is
/// delivered.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/storage.hpp>

namespace lambda_wasm::edge {

/// The memory of one invocation: the blocks of its messages, and its storage. JavaScript reads and writes the first members, each
/// a word (Lane in cmake/javascript/runtime/lane.mjs), at the offsets that edge/abi.hpp states.
///
/// If many invocations wait, JavaScript keeps copies of their records and puts one at a time at the address of `current()`
/// (AsynchronousInstance in cmake/javascript/runtime/asynchronous.mjs). Therefore a record may hold numbers and addresses, but no
/// address within itself. A record without blocks is all zeros, except for its number.
///
/// Words are read at once, so each message overwrites the words of the previous one. Views refer to the text, so the text of each
/// message follows that of the previous one, and a full block stays until the invocation ends.
class Record {
 public:
  constexpr Record() = default;
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;

  /// The message that JavaScript has written last. @param fits  false: it is a mismatch
  [[nodiscard]] host::Message message(bool fits = true) const { return {words_, message_text_, fits}; }

  [[nodiscard]] Storage& storage() { return storage_; }

  /// The number of this invocation in the instance: never 0, and repeated after 2^32 invocations.
  [[nodiscard]] std::uint32_t number() const { return number_; }

  /// The detail::Root of an invocation that may wait; otherwise null.
  [[nodiscard]] void*& root() { return root_; }

  /// Lets the next message overwrite the text of the last one, to which no views may exist any more.
  void forget_message() { text_used_ = static_cast<std::uint32_t>(message_text_ - text_); }

  /// Makes room for `words` words, of which `used_words` are kept, and for `bytes` bytes of text of the message that is being
  /// written, of which `kept` are already written. @returns false if there is no memory for it
  [[LAMBDA_WASM_DETAIL_COLD]] bool reserve(std::uint32_t used_words, std::uint32_t words, std::uint32_t kept,
                                           std::uint32_t bytes) {
    if (words > word_capacity_ && !grow_words(used_words, words < first_words ? first_words : words * 2)) return false;
    if (bytes <= text_capacity_ - text_used_) return true;
    const char* partial = text_ + text_used_;
    TextBlock* full = text_ == nullptr ? nullptr : block_of(text_);
    const bool is_viewed = text_used_ != 0;
    if (!open_text(bytes + bytes / 4)) return false;
    if (kept != 0) std::memcpy(text_, partial, kept);
    if (is_viewed) {
      full->next = full_;
      full_ = full;
    } else {
      std::free(full);
    }
    return true;
  }

  /// The maximum words and bytes of a `reserve`: the sizes of the larger blocks that it allocates must fit in 32 bits.
  static constexpr std::uint32_t most_words = 536'000'000, most_bytes = 3'400'000'000;

  /// The size of a record, and the offsets in bytes of the numbers and addresses in it that JavaScript reads and writes.
  struct Layout {
    std::size_t size, words, word_capacity, text, text_capacity, text_used, message_text, number, root;
  };
  static consteval Layout layout() {
    return {.size = sizeof(Record),
            .words = offsetof(Record, words_),
            .word_capacity = offsetof(Record, word_capacity_),
            .text = offsetof(Record, text_),
            .text_capacity = offsetof(Record, text_capacity_),
            .text_used = offsetof(Record, text_used_),
            .message_text = offsetof(Record, message_text_),
            .number = offsetof(Record, number_),
            .root = offsetof(Record, root_)};
  }

  /// Frees the memory of the invocation. The last blocks are kept for the next invocation, at their current size.
  void end() {
    storage_.reset();
    while (full_ != nullptr) {
      TextBlock* next = full_->next;
      std::free(full_);
      full_ = next;
    }
    text_used_ = 0;
    number_ = next_number();
  }

 private:
  struct alignas(8) TextBlock {
    TextBlock* next;
  };
  static constexpr std::uint32_t first_words = 1024;  // the minimum
  static constexpr std::uint32_t first_text = 16 * 1024;

  static std::uint32_t next_number() {
    static constinit std::uint32_t last = 1;  // the number of the first invocation
    if (++last == 0) ++last;
    return last;
  }

  static TextBlock* block_of(char* text) { return reinterpret_cast<TextBlock*>(text) - 1; }

  [[LAMBDA_WASM_DETAIL_COLD]] bool grow_words(std::uint32_t used, std::uint32_t words) {
    auto* grown = static_cast<std::uint32_t*>(std::malloc(words * sizeof(std::uint32_t)));
    if (grown == nullptr) return false;
    if (used != 0) std::memcpy(grown, words_, used * sizeof(std::uint32_t));
    std::free(words_);
    words_ = grown;
    word_capacity_ = words;
    return true;
  }

  [[LAMBDA_WASM_DETAIL_COLD]] bool open_text(std::uint32_t bytes) {
    const std::uint32_t capacity = bytes < first_text ? first_text : bytes;
    auto* block = static_cast<TextBlock*>(std::malloc(sizeof(TextBlock) + capacity));
    if (block == nullptr) return false;
    text_ = reinterpret_cast<char*>(block + 1);
    text_capacity_ = capacity;
    text_used_ = 0;
    return true;
  }

  // Read and written by JavaScript.
  std::uint32_t* words_ = nullptr;
  std::uint32_t word_capacity_ = 0;
  char* text_ = nullptr;
  std::uint32_t text_capacity_ = 0;
  std::uint32_t text_used_ = 0;         // where the next message's text begins
  const char* message_text_ = nullptr;  // where the last message's text begins

  // Used only by C++, except for the number of a record that JavaScript makes: those count down from 2^32.
  std::uint32_t number_ = 1;
  void* root_ = nullptr;
  TextBlock* full_ = nullptr;
  Storage storage_;
};

/// The record of the running invocation. JavaScript writes the next event to it while none runs. The compiler constructs it, so that it
/// exists before every static initialiser. It is never destroyed: the instance ends with the process.
inline Record& current() {
  [[clang::no_destroy]] static constinit Record record;
  return record;
}

}  // namespace lambda_wasm::edge
