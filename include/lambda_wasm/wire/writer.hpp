#pragma once
/// @file
/// Writes a value as a message on the wire (the table in schema.hpp).

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/kinds/level.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/text/time.hpp>

namespace lambda_wasm::wire {

/// The memory of a message: two growing blocks, which are reused for the next message. JavaScript reads these members, each a
/// word, at the places that edge/abi.hpp states.
struct Block {
  std::uint32_t* words = nullptr;
  std::uint32_t word_capacity = 0;
  char* text = nullptr;
  std::uint32_t text_capacity = 0;
  std::uint32_t text_size = 0;
  std::uint32_t is_wide = 0;  ///< 1 if a byte of the text is not ASCII

  constexpr Block() = default;
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;
  ~Block() {
    std::free(words);
    std::free(text);
  }
};

class Writer {
 public:
  /// Begins a message in `block`, and discards its old content.
  explicit Writer(Block& block) : block_(block), words_(block.words), text_(block.text) {}

  /// Writes one value. @throws Error if an enum has a value that its description does not name
  template <class T>
  void write(const T& value) {
    Kind<T>::write(*this, value);
  }

  void word(std::uint32_t value) {
    reserve_words(1);
    *words_++ = value;
  }

  void double_word(std::uint64_t value) {
    reserve_words(2);
    *words_++ = static_cast<std::uint32_t>(value);
    *words_++ = static_cast<std::uint32_t>(value >> 32);
  }

  void real(double value) {
    reserve_words(3);
    words_ += (words_ - block_.words) & 1;
    std::memcpy(words_, &value, sizeof value);
    words_ += 2;
  }

  void text(std::string_view value) {
    const std::size_t size = value.size();
    word(static_cast<std::uint32_t>(size));
    if (static_cast<std::size_t>(block_.text + block_.text_capacity - text_) < size) grow_text(size);
    const char* from = value.data();
    char* to = text_;
    text_ += size;
    std::uint64_t bits = 0;  // a local: a write through a char* might alias a member
    std::size_t at = 0;
#ifdef __clang__
#pragma clang loop unroll(disable)
#endif
    for (; at + 8 <= size; at += 8) {
      std::uint64_t eight;
      std::memcpy(&eight, from + at, 8);
      bits |= eight;
      std::memcpy(to + at, &eight, 8);
    }
#ifdef __clang__
#pragma clang loop unroll(disable)
#endif
    for (; at < size; ++at) {
      bits |= static_cast<unsigned char>(from[at]);
      to[at] = from[at];
    }
    high_bits_ |= bits;
  }

  void time(const lambda_wasm::text::Timestamp& value) {
    if (value.seconds < first_second || value.seconds > last_second) raise_unwritable_time();
    double_word(static_cast<std::uint64_t>(value.seconds));
    word(value.nanoseconds);
  }

  /// Ends the message: only this call sets the size of the text in the block.
  void finish() {
    block_.text_size = static_cast<std::uint32_t>(text_ - block_.text);
    block_.is_wide = (high_bits_ & 0x8080808080808080u) != 0 ? 1 : 0;
  }

 private:
  void reserve_words(std::uint32_t count) {
    if (static_cast<std::uint32_t>(block_.words + block_.word_capacity - words_) < count) grow_words(count);
  }

  void grow_words(std::uint32_t count) {
    const auto used = static_cast<std::uint32_t>(words_ - block_.words);
    block_.words = static_cast<std::uint32_t*>(grown(block_.words, used, block_.word_capacity, count, sizeof(std::uint32_t)));
    words_ = block_.words + used;
  }
  void grow_text(std::size_t size) {
    const auto used = static_cast<std::uint32_t>(text_ - block_.text);
    block_.text = static_cast<char*>(grown(block_.text, used, block_.text_capacity, static_cast<std::uint32_t>(size), 1));
    text_ = block_.text + used;
  }
  // Returns the block moved to more than twice its capacity, so that the cost of copying stays proportional to the message.
  // realloc is not used: it can seldom extend a block in place, and would be the larger part of the allocator.
  [[LAMBDA_WASM_DETAIL_COLD]] static void* grown(void* block, std::uint32_t used, std::uint32_t& capacity, std::uint32_t more,
                                                 std::size_t unit) {
    const std::uint32_t more_capacity = capacity * 2 + more + 256;
    void* moved = std::malloc(more_capacity * unit);
    if (moved == nullptr) detail::raise("std::bad_alloc", "There is no memory left for the reply.");
    if (used != 0) std::memcpy(moved, block, used * unit);
    std::free(block);
    capacity = more_capacity;
    return moved;
  }

  // The years 0000 to 9999.
  static constexpr std::int64_t first_second = -62'167'219'200, last_second = 253'402'300'799;
  [[noreturn, LAMBDA_WASM_DETAIL_COLD]] static void raise_unwritable_time() {
    detail::raise(error_type::invalid_result,
                  "The result has a time outside of the years 0000 to 9999, which RFC 3339 cannot write.");
  }

  Block& block_;
  std::uint32_t* words_;
  char* text_;
  std::uint64_t high_bits_ = 0;
};

/// Writes a message of one value to `block`. @throws as `Writer::write`
template <class T>
void write_message(Block& block, const T& value) {
  kinds::begin_levels<T>();
  Writer writer(block);
  writer.write(value);
  writer.finish();
}

}  // namespace lambda_wasm::wire
