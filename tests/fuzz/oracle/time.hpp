#pragma once
/// @file
/// RFC 3339 by a regular expression of its grammar (section 5.6, with an optional colon in the offset) and std::chrono's calendar.

#include <chrono>
#include <cstdint>
#include <optional>
#include <regex>
#include <string>
#include <string_view>

namespace oracle {

struct Time {
  std::int64_t seconds;
  std::int64_t nanoseconds;
};

inline std::optional<Time> parse_time(std::string_view text) {
  using namespace std::chrono;
  if (text.size() > 200) return std::nullopt;  // the regular expression recurses
  static const std::regex grammar(
      R"((\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):?(\d{2})))");
  std::match_results<std::string_view::const_iterator> match;
  if (!std::regex_match(text.begin(), text.end(), match, grammar)) return std::nullopt;
  const auto number = [&](std::size_t group) { return match[group].matched ? std::stoi(match[group].str()) : 0; };
  const year_month_day date = year(number(1)) / number(2) / number(3);
  if (!date.ok() || number(4) > 23 || number(5) > 59 || number(6) > 59 || number(9) > 23 || number(10) > 59) return std::nullopt;
  const minutes offset = (match[8].str() == "-" ? -1 : 1) * (hours(number(9)) + minutes(number(10)));
  const auto time = sys_days(date) + hours(number(4)) + minutes(number(5)) + seconds(number(6)) - offset;
  std::string fraction = match[7].str().substr(0, 9);
  fraction.append(9 - fraction.size(), '0');
  return Time{duration_cast<seconds>(time.time_since_epoch()).count(), std::stoll(fraction)};
}

inline std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
  using namespace std::chrono;
  if (text.size() != 10) return std::nullopt;
  static const std::regex grammar(R"((\d{4})-(\d{2})-(\d{2}))");
  std::match_results<std::string_view::const_iterator> match;
  if (!std::regex_match(text.begin(), text.end(), match, grammar)) return std::nullopt;
  const auto number = [&](std::size_t group) { return std::stoi(match[group].str()); };
  const year_month_day date = year(number(1)) / number(2) / number(3);
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// In UTC, with `digits` digits of the fraction; the year must be 0000 to 9999.
inline std::string print_time(Time time, std::size_t digits) {
  using namespace std::chrono;
  const auto point = sys_seconds(seconds(time.seconds));
  const auto day = floor<days>(point);
  const year_month_day date(day);
  const hh_mm_ss clock(point - day);
  const auto padded = [](std::int64_t value, std::size_t size) {
    const std::string text = std::to_string(value);
    return std::string(size - text.size(), '0') + text;
  };
  return padded(int{date.year()}, 4) + "-" + padded(unsigned{date.month()}, 2) + "-" + padded(unsigned{date.day()}, 2) + "T" +
         padded(clock.hours().count(), 2) + ":" + padded(clock.minutes().count(), 2) + ":" + padded(clock.seconds().count(), 2) +
         (digits == 0 ? "" : "." + padded(time.nanoseconds, 9).substr(0, digits)) + "Z";
}

}  // namespace oracle
