#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/json/buffer.hpp>
#include <lambda_wasm/json/escape.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/text/base64.hpp>
#include <lambda_wasm/text/number.hpp>
#include <lambda_wasm/text/time.hpp>
#include <lambda_wasm/text/utf8.hpp>

namespace lambda_wasm::json_text {

/// Writes values as JSON text, without white space, at the end of a buffer. json.hpp has the rules.
///
/// Every function takes the position where to write and returns the end of the text, so that the position stays in a register.
class Writer {
 public:
  explicit Writer(Buffer& buffer) : buffer_(buffer) {}

  template <class T>
  char* write(char* to, const T& value) {
    return write_reserved(most_text<T> == 0 ? to : buffer_.reserve(to, most_text<T>), value);
  }

  // ---- The parts of a value of any kind, for an AnyCodec

  /// Writes a literal, or text that is already JSON.
  [[gnu::noinline]] char* raw(char* to, std::string_view text) {
    to = buffer_.reserve(to, text.size());
    std::memcpy(to, text.data(), text.size());
    return to + text.size();
  }

  /// Writes a string in quotes. Bytes that are not UTF-8 become U+FFFD.
  char* string(char* to, const char* from, std::size_t size) { return string_after(to, "123456789012345", 0, from, size); }

  /// As above, after a key of a field, which is padded to a multiple of eight bytes.
  [[gnu::noinline]] char* string_after(char* to, const char* key, std::size_t key_size, const char* from, std::size_t size) {
    to = put_key(buffer_.reserve(to, key_size + 16 + size + 2), key, key_size);
    *to = '"';
    std::uint64_t escapes = 0;  // the high bit of each byte that must be escaped
    std::uint64_t bytes = 0;    // the bitwise or of all bytes
    const auto copy_eight = [&](std::size_t at) {
      std::uint64_t eight;
      std::memcpy(&eight, from + at, 8);
      std::memcpy(to + 1 + at, &eight, 8);
      escapes |= ((eight - each(' ')) | ((eight ^ each('"')) - each(1)) | ((eight ^ each('\\')) - each(1))) & ~eight;
      bytes |= eight;
    };
    if (size >= 8) {
      for (std::size_t at = 0; at < size - 8; at += 8) copy_eight(at);
      copy_eight(size - 8);
    } else {
      for (std::size_t at = 0; at != size; ++at) {
        const auto byte = static_cast<unsigned char>(from[at]);
        if (byte < ' ' || byte == '"' || byte == '\\') return escaped(to, from, size);
        bytes |= byte;
        to[1 + at] = from[at];
      }
    }
    if ((escapes & each(0x80)) != 0) return escaped(to, from, size);
    if ((bytes & each(0x80)) != 0 && !text::is_valid_utf8({from, size})) return escaped(to, from, size);
    to[1 + size] = '"';
    return to + size + 2;
  }

  // ---- The parts of a value, for its kind

  /// The most characters of a T, for kinds whose size has a bound; 0 for the others, which reserve room themselves.
  template <class T>
  static constexpr std::uint32_t most_text = Kind<T>::template most_text<T>;

  /// Writes a value for which most_text<T> bytes are reserved.
  template <class T>
  [[gnu::always_inline]] char* write_reserved(char* to, const T& value) {
    return Kind<T>::print(*this, to, value);
  }

  /// Writes a separator or a bracket, and reserves `most` bytes after it.
  [[gnu::always_inline]] char* separate(char* to, char separator, std::size_t most) {
    to = buffer_.reserve(to, 1 + most);
    *to++ = separator;
    return to;
  }

  /// Reserves `most` bytes.
  [[gnu::always_inline]] char* reserve(char* to, std::size_t most) { return buffer_.reserve(to, most); }

  // One function for each width of integers, whatever the name of the type.
  template <class T>
  static char* integer(char* to, T value) {
    if constexpr (std::is_signed_v<T>) {
      return sizeof(T) == 8 ? signed64(to, value) : signed32(to, static_cast<std::int32_t>(value));
    } else {
      return sizeof(T) == 8 ? unsigned64(to, value) : unsigned32(to, static_cast<std::uint32_t>(value));
    }
  }
  [[gnu::noinline]] static char* signed32(char* to, std::int32_t value) { return text::print_integer(value, to); }
  [[gnu::noinline]] static char* unsigned32(char* to, std::uint32_t value) { return text::print_integer(value, to); }
  [[gnu::noinline]] static char* signed64(char* to, std::int64_t value) { return text::print_integer(value, to); }
  [[gnu::noinline]] static char* unsigned64(char* to, std::uint64_t value) { return text::print_integer(value, to); }

