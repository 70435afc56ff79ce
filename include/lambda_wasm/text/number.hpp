#pragma once

#include <bit>
#include <cfloat>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/host/number.hpp>

// Numbers to and from decimal text. Doubles that take a few instructions are converted here, exactly. The host converts the
// others, because the functions of the standard library are 9 to 118 KB of Wasm.

namespace lambda_wasm::text {

/// The maximum number of characters that `print_integer` writes.
inline constexpr std::size_t max_integer_size = 20;

/// The maximum number of characters that `print_double` writes.
inline constexpr std::size_t max_double_size = 32;

namespace detail {

template <class T>
concept Integer = std::integral<T> && !std::same_as<T, bool>;

constexpr bool is_digit(char character) noexcept { return static_cast<unsigned char>(character - '0') < 10; }

/// 10^0 to 10^22: the powers of ten that a double holds exactly.
inline constexpr double power_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                          1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
inline constexpr int max_power_of_ten = 22;

/// The limit up to which every integer is a double.
inline constexpr double max_safe_integer = 9007199254740992;  // 2^53

/// Whether arithmetic on doubles rounds each result once, to nearest. The functions below need this to be exact.
#if FLT_EVAL_METHOD == 0 && !defined(__FAST_MATH__)
inline constexpr bool arithmetic_is_exact = true;
#else
inline constexpr bool arithmetic_is_exact = false;
#endif

/// The digits of `value`, which must be below 10^8, one in each byte, with the most significant digit in the lowest byte.
inline std::uint64_t eight_digits(std::uint32_t value) noexcept {
  const std::uint64_t fours = value / 10'000 | static_cast<std::uint64_t>(value % 10'000) << 32;
  const std::uint64_t hundreds = (fours * 10486 >> 20) & 0x0000007f'0000007f;  // of both groups of four digits at once
  const std::uint64_t twos = hundreds | (fours - 100 * hundreds) << 16;
  const std::uint64_t tens = (twos * 103 >> 10) & 0x000f000f'000f000f;
  return tens | (twos - 10 * tens) << 8;
}

/// Writes all eight digits.
inline void put_eight_digits(std::uint64_t digits, char* to) noexcept {
  digits |= 0x30303030'30303030;
  if constexpr (std::endian::native == std::endian::big) digits = __builtin_bswap64(digits);
  std::memcpy(to, &digits, 8);
}

[[gnu::noinline]] inline char* print_unsigned(std::uint64_t value, char* to) noexcept {
  if (value >= 100'000'000) {
    to = print_unsigned(value / 100'000'000, to);
    put_eight_digits(eight_digits(static_cast<std::uint32_t>(value % 100'000'000)), to);
    return to + 8;
  }
  const std::uint64_t digits = eight_digits(static_cast<std::uint32_t>(value));
  const int zeros = std::countr_zero(digits | 1ull << 56) / 8;  // leading zeros; the number 0 keeps one digit
  put_eight_digits(digits >> zeros * 8, to);
  return to + 8 - zeros;
}

/// Writes the decimal with `places` places that is nearest to `magnitude`, without trailing zeros, if it reads as `magnitude`;
/// otherwise returns nullptr. `whole` is the integer part. The decimal has at most 15 digits.
[[gnu::noinline]] inline char* print_decimal(double magnitude, std::int64_t whole, int places, char* to) noexcept {
  const double power = power_of_ten[places];
  const auto digits = static_cast<std::int64_t>(magnitude * power + 0.5);
  // Both operands are exact, so the division returns the double that a reader of this decimal gets. Two decimals of up to 15
  // digits never read as the same double, so no shorter one does either.
  if (static_cast<double>(digits) / power != magnitude) return nullptr;
  to = print_unsigned(static_cast<std::uint64_t>(whole), to);
  *to++ = '.';
  for (; places > 16; --places) *to++ = '0';
  // The remaining 16 places, in two halves.
  auto fraction = static_cast<std::uint64_t>(whole == 0 ? digits : digits - whole * static_cast<std::int64_t>(power));
  fraction *= static_cast<std::uint64_t>(static_cast<std::int64_t>(power_of_ten[16 - places]));
  std::uint64_t half = eight_digits(static_cast<std::uint32_t>(fraction / 100'000'000));
  put_eight_digits(half, to);
  if (const std::uint64_t rest = fraction % 100'000'000; rest != 0) {
    to += 8;
    half = eight_digits(static_cast<std::uint32_t>(rest));
    put_eight_digits(half, to);
  }
  return to + 8 - std::countl_zero(half) / 8;
}

/// Returns the rounding error of `left * right` in `product`, exactly (Dekker 1971).
inline double product_error(double left, double right, double product) noexcept {
#ifdef __FP_FAST_FMA
  return __builtin_fma(left, right, -product);  // also keeps the compiler from fusing `product` away
#else
  constexpr double splitter = 134217729;  // 2^27 + 1
  const double left_scaled = splitter * left;
  const double left_rest = left_scaled - left;
  const double left_high = left_scaled - left_rest;
  const double left_low = left - left_high;
  const double right_scaled = splitter * right;
  const double right_rest = right_scaled - right;
  const double right_high = right_scaled - right_rest;
  const double right_low = right - right_high;
  return ((left_high * right_high - product) + left_high * right_low + left_low * right_high) + left_low * right_low;
#endif
}

}  // namespace detail

