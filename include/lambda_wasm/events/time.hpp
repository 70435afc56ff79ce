#pragma once
/// @file
/// Times as events have them. Each holds what came, and is converted only when it is asked for, so that one odd time is no reason
/// to refuse an event.

#include <chrono>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include <lambda_wasm/describe_value.hpp>
#include <lambda_wasm/text/time.hpp>

namespace lambda_wasm::events {

/// A point in time, as the functions of events return it.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;

/// A time as a number of seconds since the epoch.
struct EpochSeconds {
  double count = 0;  ///< As it came.

  /// The time, rounded to milliseconds. Amazon DynamoDB has also sent milliseconds and microseconds in the place of seconds: a count
  /// above 1e11 is read as milliseconds, and one above 1e14 as microseconds.
  [[nodiscard]] Time time() const noexcept {
    const double milliseconds = count > 1e14 ? count / 1000 : count > 1e11 ? count : count * 1000;
    // A conversion of a double that is too large is undefined.
    const bool fits = milliseconds > -8.64e15 && milliseconds < 8.64e15;
    return Time(std::chrono::milliseconds(fits ? static_cast<std::int64_t>(milliseconds + (milliseconds < 0 ? -0.5 : 0.5)) : 0));
  }

  friend bool operator==(const EpochSeconds&, const EpochSeconds&) = default;
};
LAMBDA_WASM_DESCRIBE_VALUE(EpochSeconds, count)

/// A time as a number of milliseconds since the epoch.
struct EpochMilliseconds {
  std::int64_t count = 0;  ///< As it came.

  [[nodiscard]] Time time() const noexcept { return Time(std::chrono::milliseconds(count)); }

  friend bool operator==(const EpochMilliseconds&, const EpochMilliseconds&) = default;
};
LAMBDA_WASM_DESCRIBE_VALUE(EpochMilliseconds, count)

/// A time as text.
struct Timestamp {
  std::string_view text;  ///< As it came.

  /// The time, rounded down to milliseconds; nullopt if the text is not a date-time of RFC 3339. The offset may lack its colon
  /// (`+0000`, as alarms of Amazon CloudWatch have it). Without an offset it is UTC.
  [[nodiscard]] std::optional<Time> time() const noexcept {
    std::optional<lambda_wasm::text::Timestamp> parsed = lambda_wasm::text::parse_rfc3339(text);
    if (char with_zone[48]; !parsed && text.size() < sizeof with_zone) {
      text.copy(with_zone, text.size());
      with_zone[text.size()] = 'Z';
      parsed = lambda_wasm::text::parse_rfc3339({with_zone, text.size() + 1});
    }
    if (!parsed) return std::nullopt;
    return Time(std::chrono::milliseconds(parsed->seconds * 1000 + parsed->nanoseconds / 1'000'000));
  }

  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};
LAMBDA_WASM_DESCRIBE_VALUE(Timestamp, text)

}  // namespace lambda_wasm::events
