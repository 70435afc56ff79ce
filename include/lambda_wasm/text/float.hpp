#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/text/number.hpp>

// Floats to and from decimal text, by way of doubles.

namespace lambda_wasm::text {

namespace detail {

/// Compares the magnitude of `number`, scanned from `text`, with `midpoint`, exactly: returns -1, 0 or 1. `midpoint` is positive,
/// and an odd number of at most 25 bits times a power of two from 2^-150 to 2^103.
[[LAMBDA_WASM_DETAIL_COLD]] inline int compare_to_midpoint(const Decimal& number, std::string_view text,
                                                           double midpoint) noexcept {
  // The midpoint in decimal: an integer, in limbs of nine digits with the lowest first, times 10^scale.
  constexpr std::uint32_t base = 1'000'000'000;
  const auto bits = std::bit_cast<std::uint64_t>(midpoint);
  const std::uint64_t significand = (bits & ((std::uint64_t{1} << 52) - 1)) | std::uint64_t{1} << 52;
  const int zeros = std::countr_zero(significand);
  const int exponent = static_cast<int>(bits >> 52) - 1075 + zeros;
  std::uint32_t limbs[13] = {static_cast<std::uint32_t>(significand >> zeros)};  // 5^150 and 8 more digits have 113 digits
  int count = 1;
  for (int i = exponent < 0 ? -exponent : exponent; i != 0; --i) {
    std::uint64_t carry = 0;
    for (int limb = 0; limb != count; ++limb, carry /= base) {
      carry += std::uint64_t{limbs[limb]} * (exponent < 0 ? 5 : 2);
      limbs[limb] = static_cast<std::uint32_t>(carry % base);
    }
    if (carry != 0) limbs[count++] = static_cast<std::uint32_t>(carry);
  }
  char exact[13 * 9];
  char* first = exact + sizeof exact;
  for (int limb = 0; limb != count; ++limb) {
    for (int i = 0; i != 9; ++i, limbs[limb] /= 10) *--first = static_cast<char>('0' + limbs[limb] % 10);
  }
  std::string_view of_midpoint(first, static_cast<std::size_t>(exact + sizeof exact - first));
  of_midpoint.remove_prefix(of_midpoint.find_first_not_of('0'));

  char printed[max_integer_size];
  std::string_view digits = text;
  if (number.exact) digits = {printed, static_cast<std::size_t>(print_unsigned(number.digits, printed) - printed)};
  digits = digits.substr(digits.find_first_of("123456789"));
  digits = digits.substr(0, digits.find_first_of("eE"));
  const std::size_t size = digits.size() - (digits.find('.') == std::string_view::npos ? 0 : 1);
  const std::int64_t before_point = static_cast<std::int64_t>(size) + number.exponent;
  const std::int64_t before_point_of_midpoint = static_cast<std::int64_t>(of_midpoint.size()) + (exponent < 0 ? exponent : 0);
  if (before_point != before_point_of_midpoint) return before_point < before_point_of_midpoint ? -1 : 1;
  std::size_t at = 0;
  for (const char digit : digits) {
    if (digit == '.') continue;
    const char other = at < of_midpoint.size() ? of_midpoint[at] : '0';
    if (digit != other) return digit < other ? -1 : 1;
    ++at;
  }
  return at < of_midpoint.size() && of_midpoint.substr(at).find_first_not_of('0') != std::string_view::npos ? -1 : 0;
}

}  // namespace detail

/// Returns the float nearest to `number`, ties to even, rounded once: the nearest double may be halfway between two floats when
/// the number itself is not. `text` is the text that it was scanned from. A number that is too large becomes an infinity.
inline float to_float(const Decimal& number, std::string_view text) {
  auto bits = std::bit_cast<std::uint64_t>(to_double(number, text));
  const int exponent = static_cast<int>(bits >> 52 & 0x7ff);
  // The bits of a double's significand that a float lacks; below the least normal float there are more.
  const int dropped = exponent >= 897 ? 29 : 29 + 897 - exponent;
  if (dropped <= 53 && exponent < 1151) {
    const std::uint64_t half = std::uint64_t{1} << (dropped - 1);
    if ((((bits | std::uint64_t{1} << 52) & (2 * half - 1)) == half)) [[unlikely]] {
      const double midpoint = std::bit_cast<double>(bits & ~(std::uint64_t{1} << 63));
      bits += static_cast<std::uint64_t>(static_cast<std::int64_t>(detail::compare_to_midpoint(number, text, midpoint)));
    }
  }
  return static_cast<float>(std::bit_cast<double>(bits));
}

namespace detail {

/// Returns magnitude · 10^places, approximately.
inline double scaled(double magnitude, int places) noexcept {
  for (; places > max_power_of_ten; places -= max_power_of_ten) magnitude *= power_of_ten[max_power_of_ten];
  for (; places < -max_power_of_ten; places += max_power_of_ten) magnitude /= power_of_ten[max_power_of_ten];
  return places < 0 ? magnitude / power_of_ten[-places] : magnitude * power_of_ten[places];
}

/// Returns the double nearest to digits · 10^-places, for values where one division is not exact enough.
[[LAMBDA_WASM_DETAIL_COLD]] inline double decimal_by_text(std::int64_t digits, int places) {
  const Decimal number{.digits = static_cast<std::uint64_t>(digits), .exponent = -places, .integer = false};
  char text[2 * max_integer_size + 1];
  char* end = print_integer(digits, text);
  *end++ = 'e';
  end = print_integer(-places, end);
  return to_double(number, {text, static_cast<std::size_t>(end - text)});
}

}  // namespace detail

/// Returns the double whose text (print_double) is the shortest that reads as `value`: 0.1 for 0.1f, which is exactly
/// 0.10000000149011612. Converted to a float it is `value` again.
///
/// Integers below 1e21 are returned unchanged: their text has every digit before the point anyway.
[[gnu::noinline]] inline double shortest_double(float value) {
  const auto exact = static_cast<double>(value);
  const double magnitude = value < 0 ? -exact : exact;
  if (!(magnitude <= static_cast<double>((std::numeric_limits<float>::max)()))) return exact;
  constexpr double all_whole = 8388608;  // 2^23: floats from here on have no fraction
  if (magnitude < 1e21 && (magnitude >= all_whole || static_cast<double>(static_cast<std::int32_t>(magnitude)) == magnitude))
    return exact;

  // At most one decimal of up to 6 digits reads as a given float, unless the float is so small that it has fewer bits.
  int digits = magnitude < static_cast<double>((std::numeric_limits<float>::min)()) ? 1 : 6;
  int places = digits - 1;
  while (detail::scaled(magnitude, places - digits) >= 1) --places;
  while (detail::scaled(magnitude, places - digits + 1) < 1) ++places;
  for (;; ++digits, ++places) {  // at most 9 digits, which distinguish all floats
    const double scaled = detail::scaled(magnitude, places);
    const auto floor = static_cast<std::int64_t>(scaled);
    const double rest = scaled - static_cast<double>(floor);
    const bool is_nearer_above = rest > 0.5 || (rest == 0.5 && floor % 2 != 0);  // a tie goes to the even one
    // Just above a power of two the floats are twice as far apart as below it: there only the farther decimal may read as the
    // float.
    for (const std::int64_t decimal : {floor + is_nearer_above, floor + !is_nearer_above}) {
      const double nearest = detail::arithmetic_is_exact && places >= 0 && places <= detail::max_power_of_ten
                                 ? static_cast<double>(decimal) / detail::power_of_ten[places]
                                 : detail::decimal_by_text(decimal, places);
      if (static_cast<double>(static_cast<float>(nearest)) == magnitude) return value < 0 ? -nearest : nearest;
    }
  }
}

/// The identity, so that a template need not distinguish the two types.
inline double shortest_double(double value) noexcept { return value; }

}  // namespace lambda_wasm::text