/// Writes `value` in decimal. `to` has room for `max_integer_size` characters, all of which may be overwritten.
/// @returns the end of the number.
template <detail::Integer T>
char* print_integer(T value, char* to) noexcept {
  if constexpr (std::signed_integral<T>) {
    if (value < 0) {
      *to++ = '-';
      return detail::print_unsigned(0 - static_cast<std::uint64_t>(value), to);
    }
  }
  return detail::print_unsigned(static_cast<std::uint64_t>(value), to);
}

/// A number as it is written: (negative ? -1 : 1) · digits · 10^exponent.
struct Decimal {
  std::uint64_t digits = 0;
  std::int64_t exponent = 0;
  bool negative = false;
  bool integer = true;  ///< Written without fraction and exponent, and 64 bits hold its digits.
  /// False if the number has more digits than 64 bits hold, not counting trailing zeros. `digits` is then meaningless, and
  /// `exponent` is that of the last written digit.
  bool exact = true;

  /// Returns the number as a T, if it is written as an integer, is exact, and is in T's range.
  template <detail::Integer T>
  std::optional<T> to_integer() const noexcept {
    if (!integer || !exact) return std::nullopt;
    if (!negative) {
      if (digits > static_cast<std::uint64_t>((std::numeric_limits<T>::max)())) return std::nullopt;
      return static_cast<T>(digits);
    }
    if (digits > 0 - static_cast<std::uint64_t>((std::numeric_limits<T>::min)())) return std::nullopt;
    return static_cast<T>(0 - digits);
  }
};

namespace detail {

/// Returns the digits from `begin` to `end`, skipping a point among them, or nullopt if 64 bits do not hold them.
[[gnu::noinline]] inline std::optional<std::uint64_t> many_digits(const char* begin, const char* end) noexcept {
  std::uint64_t digits = 0;
  for (const char* at = begin; at != end; ++at) {
    if (*at == '.') continue;
    const auto digit = static_cast<std::uint64_t>(*at - '0');
    if (digits > (UINT64_MAX - digit) / 10) return std::nullopt;
    digits = digits * 10 + digit;
  }
  return digits;
}

/// Sets the digits of `number` from those between `begin` and `end`, which are many and may have a point among them.
[[LAMBDA_WASM_DETAIL_COLD]] inline void scan_many_digits(const char* begin, const char* end, Decimal& number) noexcept {
  std::optional<std::uint64_t> many = many_digits(begin, end);
  if (!many) {
    std::int64_t zeros = 0;
    for (; end[-1] == '0' || end[-1] == '.'; --end) zeros += end[-1] == '0' ? 1 : 0;
    many = many_digits(begin, end);
    if (many) number.exponent += zeros;
    number.integer = false;
  }
  number.exact = many.has_value();
  number.digits = many.value_or(0);
}

}  // namespace detail

