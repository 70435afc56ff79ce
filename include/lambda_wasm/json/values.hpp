#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/json/scanner.hpp>
#include <lambda_wasm/kinds/integer.hpp>
#include <lambda_wasm/kinds/words.hpp>
#include <lambda_wasm/text/base64.hpp>
#include <lambda_wasm/text/float.hpp>
#include <lambda_wasm/text/number.hpp>
#include <lambda_wasm/text/time.hpp>

namespace lambda_wasm::json_text {

/// Reads the values that contain no others, and names. A value of the wrong type is noted as a problem and skipped; its
/// destination is not changed.
class ValueReader : public Scanner {
 public:
  using Scanner::Scanner;

  [[gnu::noinline]] const char* boolean(const char* at, bool& value) {
    at = space(at);
    if (*at != 't' && *at != 'f') return wrong(at, expected_boolean);
    value = *at == 't';
    return literal(at);
  }

  template <class T>
  [[gnu::noinline]] const char* integer(const char* at, T& value) {
    // The common case: a sign and a few digits, followed by neither a digit nor a point nor an exponent.
    using Unsigned = std::conditional_t<sizeof(T) == 8, std::uint64_t, std::uint32_t>;
    const bool is_negative = std::is_signed_v<T> && *at == '-';
    const char* next = at + (is_negative ? 1 : 0);
    Unsigned digits = static_cast<unsigned char>(*next - '0');
    if (digits <= 9) {
      const char* const last = next + (digits == 0 ? 1 : std::numeric_limits<Unsigned>::digits10);
#pragma GCC unroll 1
      for (++next; next != last; ++next) {
        const auto digit = static_cast<unsigned char>(*next - '0');
        if (digit > 9) break;
        digits = digits * 10 + digit;
      }
      if (!continues_number(*next) && digits <= static_cast<Unsigned>((std::numeric_limits<T>::max)())) {
        value = static_cast<T>(is_negative ? 0 - digits : digits);
        return space(next);
      }
    }
    at = read_integer(at, integer_range<T>);
    if (has_integer_) value = static_cast<T>(integer_);
    return at;
  }

  /// Whether a number that has been read up to this character may continue with it.
  [[nodiscard]] static bool continues_number(char character) {
    return static_cast<unsigned char>(character - '.') <= '9' - '.' || (character | 0x20) == 'e';
  }

  /// Reads an integer that is not a few plain digits: one after white space, with many digits, a fraction or an exponent (the
  /// value may still be an integer, as in `1e3` and `2.0`); for 64 bits also decimal text.
  /// @returns where it ends; `integer_` has the value, and `has_integer_` tells whether there is one
  [[gnu::noinline]] const char* read_integer(const char* at, const IntegerRange& range) {
    at = space(at);
    text::Decimal number;
    const char* next;
    std::string_view decimal;
    if (*at == '"' && range.is_wide) {
      next = string(at, decimal);
      const char* const end = decimal.data() + decimal.size();
      has_integer_ = text::scan_number(decimal.data(), end, number) == end && number.integer;
      release(decimal);
    } else {
      next = text::scan_number(at, end(), number);
      if (next == nullptr) {
        has_integer_ = false;
        return no_number(at, range.expected);
      }
      next = space(next);
      has_integer_ = true;
    }
    if (!has_integer_ || !convert(number, range)) return wrong(at, range.expected);
    return next;
  }

  /// Reads a number as the nearest value of its type; a number that is too large becomes an infinity, as in ECMAScript.
  template <class T>
  [[gnu::noinline]] const char* number(const char* at, T& value) {
    at = space(at);
    text::Decimal decimal;
    const char* const next = text::scan_number(at, end(), decimal);
    if (next == nullptr) return no_number(at, expected_number);
    const std::string_view written(at, static_cast<std::size_t>(next - at));
    if constexpr (std::same_as<T, float>) {
      value = text::to_float(decimal, written);
    } else {
      value = text::to_double(decimal, written);
    }
    return space(next);
  }

  [[gnu::noinline]] const char* bytes(const char* at, Bytes& value) {
    at = space(at);
    std::string_view encoded;
    const char* const next = string(at, encoded, expected_base64);
    if (encoded.data() == nullptr) return next;
    std::optional<std::string> decoded = text::base64_decode(encoded);
    release(encoded);
    if (!decoded) return wrong(at, expected_base64);
    value = Bytes(std::move(*decoded));
    return next;
  }
  /// Reads base64 in any form, or an array of numbers.
  [[gnu::noinline]] const char* lenient_bytes(const char* at, Bytes& value) {
    at = space(at);
    if (*at == '[') return numbers(at, [&](const char* from, std::size_t size) { value = Bytes(std::string(from, size)); });
    std::string_view encoded;
    const char* const next = string(at, encoded, expected_base64);
    if (encoded.data() == nullptr) return next;
    value = Bytes(text::base64_decode_lenient(encoded));
    release(encoded);
    return next;
  }

