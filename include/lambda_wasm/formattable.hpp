#pragma once
/// @file
/// The types that a format writes, and the text of each.

#include <chrono>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <ratio>
#include <string>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/json/buffer.hpp>
#include <lambda_wasm/json/writer.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/text/float.hpp>
#include <lambda_wasm/text/number.hpp>
#include <lambda_wasm/text/time.hpp>

namespace lambda_wasm {

namespace detail {

template <class T>
concept CharacterPointerKind = std::same_as<std::decay_t<T>, const char*> || std::same_as<std::decay_t<T>, char*>;

/// The unit that a duration is written with; empty for periods without a short name.
template <class T>
inline constexpr std::string_view unit_of = {};
template <class Rep>
inline constexpr std::string_view unit_of<std::chrono::duration<Rep, std::nano>> = "ns";
template <class Rep>
inline constexpr std::string_view unit_of<std::chrono::duration<Rep, std::micro>> = "us";
template <class Rep>
inline constexpr std::string_view unit_of<std::chrono::duration<Rep, std::milli>> = "ms";
template <class Rep>
inline constexpr std::string_view unit_of<std::chrono::duration<Rep>> = "s";
template <class Rep>
inline constexpr std::string_view unit_of<std::chrono::duration<Rep, std::ratio<60>>> = "min";
template <class Rep>
inline constexpr std::string_view unit_of<std::chrono::duration<Rep, std::ratio<3600>>> = "h";
template <class Rep>
inline constexpr std::string_view unit_of<std::chrono::duration<Rep, std::ratio<86400>>> = "d";

template <class T>
concept DurationKind = !unit_of<T>.empty() && (IntegerKind<typename T::rep> || RealKind<typename T::rep>);

template <class T>
constexpr bool has_text() {
  if constexpr (OptionalKind<T>) {
    return has_text<OptionalValue<T>>();
  } else {
    return !std::same_as<T, std::nullptr_t> && (CharacterPointerKind<T> || std::convertible_to<const T&, std::string_view> ||
                                                std::same_as<T, char> || DurationKind<T> || (Crossing<T> && !HandleKind<T>));
  }
}

}  // namespace detail

/// A type that a format writes:
///
/// | C++ | text |
/// |---|---|
/// | types that are, or convert to, a `std::string_view`; `char` | the characters, byte for byte |
/// | `const char*` and arrays of char | the characters up to the NUL; `null` for a null pointer |
/// | bool | `true`, `false` |
/// | integers, double, float | decimal, the shortest that reads back as the same value: `0.1`, `1e+21`, `NaN`, `-Infinity` |
/// | described enum | the value's name; its number if it has no name |
/// | `std::chrono` durations | the count and its unit: `250ms`, with ns, us, ms, s, min, h and d |
/// | `std::chrono::sys_time` | as in RFC 3339, in UTC; outside the years 0000 to 9999 the seconds since the epoch, as a duration |
/// | `std::chrono::year_month_day` | as in RFC 3339; one that does not exist, or is outside the years 0000 to 9999, as its numbers |
/// | `std::optional`, `std::unique_ptr` | the value or `null` |
/// | types that cross as another | the text of that type |
/// | described structs and unions, vectors, maps and other types that cross | JSON text; throws as `to_json` |
template <class T>
concept Formattable = detail::has_text<T>();

namespace detail {

using json_text::Buffer;

/// Appends the characters to the buffer.
[[gnu::noinline]] inline char* write_characters(Buffer& buffer, char* to, std::string_view text) {
  to = buffer.reserve(to, text.size());
  if (!text.empty()) std::memcpy(to, text.data(), text.size());
  return to + text.size();
}

[[gnu::noinline]] inline char* write_real(Buffer& buffer, char* to, double value) {
  if (std::isfinite(value)) return text::print_double(value, buffer.reserve(to, text::max_double_size));
  return write_characters(buffer, to, value != value ? "NaN" : value < 0 ? "-Infinity" : "Infinity");
}

[[gnu::noinline]] inline char* write_time(Buffer& buffer, char* to, text::Timestamp time, text::FractionDigits digits) {
  to = buffer.reserve(to, text::max_rfc3339_size);
  if (char* const end = text::format_rfc3339(time, digits, to)) return end;
  to = text::print_integer(time.seconds, to);
  *to++ = 's';
  return to;
}

[[gnu::noinline]] inline char* write_date(Buffer& buffer, char* to, const std::chrono::year_month_day& date) {
  to = buffer.reserve(to, 3 * text::max_integer_size + 2);
  if (is_writable(date)) return text::format_rfc3339_date(days_of(date), to);
  to = text::print_integer(static_cast<int>(date.year()), to);
  *to++ = '-';
  to = text::print_integer(static_cast<unsigned>(date.month()), to);
  *to++ = '-';
  return text::print_integer(static_cast<unsigned>(date.day()), to);
}

/// Writes a value as `format` does.
template <Formattable T>
char* write_text(Buffer& buffer, char* to, const T& value) {
  if constexpr (OptionalKind<T>) {
    return value ? write_text(buffer, to, *value) : write_characters(buffer, to, "null");
  } else if constexpr (CharacterPointerKind<T>) {
    const char* const text = value;
    return write_characters(buffer, to, text == nullptr ? "null" : text);
  } else if constexpr (std::convertible_to<const T&, std::string_view>) {
    return write_characters(buffer, to, value);
  } else if constexpr (ValueKind<T>) {
    return write_text(buffer, to, kinds::Value::crossing(value));
  } else if constexpr (std::same_as<T, char>) {
    to = buffer.reserve(to, 1);
    *to++ = value;
    return to;
  } else if constexpr (BooleanKind<T>) {
    return write_characters(buffer, to, value ? "true" : "false");
  } else if constexpr (IntegerKind<T>) {
    return text::print_integer(value, buffer.reserve(to, text::max_integer_size));
  } else if constexpr (RealKind<T>) {
    return write_real(buffer, to, text::shortest_double(value));
  } else if constexpr (DescribedEnum<T>) {
    const std::string_view name = kinds::Enumerator::name_of(value);
    if (name.data() == nullptr) return write_text(buffer, to, static_cast<std::int64_t>(value));
    return write_characters(buffer, to, name);
  } else if constexpr (DurationKind<T>) {
    return write_characters(buffer, write_text(buffer, to, value.count()), unit_of<T>);
  } else if constexpr (TimeKind<T>) {
    return write_time(buffer, to, timestamp_of(value), fraction_digits<T>());
  } else if constexpr (DateKind<T>) {
    return write_date(buffer, to, value);
  } else {
    return json_text::Writer(buffer).write(to, value);
  }
}

}  // namespace detail

}  // namespace lambda_wasm