/// Scans a number (RFC 8259 section 6) that begins at `at`; reads nothing at or after `end`.
/// @returns where it ends, or nullptr if no number begins there. The caller must check what follows, as in `01` or `1x`.
inline const char* scan_number(const char* at, const char* end, Decimal& number) noexcept {
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  const char* const begin = at;
  std::uint64_t digits = 0;  // overflows after 19 digits; then it is not used
  if (at != end && *at == '0') {
    ++at;  // after a leading zero only a point may follow
  } else {
    for (; at != end && detail::is_digit(*at); ++at) digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
  }
  if (at == begin) return nullptr;
  std::ptrdiff_t places = 0;
  if (at != end && *at == '.') {
    const char* const point = at++;
    for (; at != end && detail::is_digit(*at); ++at) digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
    places = at - point - 1;
    if (places == 0) return nullptr;
  }
  number = {digits, -places, negative, places == 0, true};
  if (at - begin > 19) detail::scan_many_digits(begin, at, number);
  if (at != end && (*at | 0x20) == 'e') {
    ++at;
    const bool below = at != end && *at == '-';
    if (at != end && (*at == '-' || *at == '+')) ++at;
    if (at == end || !detail::is_digit(*at)) return nullptr;
    std::int64_t written = 0;
    for (; at != end && detail::is_digit(*at); ++at) {
      // A larger exponent decides the result alone, because no text has enough digits to compensate it.
      if (written < 100'000'000'000'000'000) written = written * 10 + (*at - '0');
    }
    number.exponent += below ? -written : written;
    number.integer = false;
  }
  return at;
}

/// Returns the double nearest to `number`, ties to even, as every correct parser does. `text` is the text that it was scanned
/// from. A number that is too large becomes an infinity.
///
/// Does not call the host for zeros, and for numbers with up to 19 digits and an exponent within ±22.
inline double to_double(const Decimal& number, std::string_view text) {
  const std::uint64_t digits = number.digits;
  const std::int64_t exponent = number.exponent;
  const auto sign = [&](double magnitude) { return number.negative ? -magnitude : magnitude; };
  if (number.exact && digits == 0) return sign(0);
  if (!detail::arithmetic_is_exact || !number.exact || exponent > detail::max_power_of_ten ||
      exponent < -detail::max_power_of_ten || digits >= 10'000'000'000'000'000'000u)
    return host::parse_double(text.data(), text.size());

  const double power = detail::power_of_ten[exponent < 0 ? -exponent : exponent];
  if (digits <= static_cast<std::uint64_t>(detail::max_safe_integer)) {
    // Both operands are exact, so one operation rounds once (Clinger 1990).
    const auto exactly = static_cast<double>(static_cast<std::int64_t>(digits));
    return sign(exponent < 0 ? exactly / power : exactly * power);
  }

  // Otherwise compute it in twice the precision: the value is `nearly + rest`, and the error of `rest` is less than `error`. If
  // the sum rounds to the same double at both ends of that interval, that double is the result (Ziv 1991).
  const auto high = static_cast<double>(digits);
  const auto low = static_cast<double>(static_cast<std::int64_t>(digits - static_cast<std::uint64_t>(high)));
  double nearly, rest, error;
  constexpr double relative = 0x1p-50;  // eight times the possible error of two or three roundings
  if (exponent < 0) {
    nearly = high / power;
    const double product = nearly * power;
    const double lost = detail::product_error(nearly, power, product);
    const double difference = high - product;
    const double remainder = difference - lost;  // exact, as the remainder of a division always is
    rest = (remainder + low) / power;
    error = (rest < 0 ? -rest : rest) * relative;
  } else {
    nearly = high * power;
    const double lost = detail::product_error(high, power, nearly);
    const double scaled = low * power;
    rest = lost + scaled;
    error = ((lost < 0 ? -lost : lost) + (scaled < 0 ? -scaled : scaled)) * relative;
  }
  const double below = nearly + (rest - error);
  const double above = nearly + (rest + error);
  if (below != above) return host::parse_double(text.data(), text.size());
  return sign(below);
}

/// Returns the double in `text`, which must be exactly one number of RFC 8259 section 6; otherwise nullopt.
inline std::optional<double> parse_double(std::string_view text) {
  Decimal number;
  const char* const end = text.data() + text.size();
  if (scan_number(text.data(), end, number) != end || text.empty()) return std::nullopt;
  return to_double(number, text);
}

/// Returns the integer in `text`; nullopt if `text` is not exactly `-?[0-9]+` or the number does not fit a T. Leading zeros are
/// allowed; a `+`, white space, a fraction and an exponent are not.
template <detail::Integer T>
std::optional<T> parse_integer(std::string_view text) noexcept {
  Decimal number;
  number.negative = text.starts_with('-');
  if (number.negative) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  for (const char digit : text)
    if (!detail::is_digit(digit)) return std::nullopt;
  const std::optional<std::uint64_t> digits = detail::many_digits(text.data(), text.data() + text.size());
  if (!digits) return std::nullopt;
  number.digits = *digits;
  return number.to_integer<T>();
}

/// Writes the shortest text that reads as `value`, as ECMAScript's Number::toString does (ECMA-262 section 6.1.6.1.20): `0.1`,
/// `100`, `1e+21`, `1e-7`. Negative zero is `0`. `to` must have room for `max_double_size` characters, all of which may be
/// overwritten.
///
/// Does not call the host for integers up to 2^53, and for numbers from 1e-6 with up to 15 digits. `value` must be finite; JSON
/// cannot express other values.
/// @returns the end of the number.
inline char* print_double(double value, char* to) {
  const double magnitude = value < 0 ? -value : value;
  if (magnitude <= detail::max_safe_integer) {
    const auto whole = static_cast<std::int64_t>(magnitude);
    char* const begin = to;
    if (value < 0) *to++ = '-';
    if (static_cast<double>(whole) == magnitude) return detail::print_unsigned(static_cast<std::uint64_t>(whole), to);
    if (detail::arithmetic_is_exact && magnitude >= 1e-6 && magnitude < 1e15) {
      char* end = magnitude < 1e9 ? detail::print_decimal(magnitude, whole, 6, to) : nullptr;  // the common case
      if (end) return end;
      int places = 15;  // then as many as 15 digits in all allow
      for (int digits = 0; magnitude >= detail::power_of_ten[digits]; ++digits) --places;
      while (magnitude * detail::power_of_ten[places] < 1e14) ++places;
      end = detail::print_decimal(magnitude, whole, places, to);
      if (end) return end;
    }
    to = begin;
  }
  return to + host::print_double(value, to);
}

}  // namespace lambda_wasm::text
