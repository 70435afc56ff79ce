#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/text/time.hpp>

namespace lambda_wasm::detail {

template <class T>
concept DateKind = std::same_as<T, std::chrono::year_month_day>;

/// Whether RFC 3339 can write the date: it exists, in the years 0000 to 9999.
constexpr bool is_writable(const std::chrono::year_month_day& date) {
  return date.ok() && static_cast<int>(date.year()) >= 0 && static_cast<int>(date.year()) <= 9999;
}

/// The days since 1970-01-01. @pre the date exists
constexpr std::int32_t days_of(const std::chrono::year_month_day& date) {
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// `std::chrono::year_month_day`, which JSON holds as a full-date of RFC 3339.
struct Date : Leaf {
  using Example = std::chrono::year_month_day;
  template <class T>
  static constexpr bool takes = detail::DateKind<T>;
  static constexpr std::string_view letters = "D";
  template <class T>
  static constexpr std::uint32_t json_types = json_type::string;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('D');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.member("type", "string");
    put.member("format", "date");
  }

  static void read(auto& reader, Example& value) { value = date_of(static_cast<std::int32_t>(reader.word())); }
  static void write(auto& writer, const Example& value) { writer.word(static_cast<std::uint32_t>(checked_days(value))); }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_date;
  }
  static const char* parse(auto& reader, const char* at, Example& value) {
    std::int32_t days;
    if (reader.date(at, days)) value = date_of(days);
    return at;
  }
  static char* print(auto& writer, char* to, const Example& value) { return writer.date(to, checked_days(value)); }

  static bool put(auto& putter, const auto& /*schema*/, const auto* value) {
    const auto days = putter.is_string(value) ? text::parse_rfc3339_date(value->text) : std::nullopt;
    if (!days) return putter.wrong(json_text::expected_date, value);
    return putter.put_word(static_cast<std::uint32_t>(*days));
  }
  static Taken take(auto& taker, const auto& /*schema*/) {
    char date[text::rfc3339_date_size];
    text::format_rfc3339_date(static_cast<std::int32_t>(taker.reader().word()), date);
    return taker.string({date, sizeof date});
  }

 private:
  static Example date_of(std::int32_t days) { return std::chrono::sys_days(std::chrono::days(days)); }

  static std::int32_t checked_days(const Example& value) {
    if (!detail::is_writable(value)) raise_unwritable();
    return detail::days_of(value);
  }
  [[noreturn, LAMBDA_WASM_DETAIL_COLD]] static void raise_unwritable() {
    detail::raise(error_type::invalid_result,
                  "A date that does not exist, or is outside the years 0000 to 9999, cannot be written in RFC 3339.");
  }
};

}  // namespace lambda_wasm::kinds
