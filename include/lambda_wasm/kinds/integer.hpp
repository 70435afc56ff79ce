#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/text/number.hpp>

namespace lambda_wasm::detail {

template <class T>
concept IntegerKind = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, wchar_t> &&
                      !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t> && sizeof(T) <= 8;

}  // namespace lambda_wasm::detail

namespace lambda_wasm::json_text {

/// The range of an integer type.
struct IntegerRange {
  std::uint64_t most;
  bool is_signed;
  bool is_wide;  ///< 64 bits: decimal text is allowed too
  std::string_view expected;
};

/// What a mismatch says was expected, by the number of bytes.
consteval std::string_view expected_integer(std::size_t size, bool is_signed) {
  switch (size) {
    case 1:
      return is_signed ? "integer from -128 to 127" : "integer from 0 to 255";
    case 2:
      return is_signed ? "integer from -32768 to 32767" : "integer from 0 to 65535";
    case 4:
      return is_signed ? "integer of 32 bits" : "unsigned integer of 32 bits";
    default:
      return is_signed ? "integer of 64 bits" : "unsigned integer of 64 bits";
  }
}

template <detail::IntegerKind T>
inline constexpr IntegerRange integer_range{static_cast<std::uint64_t>((std::numeric_limits<T>::max)()), std::is_signed_v<T>,
                                            sizeof(T) == 8, expected_integer(sizeof(T), std::is_signed_v<T>)};

}  // namespace lambda_wasm::json_text

namespace lambda_wasm::kinds {

/// Integers of 8 to 64 bits.
struct Integer : Leaf {
  using Example = std::int32_t;
  template <class T>
  static constexpr bool takes = detail::IntegerKind<T>;
  static constexpr std::string_view letters = "cChHiIlL";  // signed and unsigned, of 8, 16, 32 and 64 bits
  template <class T>
  static constexpr std::uint32_t json_types = json_type::number | (sizeof(T) == 8 ? json_type::decimal : 0);
  template <class T>
  static constexpr std::uint32_t most_text = text::max_integer_size;

  template <class T>
  static constexpr void put_schema(auto& put) {
    constexpr int width = sizeof(T) == 1 ? 0 : sizeof(T) == 2 ? 2 : sizeof(T) == 4 ? 4 : 6;
    put(letters[width + (std::is_unsigned_v<T> ? 1 : 0)]);
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    using Limits = std::numeric_limits<T>;
    if (sizeof(T) == 8 && put.is_input()) {
      // JavaScript takes numbers that a double has exactly, and all as text.
      constexpr std::int64_t most = (std::int64_t{1} << 53) - 1;
      put.keyword("type");
      put.word(R"(["integer","string"])");
      put_limit(put, "minimum", std::is_signed_v<T> ? -most : 0);
      put_limit(put, "maximum", most);
      if (!put.has_keyword("pattern")) put.member("pattern", std::is_signed_v<T> ? "^-?[0-9]+$" : "^[0-9]+$");
    } else {
      put.member("type", "integer");
      put_limit(put, "minimum", (Limits::min)());
      put_limit(put, "maximum", (Limits::max)());
    }
  }
  static constexpr void put_default(auto& put, auto value) { put_number(put, "default", value); }

  template <class T>
  static void read(auto& reader, T& value) {
    if constexpr (sizeof(T) == 8) {
      value = static_cast<T>(reader.double_word());
    } else {
      value = static_cast<T>(reader.word());
    }
  }
  template <class T>
  static void write(auto& writer, T value) {
    if constexpr (sizeof(T) == 8) {
      writer.double_word(static_cast<std::uint64_t>(value));
    } else {
      writer.word(static_cast<std::uint32_t>(value));
    }
  }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::integer_range<T>.expected;
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    return reader.integer(at, value);
  }
  template <class T>
  static char* print(auto& writer, char* to, T value) {
    return writer.integer(to, value);
  }

  static bool put(auto& putter, const auto& schema, const auto* value) {
    using json_text::integer_range;
    switch (schema.kind) {
      case 'c':
        return narrow<std::int8_t>(putter, value);
      case 'C':
        return narrow<std::uint8_t>(putter, value);
      case 'h':
        return narrow<std::int16_t>(putter, value);
      case 'H':
        return narrow<std::uint16_t>(putter, value);
      case 'i':
        return narrow<std::int32_t>(putter, value);
      case 'I':
        return narrow<std::uint32_t>(putter, value);
      case 'l':
        return putter.template put_integer64<std::int64_t>(value, integer_range<std::int64_t>.expected);
      default:
        return putter.template put_integer64<std::uint64_t>(value, integer_range<std::uint64_t>.expected);
    }
  }
  static Taken take(auto& taker, const auto& schema) {
    auto& reader = taker.reader();
    switch (schema.kind) {
      case 'c':
      case 'h':
      case 'i':
        return taker.number(static_cast<std::int32_t>(reader.word()));
      case 'C':
      case 'H':
      case 'I':
        return taker.number(reader.word());
      case 'l':
        return taker.number(static_cast<std::int64_t>(reader.double_word()));
      default:
        return taker.number(reader.double_word());
    }
  }

 private:
  static constexpr void put_limit(auto& put, std::string_view keyword, auto limit) {
    if (!put.has_keyword(keyword)) put_number(put, keyword, limit);
  }
  template <class T>
  static constexpr void put_number(auto& put, std::string_view keyword, T value) {
    const bool is_negative = std::is_signed_v<T> && value < T{};
    put.key(keyword);
    put.number(is_negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value), is_negative);
  }
  template <class T>
  static bool narrow(auto& putter, const auto* value) {
    using Limits = std::numeric_limits<T>;
    return putter.put_integer(value, (Limits::min)(), (Limits::max)(), json_text::integer_range<T>.expected);
  }
};

}  // namespace lambda_wasm::kinds
