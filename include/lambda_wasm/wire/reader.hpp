#pragma once
/// @file
/// Reads a value from a message on the wire (the table in schema.hpp). The other side has already checked every value against the
/// same schema, so reading cannot fail.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/kind.hpp>

namespace lambda_wasm::wire {

/// Reads a message from its first word. Code that reads by hand must read the values in the order of the schema.
class Reader {
 public:
  explicit Reader(const host::Message& message) : begin_(message.words), words_(message.words), text_(message.text) {}

  /// Reads a T. A `std::string_view` in it views the message's text; all other values are copied.
  template <class T>
  [[nodiscard]] T read() {
    if constexpr (std::same_as<T, std::string>) {
      return string();
    } else {
      T value{};
      read_into(value);
      return value;
    }
  }

  /// As `read`, into a value whose defaulted members have their initialisers.
  template <class T>
  void read_into(T& value) {
    Kind<T>::read(*this, value);
  }

  // ---- Values within a value, for its kind. CheckedReader (wire/checked.hpp) needs to know where they are.

  template <class T>
  [[gnu::always_inline]] void read_at(const auto& /*index_or_key*/, T& value) {
    read_into(value);
  }
  /// Calls `read`, which reads the member of this field.
  template <class Field>
  [[gnu::always_inline]] void read_field(const auto& /*member*/, const auto& read) {
    read();
  }
  void check_whole(const auto& /*value*/) {}

  /// The part of the message that has not been read yet.
  [[nodiscard]] host::Message rest() const { return {words_, text_}; }

  [[nodiscard]] std::uint32_t word() { return *words_++; }

  [[nodiscard]] std::uint64_t double_word() {
    const std::uint64_t low = word();
    return low | std::uint64_t{word()} << 32;
  }

  [[nodiscard]] double real() {
    words_ += (words_ - begin_) & 1;
    double value;
    std::memcpy(&value, words_, sizeof value);
    words_ += 2;
    return value;
  }

  /// Reads a string as a view of the message's text.
  [[nodiscard]] std::string_view text() {
    const std::uint32_t size = word();
    const std::string_view view(text_, size);
    text_ += size;
    return view;
  }

 private:
  // Out of line: copying a text takes many instructions.
  [[nodiscard, gnu::noinline]] std::string string() { return std::string(text()); }

  const std::uint32_t* begin_;
  const std::uint32_t* words_;
  const char* text_;
};

}  // namespace lambda_wasm::wire
