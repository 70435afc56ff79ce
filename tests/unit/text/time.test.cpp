#include <catch_amalgamated.hpp>

#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include <lambda_wasm/text/time.hpp>

using namespace lambda_wasm::text;

namespace {

std::string formatted(Timestamp time, FractionDigits digits = FractionDigits::none) {
  char to[max_rfc3339_size];
  char* end = format_rfc3339(time, digits, to);
  return end ? std::string(to, end) : "refused";
}

}  // namespace

TEST_CASE("time: the examples of RFC 3339 section 5.8") {
  CHECK(parse_rfc3339("1985-04-12T23:20:50.52Z") == Timestamp{482196050, 520000000});
  CHECK(parse_rfc3339("1996-12-19T16:39:57-08:00") == Timestamp{851042397, 0});
  CHECK(parse_rfc3339("1996-12-20T00:39:57Z") == Timestamp{851042397, 0});
  CHECK(parse_rfc3339("1937-01-01T12:00:27.87+00:20") == Timestamp{-1041337173, 870000000});
  CHECK_FALSE(parse_rfc3339("1990-12-31T23:59:60Z").has_value());  // a leap second
  CHECK_FALSE(parse_rfc3339("1990-12-31T15:59:60-08:00").has_value());
}

TEST_CASE("time: valid texts") {
  CHECK(parse_rfc3339("1970-01-01T00:00:00Z") == Timestamp{0, 0});
  CHECK(parse_rfc3339("1969-12-31T23:59:59.999999999Z") == Timestamp{-1, 999999999});
  CHECK(parse_rfc3339("0000-01-01T00:00:00Z") == Timestamp{-62167219200, 0});
  CHECK(parse_rfc3339("9999-12-31T23:59:59Z") == Timestamp{253402300799, 0});
  CHECK(parse_rfc3339("0000-01-01T00:00:00+23:59") == Timestamp{-62167219200 - 86340, 0});
  CHECK(parse_rfc3339("9999-12-31T23:59:59-23:59") == Timestamp{253402300799 + 86340, 0});
  CHECK(parse_rfc3339("2024-02-29t23:59:59z") == Timestamp{1709251199, 0});
  CHECK(parse_rfc3339("2000-02-29T00:00:00-00:00") == Timestamp{951782400, 0});
  CHECK(parse_rfc3339("1970-01-01T00:00:00.1Z") == Timestamp{0, 100000000});
  CHECK(parse_rfc3339("1970-01-01T00:00:00.123456789Z") == Timestamp{0, 123456789});
  CHECK(parse_rfc3339("1970-01-01T00:00:00.1234567899999999Z") == Timestamp{0, 123456789});
  CHECK(parse_rfc3339("1970-01-01T00:00:00.0000000001+00:00") == Timestamp{0, 0});
  CHECK(parse_rfc3339("1970-01-01T00:00:00." + std::string(1000, '9') + "Z") == Timestamp{0, 999999999});
}

TEST_CASE("time: an offset may omit its colon, as some AWS services write it") {
  CHECK(parse_rfc3339("1970-01-01T00:00:00+0000") == Timestamp{0, 0});
  CHECK(parse_rfc3339("2016-01-01T23:59:59.000+0000") == Timestamp{1451692799, 0});
  CHECK(parse_rfc3339("1970-01-01T00:00:00.25-0130") == Timestamp{5400, 250000000});
  CHECK(parse_rfc3339("9999-12-31T23:59:59-2359") == Timestamp{253402300799 + 86340, 0});
}

TEST_CASE("time: invalid texts") {
  const std::string_view refused[] = {
      "",
      "2024",
      "2024-01-01",
      "2024-01-01T00:00:00",
      "2024-01-01T00:00Z",
      "2024-01-01 00:00:00Z",
      "2024-00-01T00:00:00Z",
      "2024-13-01T00:00:00Z",
      "2024-01-00T00:00:00Z",
      "2024-01-32T00:00:00Z",
      "2023-02-29T00:00:00Z",
      "1900-02-29T00:00:00Z",
      "2024-02-30T00:00:00Z",
      "2024-04-31T00:00:00Z",
      "2024-06-31T00:00:00Z",
      "2024-09-31T00:00:00Z",
      "2024-11-31T00:00:00Z",
      "2024-01-01T24:00:00Z",
      "2024-01-01T00:60:00Z",
      "2024-01-01T00:00:60Z",
      "2024-01-01T00:00:61Z",
      "2024-01-01T00:00:00.Z",
      "2024-01-01T00:00:00,5Z",
      "2024-01-01T00:00:00.5",
      "2024-01-01T00:00:00.5.5Z",
      "2024-01-01T00:00:00+24:00",
      "2024-01-01T00:00:00+00:60",
      "2024-01-01T00:00:00+000",
      "2024-01-01T00:00:00+00:0",
      "2024-01-01T00:00:00+00000",
      "2024-01-01T00:00:00+2400",
      "2024-01-01T00:00:00+0060",
      "2024-01-01T00:00:00+00",
      "2024-01-01T00:00:00+1:00",
      "2024-01-01T00:00:00ZZ",
      "2024-01-01T00:00:00Z ",
      " 2024-01-01T00:00:00Z",
      "24-01-01T00:00:00Z",
      "2024-1-01T00:00:00Z",
      "+2024-01-01T00:00:00Z",
      "-024-01-01T00:00:00Z",
      "2024-01-01T00:00:0xZ",
      "20a4-01-01T00:00:00Z",
      "2024/01/01T00:00:00Z",
      "2024-01-01T00.00.00Z",
      "2024-01-01T00:00:00\xE2\x88\x92"
      "00:00",
      "12024-01-01T00:00:00Z",
      "2024-01-01T-1:00:00Z",
      "2024-01-01T00:00:00:Z",
  };
  for (const std::string_view text : refused) {
    CAPTURE(text);
    CHECK_FALSE(parse_rfc3339(text).has_value());
  }
  const std::string_view whole = "2024-02-29T23:59:59.123+01:30";
  CHECK(parse_rfc3339(whole).has_value());
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(parse_rfc3339(whole.substr(0, size)).has_value());
}