  /// As `bytes` and `lenient_bytes`, into the storage.
  [[gnu::noinline]] const char* bytes_view(const char* at, BytesView& value, bool is_lenient) {
    at = space(at);
    if (is_lenient && *at == '[') {
      return numbers(at, [&](const char* from, std::size_t size) {
        char* const kept = storage_for({}, size);
        if (size != 0) std::memcpy(kept, from, size);
        value = BytesView(std::string_view(kept, size));
      });
    }
    std::string_view encoded;
    const char* const next = string(at, encoded, expected_base64);
    if (encoded.data() == nullptr) return next;
    char* const decoded = storage_for(encoded, text::base64_lenient_capacity(encoded.size()));
    const std::optional<std::size_t> size =
        is_lenient ? text::base64_decode_lenient(encoded, decoded) : text::base64_decode(encoded, decoded);
    shrink_storage(decoded + size.value_or(0));
    if (!size) return wrong(at, expected_base64);
    value = BytesView(std::string_view(decoded, *size));
    return next;
  }

  /// Reads a time with this number of digits of a second; `has_time_` tells whether there is one.
  [[gnu::noinline]] const char* timestamp(const char* at, text::Timestamp& value, text::FractionDigits digits) {
    at = space(at);
    std::string_view written;
    const char* const next = string(at, written, expected_time);
    has_time_ = false;
    if (written.data() == nullptr) return next;
    const std::optional<text::Timestamp> time = text::parse_rfc3339(written);
    release(written);
    if (!time) return wrong(at, expected_time);
    if (digits == text::FractionDigits::nanoseconds && !text::fits_nanoseconds(*time)) return wrong(at, expected_nanoseconds);
    has_time_ = true;
    value = *time;
    return next;
  }

  /// Reads a date as days since 1970-01-01, and moves `at` after it. @returns whether there is one
  [[gnu::noinline]] bool date(const char*& at, std::int32_t& days) {
    const char* const begin = at = space(at);
    std::string_view written;
    at = string(begin, written, expected_date);
    if (written.data() == nullptr) return false;
    const std::optional<std::int32_t> date = text::parse_rfc3339_date(written);
    release(written);
    if (!date) {
      at = wrong(begin, expected_date);
      return false;
    }
    days = *date;
    return true;
  }

  /// Reads a string that is one of `names`. @returns the position after it; `found` is its index, or `count`
  [[gnu::noinline]] const char* find_enumerator(const char* at, const std::string_view* names, std::size_t count,
                                                const std::string_view& expected, std::size_t& found) {
    at = space(at);
    found = count;
    std::string_view name;
    if (*at != '"') return wrong(at, expected);
    const char* const next = string(at, name);
    for (found = 0; found != count && names[found] != name;) ++found;
    release(name);
    return found == count ? wrong(at, expected) : next;
  }

  /// As above, but takes every other string too, as the name of index `otherwise`.
  [[gnu::noinline]] const char* find_enumerator_otherwise(const char* at, const std::string_view* names, std::size_t count,
                                                          std::size_t otherwise, std::size_t& found) {
    std::string_view name;
    at = string(at, name);
    found = count;
    if (name.data() == nullptr) return at;
    for (found = 0; found != count && names[found] != name;) ++found;
    release(name);
    if (found == count) found = otherwise;
    return at;
  }

  /// Whether the last call of `timestamp` has read a time.
  [[nodiscard]] bool has_time() const { return has_time_; }

 protected:
  /// Converts `number` to an integer within `range`. @returns whether there is one
  [[gnu::noinline]] bool convert(text::Decimal number, const IntegerRange& range) {
    has_integer_ = number.exact && scale_to_integer(number) &&
                   number.digits <= (!number.negative  ? range.most
                                     : range.is_signed ? range.most + 1
                                                       : 0);
    integer_ = number.negative ? 0 - number.digits : number.digits;
    return has_integer_;
  }
  [[nodiscard]] std::uint64_t integer() const { return integer_; }

 private:
  static constexpr IntegerRange byte_range{255, true, false, expected_byte};

  // Reads bytes as an array of numbers, and calls `use` with them. Some senders take bytes as signed.
  template <class Use>
  [[LAMBDA_WASM_DETAIL_COLD]] const char* numbers(const char* at, Use use) {
    std::string bytes;
    at = space(at + 1);
    if (*at != ']') {
      for (;;) {
        const char* const begin = at = space(at);
        at = read_integer(begin, byte_range);
        if (has_integer_ && static_cast<std::int64_t>(integer_) < -128) wrong(begin, expected_byte);
        bytes.push_back(static_cast<char>(integer_));
        if (*at != ',') break;
        at = space(at + 1);
      }
      if (*at != ']') return fail(at);
    }
    use(bytes.data(), bytes.size());
    return closed(at);
  }

  // Further results of the functions, which return the position.
  std::uint64_t integer_ = 0;
  bool has_integer_ = false;
  bool has_time_ = false;

  /// Converts `number` to one without an exponent, if that is exact.
  [[nodiscard]] static bool scale_to_integer(text::Decimal& number) {
    if (number.digits == 0) number.exponent = 0;
    for (; number.exponent < 0; ++number.exponent) {
      if (number.digits % 10 != 0) return false;
      number.digits /= 10;
    }
    for (; number.exponent > 0; --number.exponent) {
      if (number.digits > UINT64_MAX / 10) return false;
      number.digits *= 10;
    }
    return true;
  }

  /// Handles what `text::scan_number` has refused: an incomplete number, or a value of another type.
  [[LAMBDA_WASM_DETAIL_COLD]] const char* no_number(const char* at, const std::string_view& expected) {
    return *at == '-' || (*at >= '0' && *at <= '9') ? fail(at) : wrong(at, expected);
  }
};

}  // namespace lambda_wasm::json_text
