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
#include <lambda_wasm/json/key.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/text/base64.hpp>
#include <lambda_wasm/text/float.hpp>
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
    return write_reserved(fixed_size<T> == 0 ? to : buffer_.reserve(to, fixed_size<T>), value);
  }

  // ---- The parts of a value of any kind, for an AnyCodec

  /// Writes a literal, or text that is already JSON.
  [[gnu::noinline]] char* raw(char* to, std::string_view text) {
    to = buffer_.reserve(to, text.size());
    std::memcpy(to, text.data(), text.size());
    return to + text.size();
  }

  /// Writes a string in quotes. Bytes that are not UTF-8 become U+FFFD.
  [[gnu::noinline]] char* string(char* to, const char* from, std::size_t size) {
    to = buffer_.reserve(to, size + 2);
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

 private:
  // The maximum size of a value, for kinds whose size has a bound; 0 for the others, which reserve room themselves.
  template <class T>
  static constexpr std::size_t fixed_size = [] {
    using namespace lambda_wasm::detail;
    if constexpr (BooleanKind<T>) {
      return 5;
    } else if constexpr (IntegerKind<T>) {
      return text::max_integer_size;
    } else if constexpr (RealKind<T>) {
      return text::max_double_size;
    } else {
      return 0;
    }
  }();

  // Writes a value for which fixed_size<T> bytes are reserved.
  template <class T>
  [[gnu::always_inline]] char* write_reserved(char* to, const T& value) {
    using namespace lambda_wasm::detail;
    static_assert(
        !HandleKind<T>,
        "lambda_wasm: JSON text cannot hold an emscripten::val: use nlohmann::json, or a struct with LAMBDA_WASM_DESCRIBE.");
    if constexpr (HandleKind<T>) {
      return to;
    } else if constexpr (TextKind<T>) {
      return string(to, value.data(), value.size());
    } else if constexpr (BooleanKind<T>) {
      std::memcpy(to, value ? "true" : "fals", 4);
      to[4] = 'e';
      return to + (value ? 4 : 5);
    } else if constexpr (IntegerKind<T>) {
      return integer(to, value);
    } else if constexpr (RealKind<T>) {
      return number(to, text::shortest_double(value));
    } else if constexpr (BytesKind<T>) {
      return bytes(to, value.view());
    } else if constexpr (TimeKind<T>) {
      return time(to, timestamp_of(value), fraction_digits<T>());
    } else if constexpr (DescribedEnum<T>) {
      return enumerator(to, value);
    } else if constexpr (AnyKind<T>) {
      return AnyCodec<T>::print(*this, to, value);
    } else if constexpr (OptionalKind<T>) {
      return value ? write(to, *value) : raw(to, "null");
    } else if constexpr (VectorKind<T> || OneOrManyKind<T> || ArrayKind<T>) {
      return elements(to, value);
    } else if constexpr (MapKind<T>) {
      return map(to, value);
    } else if constexpr (Described<T>) {
      return object(to, value, Description<T>{});
    } else {
      refuse<T>();
      return to;
    }
  }

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

  template <class T>
  [[gnu::noinline]] char* enumerator(char* to, T value) {
    std::string_view name;
    detail::for_each_enumerator(detail::Description<T>{}, [&]<class Value>() {
      if (name.data() == nullptr && value == Value::value) name = Value::name;
    });
    if (name.data() == nullptr) raise_unnamed_enumerator();
    return string(to, name.data(), name.size());
  }
  [[noreturn, gnu::noinline, gnu::cold]] static void raise_unnamed_enumerator() {
    detail::raise(error_type::invalid_result, "An enum has a value that LAMBDA_WASM_DESCRIBE_ENUM does not name.");
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

  template <class Sequence>
  [[gnu::noinline]] char* elements(char* to, const Sequence& sequence) {
    using Element = typename Sequence::value_type;
    if (sequence.empty()) return raw(to, "[]");
    char separator = '[';
    for (auto&& element : sequence) {
      to = buffer_.reserve(to, 1 + fixed_size<Element>);
      *to++ = separator;
      separator = ',';
      to = write_reserved(to, static_cast<const Element&>(element));
    }
    to = buffer_.reserve(to, 1);
    *to++ = ']';
    return to;
  }

  // Whether an object omits the value: an empty value is omitted, because readers treat an absent member as null.
  template <class T>
  static constexpr bool is_left_out(const T& value) {
    if constexpr (detail::OptionalKind<T>) {
      return !value || is_left_out(*value);
    } else {
      return false;
    }
  }

  template <class Map>
  [[gnu::noinline]] char* map(char* to, const Map& map) {
    using Mapped = typename detail::MappedType<Map>::type;
    char separator = '{';
    for (const auto& [key, mapped] : map) {
      if (is_left_out(mapped)) continue;
      to = buffer_.reserve(to, 1);
      *to++ = separator;
      separator = ',';
      to = string(to, key.data(), key.size());
      to = buffer_.reserve(to, 1 + fixed_size<Mapped>);
      *to++ = ':';
      to = write_reserved(to, mapped);
    }
    to = buffer_.reserve(to, 2);
    if (separator == '{') *to++ = '{';
    *to++ = '}';
    return to;
  }

  // Each field is written with a comma before it; the first comma then becomes the bracket.
  template <class T, detail::Strictness rule, class... Fields>
  [[gnu::noinline]] char* object(char* to, const T& value, detail::StructDescription<T, rule, Fields...>) {
    const auto begin = to - buffer_.begin();
    ((to = field<Fields>(to, value.*Fields::member)), ...);
    to = buffer_.reserve(to, 2);
    char* const bracket = buffer_.begin() + begin;
    if (bracket == to) ++to;
    *bracket = '{';
    *to++ = '}';
    return to;
  }

  template <class Field, class Member>
  [[gnu::always_inline]] char* field(char* to, const Member& member) {
    if constexpr (detail::OptionalKind<Member>) {
      return member ? field<Field>(to, *member) : to;
    } else {
      to = buffer_.reserve(to, Key<Field>::size + 1 + fixed_size<Member>);
      std::memcpy(to, Key<Field>::with_comma.data(), Key<Field>::size + 1);
      return write_reserved(to + Key<Field>::size + 1, member);
    }
  }

  Buffer& buffer_;
};

}  // namespace lambda_wasm::json_text