TEST_CASE("time: written texts") {
  const Timestamp time{1709251199, 123456789};
  CHECK(formatted(time) == "2024-02-29T23:59:59Z");
  CHECK(formatted(time, FractionDigits::milliseconds) == "2024-02-29T23:59:59.123Z");
  CHECK(formatted(time, FractionDigits::microseconds) == "2024-02-29T23:59:59.123456Z");
  CHECK(formatted(time, FractionDigits::nanoseconds) == "2024-02-29T23:59:59.123456789Z");
  CHECK(formatted({0, 5}, FractionDigits::nanoseconds) == "1970-01-01T00:00:00.000000005Z");
  CHECK(formatted({-1, 999999999}, FractionDigits::milliseconds) == "1969-12-31T23:59:59.999Z");
  CHECK(formatted({-62167219200, 0}) == "0000-01-01T00:00:00Z");
  CHECK(formatted({253402300799, 999999999}, FractionDigits::nanoseconds) == "9999-12-31T23:59:59.999999999Z");
  CHECK(formatted({253402300800, 0}) == "refused");
  CHECK(formatted({-62167219201, 0}) == "refused");
  CHECK(formatted({INT64_MAX, 0}) == "refused");
  CHECK(formatted({INT64_MIN, 0}) == "refused");
}

TEST_CASE("time: every day agrees with the standard library's calendar") {
  using namespace std::chrono;
  for (sys_days day = sys_days(year(0) / 1 / 1); day < sys_days(year(10000) / 1 / 1); day += days(1)) {
    const year_month_day date(day);
    const std::int32_t number = static_cast<std::int32_t>(day.time_since_epoch().count());
    const auto y = static_cast<int>(date.year());
    const auto m = static_cast<int>(static_cast<unsigned>(date.month())), d = static_cast<int>(static_cast<unsigned>(date.day()));
    const detail::Date back = detail::date_of_days(number);
    if (detail::days_to_date(y, m, d) != number || back.year != y || back.month != m || back.day != d) FAIL("day " << number);
    if (day + days(1) == sys_days(date.year() / date.month() / last) + days(1) && detail::days_of_month(y, m) != d)
      FAIL("month " << number);
  }
}

TEST_CASE("time: random times are the same after writing and parsing") {
  std::mt19937_64 random(9);
  for (int i = 0; i < 20'000; ++i) {
    const Timestamp time{static_cast<std::int64_t>(random() % 315569520000) - 62167219200,
                         static_cast<std::uint32_t>(random() % 1000000000)};
    REQUIRE(parse_rfc3339(formatted(time, FractionDigits::nanoseconds)) == time);
    REQUIRE(parse_rfc3339(formatted(time, FractionDigits::milliseconds)) ==
            Timestamp{time.seconds, time.nanoseconds / 1000000 * 1000000});
  }
}

TEST_CASE("time: a full-date is the days since 1970") {
  CHECK(parse_rfc3339_date("1970-01-01") == 0);
  CHECK(parse_rfc3339_date("1969-12-31") == -1);
  CHECK(parse_rfc3339_date("2024-02-29") == 19782);
  CHECK(parse_rfc3339_date("0000-01-01") == -719528);
  CHECK(parse_rfc3339_date("9999-12-31") == 2932896);
  for (const std::string_view text : {"", "2023-02-29", "2024-02-30", "2024-13-01", "2024-00-01", "2024-01-00", "2024-1-01",
                                      "2024-01-01 ", "2024-01-01T", "20240101"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_rfc3339_date(text).has_value());
  }
}
