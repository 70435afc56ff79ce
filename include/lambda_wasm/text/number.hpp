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

// Numbers to and from decimal text. Doubles: what takes a few instructions is done here, exactly; the rest by the host,
// because the standard library's ways weigh 9 to 118 KB of Wasm.

namespace lambda_wasm::text {

/// The most characters that `print_integer` writes.
inline constexpr std::size_t max_integer_size = 20;

/// The most characters that `print_double` writes.
inline constexpr std::size_t max_double_size = 32;

namespace detail {

template <class T>
concept Integer = std::integral<T> && !std::same_as<T, bool>;

constexpr bool is_digit(char character) noexcept { return static_cast<unsigned char>(character - '0') < 10; }

/// 10^0 to 10^22: the powers of ten that a double holds exactly.
inline constexpr double power_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                          1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
inline constexpr int max_power_of_ten = 22;

/// Up to here, and no further, every integer is a double.
inline constexpr double max_safe_integer = 9007199254740992;  // 2^53

/// Whether arithmetic on doubles rounds each result once, to nearest, as the exactness of what follows needs.
#if FLT_EVAL_METHOD == 0 && !defined(__FAST_MATH__)
inline constexpr bool arithmetic_is_exact = true;
#else
inline constexpr bool arithmetic_is_exact = false;
#endif

/// The digits of `value`, which is below 10^8, one in each byte: the first, most significant, in the lowest.
inline std::uint64_t eight_digits(std::uint32_t value) noexcept {
  const std::uint64_t fours = value / 10'000 | static_cast<std::uint64_t>(value % 10'000) << 32;
  const std::uint64_t hundreds = (fours * 10486 >> 20) & 0x0000007f'0000007f;  // of each four, at once
  const std::uint64_t twos = hundreds | (fours - 100 * hundreds) << 16;
  const std::uint64_t tens = (twos * 103 >> 10) & 0x000f000f'000f000f;
  return tens | (twos - 10 * tens) << 8;
}

/// Writes all eight of them.
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
  const int zeros = std::countr_zero(digits | 1ull << 56) / 8;  // leading ones; a zero keeps one digit
  put_eight_digits(digits >> zeros * 8, to);
  return to + 8 - zeros;
}

/// Writes the decimal of `places` places that is nearest to `magnitude`, without zeros at its end, if it reads as that.
/// `whole` is the integer part, and the digits are 15 at most.
[[gnu::noinline]] inline char* print_decimal(double magnitude, std::int64_t whole, int places, char* to) noexcept {
  const double power = power_of_ten[places];
  const auto digits = static_cast<std::int64_t>(magnitude * power + 0.5);
  // Exact over exact: the division gives the double that a reader of this decimal gets. Two decimals of up to 15 digits
  // never read as the same double, so no shorter one does either.
  if (static_cast<double>(digits) / power != magnitude) return nullptr;
  to = print_unsigned(static_cast<std::uint64_t>(whole), to);
  *to++ = '.';
  for (; places > 16; --places) *to++ = '0';
  // What is left are 16 places, in two halves.
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

/// What `left * right` lost by rounding to `product`, exactly (Dekker 1971).
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

/// A number as its text says it: (negative ? -1 : 1) · digits · 10^exponent.
struct Decimal {
  std::uint64_t digits = 0;
  std::int64_t exponent = 0;
  bool negative = false;
  bool integer = true;  ///< Written without fraction and exponent, and 64 bits hold the digits as they stand.
  /// False when there are more digits than 64 bits hold, zeros at their end aside: `digits` means nothing then, and `exponent` is that of
  /// the last one written.
  bool exact = true;

  /// The number as a T, where it is written as an integer, is exact, and T has it.
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

/// The digits from `begin` to `end`, a point among them skipped, or nothing when 64 bits do not hold them.
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

/// Gives `number` the digits from `begin` to `end`, which are many and may have a point among them.
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

/// Reads the number of RFC 8259 section 6 that begins at `at`; reads nothing at or after `end`.
/// @returns where it ends, or nullptr when none begins there. What follows it is the caller's to judge, as in `01` or `1x`.
inline const char* scan_number(const char* at, const char* end, Decimal& number) noexcept {
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  const char* const begin = at;
  std::uint64_t digits = 0;  // wraps around after 19; then it is not used
  if (at != end && *at == '0') {
    ++at;  // nothing but a point follows a leading zero
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
      // No text has so many digits that an exponent beyond this does not decide alone.
      if (written < 100'000'000'000'000'000) written = written * 10 + (*at - '0');
    }
    number.exponent += below ? -written : written;
    number.integer = false;
  }
  return at;
}

/// The double nearest to `number`, ties to even, as every correct reader gives it. `text` is what it was scanned from.
///
/// Without the host: what has up to 19 digits and an exponent within ±22, and every zero. Too large is an infinity.
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

  // Else the same in twice the precision: the value is `nearly + rest`, and `rest` is off by less than `error`. Where the
  // sum rounds to the same double at both ends of that interval, that double is the one (Ziv 1991).
  const auto high = static_cast<double>(digits);
  const auto low = static_cast<double>(static_cast<std::int64_t>(digits - static_cast<std::uint64_t>(high)));
  double nearly, rest, error;
  constexpr double relative = 0x1p-50;  // eight times what two or three roundings can lose
  if (exponent < 0) {
    nearly = high / power;
    const double product = nearly * power;
    const double lost = detail::product_error(nearly, power, product);
    const double difference = high - product;
    const double remainder = difference - lost;  // exact, as a division's remainder is
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

/// The double that `text` holds, all of it one number of RFC 8259 section 6, or nothing.
inline std::optional<double> parse_double(std::string_view text) {
  Decimal number;
  const char* const end = text.data() + text.size();
  if (scan_number(text.data(), end, number) != end || text.empty()) return std::nullopt;
  return to_double(number, text);
}

/// The integer that `text` holds, or nothing when it is not `-?[0-9]+`, all of it, or does not fit a T.
/// Leading zeros are read; a `+`, white space, a fraction and an exponent are not.
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

/// Writes the shortest text that reads as `value`, in the form of ECMAScript's Number::toString (ECMA-262 section
/// 6.1.6.1.20): `0.1`, `100`, `1e+21`, `1e-7`. Negative zero is `0`. `to` has room for `max_double_size` characters, all of
/// which may be overwritten.
///
/// Without the host: integers to 2^53, and what has up to 15 digits and is not below 1e-6.
/// `value` is finite; JSON has no form of the others.
/// @returns the end of the number.
inline char* print_double(double value, char* to) {
  const double magnitude = value < 0 ? -value : value;
  if (magnitude <= detail::max_safe_integer) {
    const auto whole = static_cast<std::int64_t>(magnitude);
    char* const begin = to;
    if (value < 0) *to++ = '-';
    if (static_cast<double>(whole) == magnitude) return detail::print_unsigned(static_cast<std::uint64_t>(whole), to);
    if (detail::arithmetic_is_exact && magnitude >= 1e-6 && magnitude < 1e15) {
      char* end = magnitude < 1e9 ? detail::print_decimal(magnitude, whole, 6, to) : nullptr;  // most are short
      if (end) return end;
      int places = 15;  // then the most that leave 15 digits in all
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
