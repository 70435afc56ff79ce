// Numbers to and from decimal text (lambda_wasm/text/number.hpp), alone and as JSON values. The first byte selects the test; the rest is
// its input.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/text/number.hpp>

#include "../fuzz.hpp"
#include "../oracle/number.hpp"

using namespace lambda_wasm;

namespace {

template <class Number>
bool are_same(Number left, Number right) {
  return std::memcmp(&left, &right, sizeof left) == 0;
}

void check_parse_double(std::string_view text) {
  const bool is_number = !text.empty() && oracle::number_end(text) == text.size();
  const auto parsed = text::parse_double(text);
  fuzz::check(parsed.has_value() == is_number, "parse_double accepts the numbers of RFC 8259 and no other text", text);
  if (parsed) fuzz::check(are_same(*parsed, oracle::real_of<double>(text)), "parse_double returns the nearest double", text);
}

template <class T>
void check_parse_integer(std::string_view text) {
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  std::optional<T> expected;
  if (!digits.empty() && digits.find_first_not_of("0123456789") == digits.npos)
    if (const auto integer = oracle::integer_value(text)) expected = oracle::integer_of<T>(*integer);
  fuzz::check(text::parse_integer<T>(text) == expected, "parse_integer accepts -?[0-9]+ that fits T", text);
}

// A JSON value may have white space around it.
std::string_view without_space(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n\r"), text.size()));
  return text.substr(0, text.find_last_not_of(" \t\n\r") + 1);
}

template <class T>
void check_json_integer(std::string_view text) {
  const std::string_view number = without_space(text);
  if (number.starts_with('"')) return;  // decimal text, which the 64-bit types accept: json.cpp tests that
  const bool is_number = !number.empty() && oracle::number_end(number) == number.size();
  const auto exact = is_number ? oracle::integer_value(number) : std::nullopt;
  const auto expected = exact ? oracle::integer_of<T>(*exact) : std::nullopt;
  const Result<T> read = try_from_json<T>(text);
  fuzz::check(static_cast<bool>(read) == expected.has_value(),
              "a JSON number with an integer value is an integer in any spelling", text);
  if (read) fuzz::check(*read == *expected, "a JSON integer is exact", text);
  if (is_number && !read) fuzz::check(read.error()->type == error_type::invalid_value, "a number is JSON", text);
}

template <class T>
void check_json_real(std::string_view text) {
  const std::string_view number = without_space(text);
  const bool is_number = !number.empty() && oracle::number_end(number) == number.size();
  const Result<T> read = try_from_json<T>(text);
  fuzz::check(static_cast<bool>(read) == is_number, "a JSON number follows RFC 8259", text);
  if (read) fuzz::check(are_same(*read, oracle::real_of<T>(number)), "a JSON number is rounded to the nearest value, once", text);
}

template <class T>
void check_print(T value) {
  const std::unique_ptr<char[]> room(new char[text::max_integer_size]);
  const std::string made(room.get(), text::print_integer(value, room.get()));
  fuzz::check_same(made, std::to_string(value), "print_integer writes the digits");
  fuzz::check_same(to_json(value), made, "JSON has the same digits");
}

void check_print(double value) {
  if (!std::isfinite(value)) return;
  const std::unique_ptr<char[]> room(new char[text::max_double_size]);
  const std::string made(room.get(), text::print_double(value, room.get()));
  fuzz::check_same(made, oracle::printed(value), "print_double writes the shortest text, as ECMAScript does");
  fuzz::check(value == 0 || are_same(oracle::real_of<double>(made), value),
              "the text of print_double reads back as the same value", made);
  fuzz::check_same(to_json(value), made, "JSON has the same text");
}

void check_print(float value) {
  if (!std::isfinite(value)) return;
  const std::string made = to_json(value);
  fuzz::check_same(made, oracle::printed(value), "a float is written as its shortest text");
}

void check_text(std::size_t what, std::string_view text) {
  switch (what) {
    case 0:
      check_parse_double(text);
      check_json_real<double>(text);
      return check_json_real<float>(text);
    case 1:
      check_json_integer<std::int8_t>(text);
      check_json_integer<std::uint8_t>(text);
      check_json_integer<std::int16_t>(text);
      check_json_integer<std::uint16_t>(text);
      check_json_integer<std::int32_t>(text);
      check_json_integer<std::uint32_t>(text);
      check_json_integer<std::int64_t>(text);
      return check_json_integer<std::uint64_t>(text);
    default:
      check_parse_integer<std::int8_t>(text);
      check_parse_integer<std::uint8_t>(text);
      check_parse_integer<std::int32_t>(text);
      check_parse_integer<std::uint32_t>(text);
      check_parse_integer<std::int64_t>(text);
      return check_parse_integer<std::uint64_t>(text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t what = input.choice(5);
  if (what < 3) {
    check_text(what, Exact(input.rest()));
  } else if (what == 3) {
    const auto bits = input.number<std::uint64_t>();
    const auto value = std::bit_cast<double>(bits);
    check_print(value);
    check_print(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    check_print(bits);
    check_print(static_cast<std::int64_t>(bits));
    check_print(static_cast<std::uint32_t>(bits));
    check_print(static_cast<std::int8_t>(bits));
    check_print(static_cast<std::int16_t>(bits));
  } else {  // as people write numbers: a few digits and a power of ten
    const double digits = static_cast<double>(input.number<std::int64_t>() >> input.choice(64));
    const auto places = static_cast<double>(input.choice(41));
    check_print(digits / std::pow(10.0, places));
    check_print(digits * std::pow(10.0, places));
    check_print(static_cast<float>(digits / std::pow(10.0, places)));
  }
  return 0;
}
