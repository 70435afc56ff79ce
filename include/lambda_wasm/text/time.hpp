#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// Times in the format of RFC 3339: 2024-02-29T23:59:59.5+01:00.

namespace lambda_wasm::text {

/// A point in time, in Unix time (without leap seconds).
struct Timestamp {
  std::int64_t seconds = 0;       ///< Since 1970-01-01T00:00:00Z; negative before it.
  std::uint32_t nanoseconds = 0;  ///< Since that second, 0 to 999,999,999; also before 1970.

  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// The number of digits of a second's fraction that are written.
enum class FractionDigits { none = 0, milliseconds = 3, microseconds = 6, nanoseconds = 9 };

/// The maximum number of characters that `format_rfc3339` writes.
inline constexpr std::size_t max_rfc3339_size = 30;

/// Whether 64 bits of nanoseconds hold the time, rounded up to the end of its second: from 1677-09-21T00:12:44Z to
/// 2262-04-11T23:47:15Z.
constexpr bool fits_nanoseconds(Timestamp time) noexcept {
  return time.seconds >= -9'223'372'036 && time.seconds <= 9'223'372'035;
}

namespace detail {

/// Converts a day of the proleptic Gregorian calendar to the days since 1970-01-01; `date_of_days` converts back. Years are
/// counted from March, in eras of 400 years, each of which has 146,097 days (Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms").
constexpr std::int32_t days_to_date(std::int32_t year, std::int32_t month, std::int32_t day) noexcept {
  const std::int32_t shifted = month <= 2 ? year - 1 : year;
  const std::int32_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  const std::int32_t year_of_era = shifted - era * 400;
  const std::int32_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

struct Date {
  std::int32_t year, month, day;
};

constexpr Date date_of_days(std::int32_t days) noexcept {
  days += 719468;
  const std::int32_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int32_t day_of_era = days - era * 146097;
  const std::int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int32_t month = (5 * day_of_year + 2) / 153;  // 0 is March
  const std::int32_t day = day_of_year - (153 * month + 2) / 5 + 1;
  return {year_of_era + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day};
}

constexpr std::int32_t days_of_month(std::int32_t year, std::int32_t month) noexcept {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Scans a text from its beginning; after the first mismatch `failed` stays set.
struct TimeScanner {
  std::string_view rest;
  bool failed = false;

  char take() noexcept {
    if (rest.empty()) {
      failed = true;
      return '\0';
    }
    const char character = rest.front();
    rest.remove_prefix(1);
    return character;
  }

  void expect(char character) noexcept { failed |= take() != character; }

  std::int32_t number(int digits, std::int32_t most) noexcept {
    std::int32_t value = 0;
    for (; digits != 0; --digits) {
      const char digit = take();
      failed |= digit < '0' || digit > '9';
      value = value * 10 + (digit - '0');
    }
    failed |= value > most;
    return value;
  }

  /// Scans a full-date. @returns the days since 1970-01-01
  std::int32_t date() noexcept {
    const std::int32_t year = number(4, 9999);
    expect('-');
    const std::int32_t month = number(2, 12);
    expect('-');
    const std::int32_t day = number(2, 31);
    failed |= month < 1 || day < 1 || day > days_of_month(year, month);
    return failed ? 0 : days_to_date(year, month, day);
  }
};

}  // namespace detail

/// Parses `text`, all of which must be a full-date of RFC 3339 section 5.6, such as 2024-02-29; otherwise returns nullopt.
/// @returns the days since 1970-01-01, negative before it
inline std::optional<std::int32_t> parse_rfc3339_date(std::string_view text) noexcept {
  detail::TimeScanner scanner{text};
  const std::int32_t days = scanner.date();
  if (scanner.failed || !scanner.rest.empty()) return std::nullopt;
  return days;
}

/// Parses `text`, all of which must be a date-time of RFC 3339 section 5.6; otherwise returns nullopt.
///
/// `T` and `Z` may be in lower case; a space instead of `T` is refused. A fraction of any length is cut to nanoseconds. Offsets
/// may be up to ±23:59, and may lack the colon (`+0000`), as CodeCommit, CloudWatch alarms and other AWS services write them. A
/// leap second (`:60`) is refused, because Unix time cannot express it.
inline std::optional<Timestamp> parse_rfc3339(std::string_view text) noexcept {
  detail::TimeScanner scanner{text};
  const std::int64_t days = scanner.date();
  scanner.failed |= (scanner.take() | 0x20) != 't';
  const std::int32_t hour = scanner.number(2, 23);
  scanner.expect(':');
  const std::int32_t minute = scanner.number(2, 59);
  scanner.expect(':');
  const std::int32_t second = scanner.number(2, 59);
  if (scanner.failed) return std::nullopt;

  std::uint32_t nanoseconds = 0;
  char zone = scanner.take();
  if (zone == '.') {
    std::uint32_t place = 1'000'000'000;
    while ((zone = scanner.take()) >= '0' && zone <= '9') {
      place /= 10;  // 0 from the tenth digit on
      nanoseconds += static_cast<std::uint32_t>(zone - '0') * place;
    }
    if (place == 1'000'000'000) return std::nullopt;
  }
  std::int32_t offset = 0;
  if (zone == '+' || zone == '-') {
    offset = scanner.number(2, 23) * 3600;
    if (scanner.rest.starts_with(':')) scanner.take();
    offset += scanner.number(2, 59) * 60;
    if (zone == '-') offset = -offset;
  } else if ((zone | 0x20) != 'z') {
    return std::nullopt;
  }
  if (scanner.failed || !scanner.rest.empty()) return std::nullopt;
  return Timestamp{days * 86400 + hour * 3600 + minute * 60 + second - offset, nanoseconds};
}

namespace detail {

/// Writes a number with this many digits at `to`, and moves it after them.
inline void put_digits(char*& to, std::uint32_t value, int size) noexcept {
  for (int i = size; i != 0; value /= 10) to[--i] = static_cast<char>('0' + value % 10);
  to += size;
}

}  // namespace detail

/// The number of characters that `format_rfc3339_date` writes.
inline constexpr std::size_t rfc3339_date_size = 10;

/// Writes a day of the years 0000 to 9999, as in `2024-02-29`, at `to`. @returns the end of the written text
inline char* format_rfc3339_date(std::int32_t days, char* to) noexcept {
  const detail::Date date = detail::date_of_days(days);
  detail::put_digits(to, static_cast<std::uint32_t>(date.year), 4);
  *to++ = '-';
  detail::put_digits(to, static_cast<std::uint32_t>(date.month), 2);
  *to++ = '-';
  detail::put_digits(to, static_cast<std::uint32_t>(date.day), 2);
  return to;
}

/// Writes `time` in UTC, as in `2024-02-29T22:59:59.500Z`: at most `max_rfc3339_size` characters at `to`. Rounds down to
/// `digits`.
/// @returns the end of the written text; nullptr, with nothing written, outside the years 0000 to 9999.
inline char* format_rfc3339(Timestamp time, FractionDigits digits, char* to) noexcept {
  constexpr std::int64_t first = detail::days_to_date(0, 1, 1), end = detail::days_to_date(10000, 1, 1);
  if (time.seconds < first * 86400 || time.seconds >= end * 86400) return nullptr;
  const std::int64_t since_first = time.seconds - first * 86400;
  const auto days = static_cast<std::int32_t>(since_first / 86400 + first);
  const auto second = static_cast<std::int32_t>(since_first % 86400);
  const auto put = [&to](char before, std::uint32_t value, int size) {
    *to++ = before;
    detail::put_digits(to, value, size);
  };
  to = format_rfc3339_date(days, to);
  put('T', static_cast<std::uint32_t>(second / 3600), 2);
  put(':', static_cast<std::uint32_t>(second / 60 % 60), 2);
  put(':', static_cast<std::uint32_t>(second % 60), 2);
  std::uint32_t fraction = time.nanoseconds;
  for (int i = static_cast<int>(digits); i < 9; ++i) fraction /= 10;
  if (digits != FractionDigits::none) put('.', fraction, static_cast<int>(digits));
  *to++ = 'Z';
  return to;
}

}  // namespace lambda_wasm::text
