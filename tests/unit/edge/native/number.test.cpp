#include <catch_amalgamated.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include <lambda_wasm/edge/native/number.hpp>

using namespace lambda_wasm;

namespace {
std::string printed(double value) {
  char text[32];
  return {text, host::print_double(value, text)};
}
double parsed(const std::string& text) { return host::parse_double(text.data(), text.size()); }
}  // namespace

TEST_CASE("doubles are printed as in JavaScript") {
  for (const auto& [value, text] :
       std::initializer_list<std::pair<double, const char*>>{{0.0, "0"},
                                                             {-0.0, "0"},
                                                             {1, "1"},
                                                             {-1, "-1"},
                                                             {0.1, "0.1"},
                                                             {-0.5, "-0.5"},
                                                             {100, "100"},
                                                             {1e20, "100000000000000000000"},
                                                             {1e21, "1e+21"},
                                                             {1.5e21, "1.5e+21"},
                                                             {123456789012345680000.0, "123456789012345680000"},
                                                             {1e-6, "0.000001"},
                                                             {1e-7, "1e-7"},
                                                             {1.25e-7, "1.25e-7"},
                                                             {0.00001234, "0.00001234"},
                                                             {123.456, "123.456"},
                                                             {5e-324, "5e-324"},
                                                             {1.7976931348623157e308, "1.7976931348623157e+308"},
                                                             {2.2250738585072014e-308, "2.2250738585072014e-308"},
                                                             {-1.7976931348623157e308, "-1.7976931348623157e+308"},
                                                             {4294967296.5, "4294967296.5"},
                                                             {0.30000000000000004, "0.30000000000000004"},
                                                             {9007199254740993.0, "9007199254740992"}}) {
    CHECK(printed(value) == text);
  }
}

TEST_CASE("doubles are parsed to the nearest value, also at both limits") {
  CHECK(parsed("0.1") == 0.1);
  CHECK(parsed("-1.5e3") == -1500);
  CHECK(parsed("9007199254740993") == 9007199254740992.0);
  CHECK(parsed("2.2250738585072011e-308") == 2.225073858507201e-308);
  CHECK(parsed("5e-324") == 5e-324);
  CHECK(parsed("2.4703282292062328e-324") == 5e-324);
  CHECK(parsed("1.7976931348623158e308") == std::numeric_limits<double>::max());
  const double infinity = std::numeric_limits<double>::infinity();
  for (const char* text : {"1e309", "1.8e308", "1E400", "17976931348623157081e290", "0.0001e400", "1e99999999999999999999"})
    CHECK(parsed(text) == infinity);
  CHECK(parsed("1" + std::string(400, '0')) == infinity);
  CHECK(parsed("-1e309") == -infinity);
  for (const char* text : {"1e-400", "0.1e-400", "1000e-400", "1e-99999999999999999999", "2.4703282292062327e-324"}) {
    CHECK(parsed(text) == 0);
    CHECK_FALSE(std::signbit(parsed(text)));
    CHECK(std::signbit(parsed("-" + std::string(text))));
  }
  CHECK(parsed("0." + std::string(400, '0') + "1") == 0);
  CHECK(parsed("0." + std::string(400, '0') + "1e401") == 1);
  CHECK(parsed("1" + std::string(400, '0') + "e-400") == 1);
}

TEST_CASE("random doubles are the same after printing and parsing") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const auto value = std::bit_cast<double>(random());
    if (std::isfinite(value)) REQUIRE(parsed(printed(value)) == value);
  }
}
