#include <catch_amalgamated.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>

#include <lambda_wasm/text/float.hpp>

using namespace lambda_wasm::text;

namespace {

std::uint32_t bits(float value) { return std::bit_cast<std::uint32_t>(value); }

float scanned(const std::string& text) {
  Decimal number;
  const char* const end = scan_number(text.data(), text.data() + text.size(), number);
  if (end != text.data() + text.size()) FAIL(text << " is no number");
  return to_float(number, text);
}

void check_float(const std::string& text) {
  const float expected = std::strtof(text.c_str(), nullptr), value = scanned(text);
  if (bits(value) != bits(expected)) FAIL(text << " read as " << value << ", not " << expected);
}

std::string printed(float value) {
  char to[max_double_size];
  return {to, print_double(shortest_double(value), to)};
}

// The digits and the exponent of a text.
std::string significant(const std::string& text) {
  std::string digits;
  for (const char character : text.substr(0, text.find('e'))) {
    if (character != '.' && character != '-' && (character != '0' || !digits.empty())) digits += character;
  }
  return digits.substr(0, digits.find_last_not_of('0') + 1);
}

// The exact decimal of a double, which has at most 767 digits.
std::string exactly(double value) {
  char text[800];
  return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.766e", value))};
}

// Halfway between a float and the next one above.
double midpoint(std::uint32_t of) {
  const auto below = std::bit_cast<float>(of), above = std::bit_cast<float>(of + 1);
  return (static_cast<double>(below) + (std::isinf(above) ? 0x1p128 : static_cast<double>(above))) / 2;
}

void check_shortest(float value) {
  const std::string text = printed(value);
  if (bits(scanned(text)) != bits(value)) FAIL(text << " is not " << value);
  if (bits(static_cast<float>(shortest_double(value))) != bits(value)) FAIL(text << " is no " << value << " by way of a double");
  if (std::fabs(value) < 1e21f && std::trunc(value) == value) return;
  char shorter[40];
  for (int digits = 0; digits + 1 < static_cast<int>(significant(text).size()); ++digits) {
    std::snprintf(shorter, sizeof shorter, "%.*e", digits, static_cast<double>(value));
    if (std::strtof(shorter, nullptr) == value) FAIL(text << " for " << shorter);
  }
}

}  // namespace

TEST_CASE("float: a number is rounded once") {
  CHECK(scanned("16777217") == 16777216);
  CHECK(scanned("16777217.0000000001") == 16777218);
  CHECK(scanned("16777216.9999999999") == 16777216);
  CHECK(scanned("16777219.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001") ==
        16777220);
  CHECK(scanned("-16777217.0000000001") == -16777218);
  CHECK(scanned("1677721700000000001e-11") == 16777218);
  CHECK(scanned("0.000000016777217000000001e15") == 16777218);
  CHECK(scanned("340282356779733661637539395458142568447.99999999") == std::numeric_limits<float>::max());
  CHECK(scanned("340282356779733661637539395458142568448") == std::numeric_limits<float>::infinity());
  CHECK(scanned("-1e39") == -std::numeric_limits<float>::infinity());
  CHECK(scanned("1e400") == std::numeric_limits<float>::infinity());
  CHECK(bits(scanned("-0")) == 0x80000000);
  CHECK(bits(scanned("-1e-400")) == 0x80000000);
  CHECK(scanned("7.006492321624085e-46") == 0);  // just below half of the least float
  CHECK(scanned("7.006492321624086e-46") == std::numeric_limits<float>::denorm_min());
}

TEST_CASE("float: random decimals are parsed to the nearest float") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 50'000; ++i) {
    const std::string digits = std::to_string(random() >> (random() % 64));
    check_float(digits + "e" + std::to_string(static_cast<int>(random() % 100) - 60));
    check_float((random() % 2 ? "-0." : "0.") + digits + std::to_string(random()));
  }
}

TEST_CASE("float: decimals halfway between two floats, and as close to halfway as possible") {
  std::mt19937_64 random(2);
  for (int i = 0; i < 3'000; ++i) {
    std::uint32_t below = static_cast<std::uint32_t>(random()) % 0x7f800000;
    if (i % 3 == 0) below &= 0x00ffffff;                                           // subnormal, or almost
    if (i % 3 == 1) below = (below & 0xff800000) | (random() % 2 ? 0 : 0x7fffff);  // where the exponent changes
    if (below >= 0x7f800000) below = 0x7f7fffff;
    const double half = midpoint(below);
    const std::string text = exactly(half);
    const std::size_t mark = text.find('e');
    const std::size_t last = text.find_last_not_of('0', mark - 1);
    for (const char* const tail : {"", "0", "1", "00000000000000000000000000000000000000000000000000000000000001"})
      check_float(text.substr(0, last + 1) + (text[last] == '.' ? "0" : "") + tail + text.substr(mark));
    std::string less = text.substr(0, last + 1);
    if (less.back() == '.') less.pop_back();
    --less.back();
    check_float(less + "99999999999" + (less.find('.') == std::string::npos ? ".0" : "") + text.substr(mark));
    for (const int digits : {9, 15, 17, 18, 19, 20, 25}) {
      char rounded[64];
      std::snprintf(rounded, sizeof rounded, "%.*e", digits, half);
      check_float(rounded);
    }
  }
}

TEST_CASE("float: written shortest, at the limits") {
  CHECK(printed(0.1f) == "0.1");
  CHECK(printed(-0.1f) == "-0.1");
  CHECK(printed(0.0f) == "0");
  CHECK(printed(-0.0f) == "0");
  CHECK(printed(1.0f / 3) == "0.33333334");
  CHECK(printed(3.14159265f) == "3.1415927");
  CHECK(printed(2.5f) == "2.5");
  CHECK(printed(16777216.0f) == "16777216");
  CHECK(printed(123456792.0f) == "123456792");  // exact: other digits would not be shorter
  CHECK(printed(1e20f) == "100000002004087730000");
  CHECK(printed(1e21f) == "1e+21");
  CHECK(printed(1e-7f) == "1e-7");
  CHECK(printed(0.000001f) == "0.000001");
  CHECK(printed(1.17549435e-38f) == "1.1754944e-38");
  CHECK(printed(std::numeric_limits<float>::max()) == "3.4028235e+38");
  CHECK(printed(std::numeric_limits<float>::denorm_min()) == "1e-45");
  CHECK(printed(9.5367431640625e-7f) == "9.536743e-7");  // 2^-20
  CHECK(std::signbit(shortest_double(-0.0f)));
  CHECK(std::isinf(shortest_double(std::numeric_limits<float>::infinity())));
  CHECK(std::isnan(shortest_double(std::numeric_limits<float>::quiet_NaN())));
}

TEST_CASE("float: random floats are written shortest and parsed back") {
  std::mt19937_64 random(3);
  for (int i = 0; i < 30'000; ++i) {
    const float any = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
    if (std::isfinite(any)) check_shortest(any);
    check_shortest(static_cast<float>(random() % 100'000'000) / 1e4f);
    check_shortest(std::ldexp(static_cast<float>(random() >> 40), -static_cast<int>(random() % 40)));
  }
  for (int exponent = -149; exponent < 128; ++exponent) {
    const float power = std::ldexp(1.0f, exponent);
    for (const float value : {power, std::nextafter(power, 0.0f), std::nextafter(power, 1e38f)}) check_shortest(value);
  }
}
