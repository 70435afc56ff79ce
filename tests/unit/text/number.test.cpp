#include <catch_amalgamated.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <string_view>

#include <lambda_wasm/text/number.hpp>

using namespace lambda_wasm::text;

namespace {

template <class T>
std::string printed(T value) {
  char to[max_integer_size];
  return {to, print_integer(value, to)};
}

std::string printed(double value) {
  char to[max_double_size];
  return {to, print_double(value, to)};
}

std::uint64_t bits(double value) { return std::bit_cast<std::uint64_t>(value); }

double nearest(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

// ECMA-262's Number::toString, by trying numbers of digits. Not for powers of two, where the nearest decimal of
// that many digits may not read back.
std::string shortest(double value) {
  char text[40];
  int digits = 1;
  for (;; ++digits) {
    std::snprintf(text, sizeof text, "%.*e", digits - 1, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  std::string s, sign;
  const char* at = text;
  if (*at == '-') sign = *at++;
  for (; *at != 'e'; ++at)
    if (*at != '.') s += *at;
  const int n = std::atoi(at + 1) + 1, k = digits;
  const auto zeros = [](int count) { return std::string(static_cast<std::size_t>(count), '0'); };
  if (k <= n && n <= 21) return sign + s + zeros(n - k);
  if (0 < n && n <= 21) return sign + s.substr(0, static_cast<std::size_t>(n)) + "." + s.substr(static_cast<std::size_t>(n));
  if (-6 < n && n <= 0) return sign + "0." + zeros(-n) + s;
  return sign + s.substr(0, 1) + (k > 1 ? "." + s.substr(1) : "") + (n > 0 ? "e+" : "e-") + std::to_string(std::abs(n - 1));
}

void check_double(const std::string& text) {
  const auto value = parse_double(text);
  if (!value || bits(*value) != bits(nearest(text))) FAIL(text << " read as " << value.value_or(0) << ", not " << nearest(text));
}

}  // namespace

TEST_CASE("number: integers to text") {
  CHECK(printed(0) == "0");
  CHECK(printed(-1) == "-1");
  CHECK(printed(std::int8_t{-128}) == "-128");
  CHECK(printed(std::uint8_t{255}) == "255");
  CHECK(printed(INT32_MIN) == "-2147483648");
  CHECK(printed(INT64_MIN) == "-9223372036854775808");
  CHECK(printed(INT64_MAX) == "9223372036854775807");
  CHECK(printed(UINT64_MAX) == "18446744073709551615");
  std::uint64_t power = 1;
  for (int i = 0; i < 20; ++i, power *= 10)
    for (const std::uint64_t value : {power - 1, power, power + 1, power * 9}) REQUIRE(printed(value) == std::to_string(value));
  std::mt19937_64 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t value = random() >> (random() % 64);
    REQUIRE(printed(value) == std::to_string(value));
    REQUIRE(printed(static_cast<std::int64_t>(value)) == std::to_string(static_cast<std::int64_t>(value)));
    REQUIRE(parse_integer<std::uint64_t>(printed(value)) == value);
    const auto negative = static_cast<std::int64_t>(0 - value);
    REQUIRE(parse_integer<std::int64_t>(printed(negative)) == negative);
  }
}

TEST_CASE("number: text to integers, and its end") {
  CHECK(parse_integer<std::int64_t>("9223372036854775807") == INT64_MAX);
  CHECK(parse_integer<std::int64_t>("-9223372036854775808") == INT64_MIN);
  CHECK_FALSE(parse_integer<std::int64_t>("9223372036854775808"));
  CHECK_FALSE(parse_integer<std::int64_t>("-9223372036854775809"));
  CHECK(parse_integer<std::uint64_t>("18446744073709551615") == UINT64_MAX);
  CHECK_FALSE(parse_integer<std::uint64_t>("18446744073709551616"));
  CHECK_FALSE(parse_integer<std::uint64_t>("99999999999999999999"));
  CHECK_FALSE(parse_integer<std::uint64_t>("184467440737095516150"));
  CHECK(parse_integer<std::uint8_t>("255") == std::uint8_t{255});
  CHECK_FALSE(parse_integer<std::uint8_t>("256"));
  CHECK_FALSE(parse_integer<std::uint8_t>("-1"));
  CHECK(parse_integer<std::uint8_t>("-0") == std::uint8_t{0});
  CHECK(parse_integer<std::int8_t>("-128") == std::int8_t{-128});
  CHECK_FALSE(parse_integer<std::int8_t>("-129"));
  CHECK_FALSE(parse_integer<std::int8_t>("128"));
  CHECK(parse_integer<int>("0000000000000000000000000000042") == 42);
  for (const std::string_view text : {"", "-", "+1", " 1", "1 ", "1.0", "1e3", "0x10", "--1", "1-", "a", "1_000"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_integer<int>(text));
  }
  CHECK_FALSE(parse_integer<int>(std::string_view()));
}

TEST_CASE("number: texts that scan_number accepts, and where it stops") {
  const auto size = [](std::string_view text) -> std::ptrdiff_t {
    Decimal number;
    const char* end = scan_number(text.data(), text.data() + text.size(), number);
    return end ? end - text.data() : -1;
  };
  for (const std::string_view text :
       {"0", "-0", "10", "0.5", "-1.25e+10", "1E5", "1e-05", "0e0", "123456789012345678901234567890"}) {
    CAPTURE(text);
    CHECK(size(text) == static_cast<std::ptrdiff_t>(text.size()));
  }
  CHECK(size("01") == 1);
  CHECK(size("1,2") == 1);
  CHECK(size("1.5]") == 3);
  CHECK(size("1e5e5") == 3);
  for (const std::string_view text : {"", "-", "+1", ".5", "1.", "1.e5", "1e", "1e+", "1e-", "-a", "NaN", "Infinity", "e1"}) {
    CAPTURE(text);
    CHECK(size(text) == -1);
  }
  Decimal number;
  const std::string_view text = "-120.50e-3";
  REQUIRE(scan_number(text.data(), text.data() + text.size(), number) != nullptr);
  CHECK(number.negative);
  CHECK(number.digits == 12050);
  CHECK(number.exponent == -5);
  CHECK_FALSE(number.integer);
  CHECK(number.exact);
}

TEST_CASE("number: digits whose intermediate value wraps around 64 bits are parsed correctly") {
  for (const std::string text :
       {"184467440737095516160", "1844674407370955161600", "-3689348814741910323200", "42949672960", "4294967296000000000000",
        "18446744073709551616.5", "184467440737095516160e-5", "0184467440737095516160"}) {
    Decimal number;
    const char* const end = scan_number(text.data(), text.data() + text.size(), number);
    CAPTURE(text);
    CHECK(end == text.data() + (text[0] == '0' ? 1 : text.size()));
  }
  for (std::size_t size = 19; size < 100; ++size) check_double("1" + std::string(size, '0'));
}

TEST_CASE("number: an exponent may have any number of digits") {
  for (const std::string digits : {"1", "0", "0.0", "12345678901234567890123", "0.00000000000000000000001", "1.5"}) {
    for (const std::string exponent :
         {"308", "309", "324", "400", "2147483647", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808",
          "18446744073709551616", "9999999999999999999", "10000000000000000000000000000000"}) {
      for (const char* const sign : {"e", "e+", "E-"}) check_double(digits + sign + exponent);
    }
  }
  for (const std::size_t size : {300u, 5'000u}) {
    check_double("1" + std::string(size, '0') + "e-" + std::to_string(size));
    check_double("0." + std::string(size, '0') + "17e" + std::to_string(size));
    check_double(std::string(size, '9') + "." + std::string(size, '9') + "e-" + std::to_string(size));
  }
}

TEST_CASE("number: trailing zeros of many digits do not change the value") {
  const auto scanned = [](std::string_view text) {
    Decimal number;
    REQUIRE(scan_number(text.data(), text.data() + text.size(), number) != nullptr);
    return number;
  };
  const Decimal one = scanned("1.00000000000000000000");
  CHECK((one.exact && one.digits == 1 && one.exponent == 0 && !one.integer));
  const Decimal large = scanned("12300000000000000000000000");
  CHECK((large.exact && large.digits == 123 && large.exponent == 23 && !large.integer));
  const Decimal many = scanned("1234567890123456789012345.50");
  CHECK((!many.exact && many.exponent == -2));
  CHECK(scanned("18446744073709551610").to_integer<std::uint64_t>() == 18446744073709551610u);
}

TEST_CASE("number: a scanned integer keeps all 64 bits") {
  const auto scanned = [](std::string_view text) {
    Decimal number;
    REQUIRE(scan_number(text.data(), text.data() + text.size(), number) != nullptr);
    return number;
  };
  CHECK(scanned("18446744073709551615").to_integer<std::uint64_t>() == UINT64_MAX);
  CHECK_FALSE(scanned("18446744073709551616").to_integer<std::uint64_t>());
  CHECK_FALSE(scanned("28446744073709551616").to_integer<std::uint64_t>());
  CHECK(scanned("-9223372036854775808").to_integer<std::int64_t>() == INT64_MIN);
  CHECK_FALSE(scanned("-9223372036854775809").to_integer<std::int64_t>());
  CHECK_FALSE(scanned("9223372036854775808").to_integer<std::int64_t>());
  CHECK(scanned("9007199254740993").to_integer<std::int64_t>() == 9007199254740993);
  CHECK_FALSE(scanned("1.0").to_integer<int>());
  CHECK_FALSE(scanned("1e2").to_integer<int>());
  CHECK_FALSE(scanned("-1").to_integer<unsigned>());
  CHECK(scanned("-0").to_integer<unsigned>() == 0U);
}

TEST_CASE("number: text to doubles, at the limits") {
  for (const std::string text : {"0",
                                 "-0",
                                 "0.0",
                                 "-0.0e10",
                                 "0e999999999999",
                                 "1",
                                 "0.1",
                                 "-0.1",
                                 "0.3",
                                 "9007199254740991",
                                 "9007199254740992",
                                 "9007199254740993",
                                 "9007199254740993.0",
                                 "9007199254740993.00000000000000000000000000001",
                                 "9007199254740995",
                                 "-9007199254740993",
                                 "1e22",
                                 "1e23",
                                 "1e-22",
                                 "1e-23",
                                 "123e20",
                                 "9007199254740992e22",
                                 "9007199254740993e22",
                                 "9007199254740993e-22",
                                 "18446744073709551615",
                                 "18446744073709551616",
                                 "9999999999999999999",
                                 "10000000000000000000",
                                 "9999999999999999999e22",
                                 "9999999999999999999e-22",
                                 "1.7976931348623157e308",
                                 "1.7976931348623159e308",
                                 "1e400",
                                 "-1e400",
                                 "1e-400",
                                 "5e-324",
                                 "4.9e-324",
                                 "2e-324",
                                 "2.4703282292062328e-324",
                                 "2.2250738585072014e-308",
                                 "2.2250738585072011e-308",
                                 "2.225073858507201e-308",
                                 "0.30000000000000004",
                                 "1.0000000000000002",
                                 "1.00000000000000011102230246251565404236316680908203125",
                                 "1.00000000000000011102230246251565404236316680908203124",
                                 "1.00000000000000011102230246251565404236316680908203126",
                                 "0.000000000000000000000000000000000000001",
                                 "100000000000000000000000000000000000000e-38",
                                 "1e100000000000000000000",
                                 "1e-100000000000000000000",
                                 "0.1000000000000000055511151231257827021181583404541015625",
                                 "8.41e21",
                                 "9.0e-264",
                                 "7.038531e-26"})
    check_double(text);
  CHECK(std::signbit(*parse_double("-0")));
  for (const std::string_view text : {"", "1x", "01", " 1", "1 ", "+1", "1.", ".1", "inf", "nan", "0x1p3"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_double(text));
  }
  CHECK_FALSE(parse_double(std::string_view()));
}

TEST_CASE("number: random decimals are parsed to the nearest double") {
  std::mt19937_64 random(4);
  for (int i = 0; i < 100'000; ++i) {
    std::string digits = std::to_string(random() >> (random() % 64));
    const int exponent = static_cast<int>(random() % 50) - 25;
    check_double(digits + "e" + std::to_string(exponent));
    digits.insert(random() % digits.size() + 1, ".");
    if (digits.back() == '.') digits += '0';
    check_double((random() % 2 ? "-" : "") + digits);
  }
}

TEST_CASE("number: decimals halfway between two doubles, and next to halfway") {
  std::mt19937_64 random(5);
  for (int i = 0; i < 20'000; ++i) {
    // An odd number of 54 bits is halfway; so is its double.
    const int doublings = static_cast<int>(random() % 9);
    const std::uint64_t half = ((random() >> 10) | (std::uint64_t{1} << 53) | 1) << doublings;
    for (const std::uint64_t value : {half - 1, half, half + 1}) check_double(std::to_string(value));
    if (doublings < 4) {
      const std::uint64_t scaled = half * 100;
      for (const std::uint64_t value : {scaled - 1, scaled, scaled + 1}) {
        check_double(std::to_string(value) + "e-2");
        check_double(std::to_string(value) + "e-3");
        check_double(std::to_string(value) + "e3");
      }
    }
  }
}

TEST_CASE("number: decimals so close to halfway that twice a double's precision barely decides") {
  std::mt19937_64 random(10);
  std::uint64_t five = 1;  // 5^k
  for (int k = 1; k <= 22; ++k) {
    five *= 5;
    std::uint64_t inverse = five;  // of 5^k modulo 2^64, by Newton's method
    for (int i = 0; i < 6; ++i) inverse *= 2 - five * inverse;
    REQUIRE(inverse * five == 1);
    // digits * 5^k ends in the bits 100…01 or 011…1: all bits below a double's 53 if they begin at bit b.
    for (int b = 20; b < 64; ++b)
      for (const std::uint64_t offset : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}})
        for (int i = 0; i < 8; ++i) {
          const std::uint64_t high = (random() >> (random() % 12)) & ~((std::uint64_t{1} << b) - 1);
          const std::uint64_t low = ((std::uint64_t{1} << (b - 1)) + offset) * inverse & ((std::uint64_t{1} << b) - 1);
          check_double(std::to_string(high | low) + "e" + std::to_string(k));
        }
    // digits * 2^t is a multiple of 5^k plus or minus one, so digits / 10^k is next to a binary fraction.
    std::uint64_t half = 1;  // 2^-t modulo 5^k
    for (int t = 1; t < 70; ++t) {
      half = half % 2 == 0 ? half / 2 : (half + five) / 2;
      if (t < 30) continue;
      for (const std::uint64_t beside : {half, five - half})
        for (int i = 0; i < 8; ++i) {
          const std::uint64_t digits = beside + five * (random() / 2 / five >> (random() % 8));
          check_double(std::to_string(digits) + "e-" + std::to_string(k));
        }
    }
  }
}

TEST_CASE("number: doubles to text, at the limits") {
  CHECK(printed(0.0) == "0");
  CHECK(printed(-0.0) == "0");
  CHECK(printed(1.0) == "1");
  CHECK(printed(-1.5) == "-1.5");
  CHECK(printed(0.1) == "0.1");
  CHECK(printed(-0.1) == "-0.1");
  CHECK(printed(0.1 + 0.2) == "0.30000000000000004");
  CHECK(printed(12.34) == "12.34");
  CHECK(printed(1.005) == "1.005");
  CHECK(printed(0.000001) == "0.000001");
  CHECK(printed(0.0000012345) == "0.0000012345");
  CHECK(printed(1e-7) == "1e-7");
  CHECK(printed(1.5e-9) == "1.5e-9");
  CHECK(printed(123456789.123456) == "123456789.123456");
  CHECK(printed(999999999.999999) == "999999999.999999");
  CHECK(printed(99999999999999.9) == "99999999999999.9");
  CHECK(printed(9.999999999999999) == "9.999999999999998");
  CHECK(printed(0.123456789012345) == "0.123456789012345");
  CHECK(printed(9007199254740991.0) == "9007199254740991");
  CHECK(printed(9007199254740992.0) == "9007199254740992");
  CHECK(printed(-9007199254740994.0) == "-9007199254740994");
  CHECK(printed(1152921504606846976.0) == "1152921504606847000");
  CHECK(printed(1e20) == "100000000000000000000");
  CHECK(printed(1e21) == "1e+21");
  CHECK(printed(1e22) == "1e+22");
  CHECK(printed(1e23) == "1e+23");
  CHECK(printed(1.5e300) == "1.5e+300");
  CHECK(printed(5e-324) == "5e-324");
  CHECK(printed(2.2250738585072014e-308) == "2.2250738585072014e-308");
  CHECK(printed(1.7976931348623157e308) == "1.7976931348623157e+308");
  CHECK(printed(-1.7976931348623157e308) == "-1.7976931348623157e+308");
}

TEST_CASE("number: doubles parsed from short decimals are written as those") {
  std::mt19937_64 random(6);
  for (int i = 0; i < 50'000; ++i) {
    const auto digits = static_cast<double>(random() % 1'000'000'000'000'000 >> (random() % 50));
    const double value = (random() % 2 ? 1 : -1) * digits / std::pow(10, static_cast<double>(random() % 23));
    if (value != 0) REQUIRE(printed(value) == shortest(value));
  }
}

TEST_CASE("number: random doubles are written shortest and parsed back") {
  std::mt19937_64 random(7);
  const auto check = [](double value) {
    if (!std::isfinite(value) || value == 0) return;
    const std::string text = printed(value);
    if (bits(nearest(text)) != bits(value)) FAIL(text << " is not " << value);
    if (bits(parse_double(text).value_or(0)) != bits(value)) FAIL(text << " is read wrong");
    if ((bits(value) << 12) != 0 && text != shortest(value)) FAIL(text << " for " << shortest(value));
  };
  for (int i = 0; i < 10'000; ++i) {
    check(std::bit_cast<double>(random()));  // of any magnitude
    check(std::ldexp(static_cast<double>(random() >> 11), -static_cast<int>(random() % 80)));
    const double decimal = static_cast<double>(random() % 100'000'000) / 1e4;  // and next to short decimals
    for (const double value : {std::nextafter(decimal, 0.0), std::nextafter(decimal, 1e300)}) check(value);
  }
  for (int exponent = -1074; exponent < 1024; ++exponent)
    REQUIRE(parse_double(printed(std::ldexp(1.0, exponent))) == std::ldexp(1.0, exponent));
}