  [[gnu::noinline]] static char* number(char* to, double value) {
    if (std::isfinite(value)) return text::print_double(value, to);
    std::memcpy(to, "null", 4);
    return to + 4;
  }

  static constexpr std::uint64_t each(unsigned char byte) { return 0x0101010101010101u * byte; }

  [[gnu::noinline]] char* escaped(char* to, const char* from, std::size_t size) {
    constexpr std::size_t most = 6;  // the longest escape of a character; enough for the closing quote too
    const char* const end = from + size;
    to = buffer_.reserve(to, size + most + 1);
    *to++ = '"';
    while (from != end) {
      const auto byte = static_cast<unsigned char>(*from);
      if (byte >= 0x80) {
        const text::Utf8Sequence sequence = text::utf8_sequence(from, end);
        to += (sequence.valid ? std::string_view(from, sequence.size) : text::replacement_character).copy(to, 4);
        from += sequence.size;
        if (sequence.valid) continue;
      } else if (byte >= ' ' && byte != '"' && byte != '\\') {
        *to++ = *from++;
        continue;
      } else {
        put_escaped(*from++, [&to](char part) { *to++ = part; });
      }
      to = buffer_.reserve(to, static_cast<std::size_t>(end - from) + most);
    }
    *to++ = '"';
    return to;
  }

  [[gnu::noinline]] char* bytes(char* to, std::string_view value) {
    to = buffer_.reserve(to, text::base64_encoded_size(value.size()) + 2);
    *to++ = '"';
    to = text::base64_encode(value, to);
    *to++ = '"';
    return to;
  }

  [[gnu::noinline]] char* time(char* to, text::Timestamp value, text::FractionDigits digits) {
    to = buffer_.reserve(to, text::max_rfc3339_size + 2);
    *to++ = '"';
    to = text::format_rfc3339(value, digits, to);
    if (to == nullptr)
      detail::raise(error_type::invalid_result, "A time outside the years 0000 to 9999 cannot be written in RFC 3339.");
    *to++ = '"';
    return to;
  }

  [[gnu::noinline]] char* date(char* to, std::int32_t days) {
    to = buffer_.reserve(to, text::rfc3339_date_size + 2);
    *to++ = '"';
    to = text::format_rfc3339_date(days, to);
    *to++ = '"';
    return to;
  }

  // Whether an object omits the value: an empty value is omitted, because readers treat an absent member as null.
  template <class T>
  static constexpr bool is_left_out(const T& value) {
    if constexpr (detail::NullableKind<T>) {
      return !value || (*value && is_left_out(**value));
    } else if constexpr (detail::OptionalKind<T>) {
      return !value || is_left_out(*value);
    } else {
      return false;
    }
  }

  /// The position as one that stays valid when the text moves.
  [[nodiscard]] std::ptrdiff_t offset(const char* to) const { return to - buffer_.begin(); }

  /// Ends an object whose fields have been written since `begin`, each after a comma.
  [[gnu::noinline]] char* end_object(char* to, std::ptrdiff_t begin) {
    to = buffer_.reserve(to, 2);
    char* const bracket = buffer_.begin() + begin;
    if (bracket == to) ++to;
    *bracket = '{';
    *to++ = '}';
    return to;
  }

  /// Writes the key of a field with its comma, and reserves `most` bytes after it. `key` is padded to a multiple of sixteen bytes.
  [[gnu::always_inline]] char* key(char* to, const char* key, std::size_t key_size, std::size_t most) {
    return put_key(buffer_.reserve(to, key_size + 16 + most), key, key_size);
  }

 private:
  [[gnu::always_inline]] static char* put_key(char* to, const char* key, std::size_t key_size) {
    std::memcpy(to, key, 16);
#pragma GCC unroll 1
    for (std::size_t i = 16; i < key_size; i += 16) std::memcpy(to + i, key + i, 16);
    return to + key_size;
  }

  Buffer& buffer_;
};

}  // namespace lambda_wasm::json_text
