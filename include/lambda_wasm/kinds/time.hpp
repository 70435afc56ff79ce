#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>
#include <lambda_wasm/text/time.hpp>

namespace lambda_wasm::detail {

template <class T>
inline constexpr bool is_sys_time = false;
template <class Duration>
inline constexpr bool is_sys_time<std::chrono::sys_time<Duration>> = true;
template <class T>
concept TimeKind = is_sys_time<T>;

/// The number of digits of a second's fraction that a time is written with. A duration that cannot represent all times of that
/// form does not compile, so that reading a time cannot overflow.
template <TimeKind T>
constexpr text::FractionDigits fraction_digits() {
  using Number = typename T::duration::rep;
  using Period = typename T::duration::period;
  using enum text::FractionDigits;
  constexpr text::FractionDigits digits = Period::den == 1           ? none
                                          : Period::den <= 1'000     ? milliseconds
                                          : Period::den <= 1'000'000 ? microseconds
                                                                     : nanoseconds;
  // Seconds from the epoch: the range of 64 bits of nanoseconds, or the end of the year 9999 plus a day for offsets.
  constexpr std::int64_t most = digits == nanoseconds ? 9'223'372'036 : 253'402'387'200;
  constexpr bool counts_all =
      std::is_floating_point_v<Number> ||
      (std::is_signed_v<Number> && Period::den <= 1'000'000'000 &&
       static_cast<std::int64_t>((std::numeric_limits<Number>::max)()) / Period::den >= most / Period::num);
  static_assert(counts_all,
                "lambda_wasm: the duration of this std::chrono::sys_time cannot count the years 0000 to 9999 (in nanoseconds: 64 "
                "bits): use sys_seconds, or sys_time of std::chrono's milliseconds, microseconds or nanoseconds.");
  return digits;
}

/// The time, rounded down to nanoseconds. A time beyond 64 bits of seconds becomes the first or the last second of that range.
///
/// With integer arithmetic only: the difference in std::chrono between the earliest time and the second before it overflows the
/// duration.
template <TimeKind T>
constexpr text::Timestamp timestamp_of(const T& time) {
  using Period = typename T::duration::period;
  constexpr auto least = (std::numeric_limits<std::int64_t>::min)(), most = (std::numeric_limits<std::int64_t>::max)();
  const auto count = time.time_since_epoch().count();
  if constexpr (std::is_floating_point_v<decltype(count)>) {
    const auto in_seconds = static_cast<double>(count) * Period::num / Period::den;
    if (!(in_seconds > -9e18 && in_seconds < 9e18)) return {count < 0 ? least : most, 0};
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    const auto after = std::chrono::duration_cast<std::chrono::nanoseconds>(time - second);
    return {std::int64_t{second.time_since_epoch().count()}, static_cast<std::uint32_t>(after.count())};
  } else {
    if constexpr (Period::num != 1) {
      if (count > most / Period::num || count < least / Period::num) return {count < 0 ? least : most, 0};
    }
    const std::int64_t parts = std::int64_t{count} * Period::num;
    const std::int64_t rest = parts % Period::den;  // has the sign of `parts`
    const std::int64_t after = rest < 0 ? rest + Period::den : rest;
    return {parts / Period::den - (rest < 0 ? 1 : 0), static_cast<std::uint32_t>(after * 1'000'000'000 / Period::den)};
  }
}

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// Times of `std::chrono::sys_time`, which JSON holds as text of RFC 3339.
struct Time : Leaf {
  using Example = std::chrono::sys_seconds;
  template <class T>
  static constexpr bool takes = detail::TimeKind<T>;
  static constexpr std::string_view letters = "t";
  template <class T>
  static constexpr std::uint32_t json_types = json_type::string;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('t');
    put(static_cast<char>('0' + static_cast<int>(detail::fraction_digits<T>())));
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.member("type", "string");
    put.member("format", "date-time");
  }

  template <class T>
  static void read(auto& reader, T& value) {
    const auto seconds = static_cast<std::int64_t>(reader.double_word());
    value = time_of<T>({seconds, reader.word()});
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    writer.time(detail::timestamp_of(value));
  }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_time;
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    text::Timestamp time;
    at = reader.timestamp(at, time, detail::fraction_digits<T>());
    if (reader.has_time()) value = time_of<T>(time);
    return at;
  }
  template <class T>
  static char* print(auto& writer, char* to, const T& value) {
    return writer.time(to, detail::timestamp_of(value), detail::fraction_digits<T>());
  }

  static void parse_schema(auto& reader, auto& schema) { schema.number = static_cast<std::size_t>(reader.next() - '0'); }
  static bool put(auto& putter, const auto& schema, const auto* value) {
    const auto time = putter.is_string(value) ? text::parse_rfc3339(value->text) : std::nullopt;
    if (!time) return putter.wrong(json_text::expected_time, value);
    if (schema.number == 9 && !text::fits_nanoseconds(*time)) return putter.wrong(json_text::expected_nanoseconds, value);
    putter.wire().put_double_word(static_cast<std::uint64_t>(time->seconds));
    return putter.put_word(time->nanoseconds);
  }
  // The writer has already refused years that do not have four digits.
  static Taken take(auto& taker, const auto& schema) {
    const auto seconds = static_cast<std::int64_t>(taker.reader().double_word());
    char time[text::max_rfc3339_size];
    const auto digits = static_cast<text::FractionDigits>(schema.number);
    return taker.string({time, text::format_rfc3339({seconds, taker.reader().word()}, digits, time)});
  }

 private:
  template <class T>
  static T time_of(const text::Timestamp& time) {
    using Duration = typename T::duration;
    const std::chrono::duration<std::int64_t> seconds(time.seconds);
    return T(std::chrono::floor<Duration>(seconds) + std::chrono::floor<Duration>(std::chrono::nanoseconds(time.nanoseconds)));
  }
};

}  // namespace lambda_wasm::kinds
