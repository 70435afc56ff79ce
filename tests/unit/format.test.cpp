#include <catch_amalgamated.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/edge/native/number.hpp>
#include <lambda_wasm/format.hpp>

using namespace std::chrono_literals;
using namespace std::string_view_literals;
using lambda_wasm::Formattable;

namespace format_test {

enum class Size { small, large, unnamed };
LAMBDA_WASM_DESCRIBE_ENUM(Size, small, (large, "L"))

enum class Undescribed { one };

struct Line {
  std::string sku;
  std::optional<int> count;
};
LAMBDA_WASM_DESCRIBE(Line, sku, count)

struct Undescribable {};

struct Name {
  operator std::string_view() const { return "a name"; }  // NOLINT(google-explicit-constructor)
};

}  // namespace format_test
using namespace format_test;

namespace {

template <class... Values>
std::string one(const Values&... values) {
  return lambda_wasm::format("{}", values...);
}

}  // namespace

TEST_CASE("a format inserts its values, and writes doubled braces once") {
  CHECK(lambda_wasm::format("").empty());
  CHECK(lambda_wasm::format("as it is 100% \\n") == "as it is 100% \\n");
  CHECK(lambda_wasm::format("{}", 1) == "1");
  CHECK(lambda_wasm::format("{}{}", 1, 2) == "12");
  CHECK(lambda_wasm::format("charged {} of {}.", 3, "pears") == "charged 3 of pears.");
  CHECK(lambda_wasm::format("{{}}") == "{}");
  CHECK(lambda_wasm::format("{{{}}}", 1) == "{1}");
  CHECK(lambda_wasm::format("}}{}{{", 1) == "}1{");
  CHECK(lambda_wasm::format("{} and {}", "{}", "}") == "{} and }");
  CHECK(lambda_wasm::format("a\0b{}", 1) == "a\0b1"sv);
}

TEST_CASE("a format writes characters byte for byte") {
  CHECK(one(std::string("one")) == "one");
  CHECK(one("two"sv) == "two");
  CHECK(one("three") == "three");
  const char* const pointer = "four";
  CHECK(one(pointer) == "four");
  CHECK(one(static_cast<const char*>(nullptr)) == "null");
  char array[8] = "five";
  CHECK(one(array) == "five");
  CHECK(one('c') == "c");
  CHECK(one(Name()) == "a name");
  CHECK(one(""sv).empty());
  CHECK(one(std::string_view()).empty());
  CHECK(one("a\0b"sv) == "a\0b"sv);
  CHECK(one("\xff\xc3"sv) == "\xff\xc3"sv);
}

TEST_CASE("a format writes numbers of every width") {
  CHECK(one(true) == "true");
  CHECK(one(false) == "false");
  CHECK(one(std::int8_t{-128}) == "-128");
  CHECK(one(std::uint8_t{255}) == "255");
  CHECK(one(std::int16_t{-32768}) == "-32768");
  CHECK(one(std::uint16_t{65535}) == "65535");
  CHECK(one(std::numeric_limits<std::int32_t>::min()) == "-2147483648");
  CHECK(one(std::numeric_limits<std::uint32_t>::max()) == "4294967295");
  CHECK(one(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(one(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
  CHECK(one(1L) == "1");
  CHECK(one(0.1) == "0.1");
  CHECK(one(-2.0) == "-2");
  CHECK(one(1e21) == "1e+21");
  CHECK(one(5e-324) == "5e-324");
  CHECK(one(0.5f) == "0.5");
  CHECK(one(std::numeric_limits<double>::quiet_NaN()) == "NaN");
  CHECK(one(std::numeric_limits<double>::infinity()) == "Infinity");
  CHECK(one(-std::numeric_limits<float>::infinity()) == "-Infinity");
  CHECK(one(0.1f) == "0.1");
  CHECK(one(std::optional(2.7182817f)) == "2.7182817");
  CHECK(one(std::chrono::duration<float>(0.3f)) == "0.3s");
}

TEST_CASE("a format writes an enum by its name") {
  CHECK(one(Size::small) == "small");
  CHECK(one(Size::large) == "L");
  CHECK(one(Size::unnamed) == "2");
}

TEST_CASE("a format writes durations with their unit") {
  CHECK(one(5ns) == "5ns");
  CHECK(one(-5us) == "-5us");
  CHECK(one(250ms) == "250ms");
  CHECK(one(3s) == "3s");
  CHECK(one(90min) == "90min");
  CHECK(one(8h) == "8h");
  CHECK(one(std::chrono::days(2)) == "2d");
  CHECK(one(std::chrono::duration<double>(0.25)) == "0.25s");
}

TEST_CASE("a format writes a time as in RFC 3339") {
  using std::chrono::sys_seconds;
  CHECK(one(sys_seconds(1'767'225'600s)) == "2026-01-01T00:00:00Z");
  CHECK(one(std::chrono::sys_time<std::chrono::milliseconds>(-1ms)) == "1969-12-31T23:59:59.999Z");
  CHECK(one(sys_seconds(253'402'300'800s)) == "253402300800s");
  CHECK(one(std::chrono::sys_time<std::chrono::hours>(-20'000'000h)) == "-72000000000s");
}

TEST_CASE("a format writes the value of an optional") {
  CHECK(one(std::optional<int>(1)) == "1");
  CHECK(one(std::optional<int>()) == "null");
  CHECK(one(std::optional<std::string_view>("text")) == "text");
  CHECK(one(std::optional<std::chrono::seconds>(1s)) == "1s");
}

TEST_CASE("a format writes other types that cross as JSON") {
  CHECK(one(Line{"a \"pear\"", 2}) == R"({"sku":"a \"pear\"","count":2})");
  CHECK(one(Line{"fig", {}}) == R"({"sku":"fig"})");
  CHECK(one(std::vector<Line>{{"fig", 1}}) == R"([{"sku":"fig","count":1}])");
  CHECK(one(std::array{0.5, 1e300}) == "[0.5,1e+300]");
  CHECK(one(std::map<std::string, int>{{"a", 1}}) == R"({"a":1})");
  CHECK(one(lambda_wasm::Bytes("\xff"sv)) == R"("/w==")");
}

TEST_CASE("a format may be long") {
  const std::string long_text(1'000'000, 'x');
  CHECK(lambda_wasm::format("{}-{}", long_text, 1) == long_text + "-1");
  CHECK(lambda_wasm::format("{}0123456789012345678901234567890123456789", std::string(250, 'x')).size() == 290);
  CHECK(lambda_wasm::format("{}{}{}{}{}", std::string(252, 'x'), 0.1, std::uint64_t{10}, 'c', true) ==
        std::string(252, 'x') + "0.110ctrue");
}

TEST_CASE("a type without a text is detected at compile time") {
  CHECK(Formattable<char>);
  CHECK(Formattable<char[4]>);
  CHECK(Formattable<std::optional<std::chrono::seconds>>);
  CHECK_FALSE(Formattable<Undescribed>);
  CHECK_FALSE(Formattable<Undescribable>);
  CHECK_FALSE(Formattable<std::vector<Undescribed>>);
  CHECK_FALSE(Formattable<std::optional<Undescribable>>);
  CHECK_FALSE(Formattable<const void*>);
  CHECK_FALSE(Formattable<int*>);
  CHECK_FALSE(Formattable<char8_t>);
  CHECK_FALSE(Formattable<wchar_t>);
  CHECK_FALSE(Formattable<long double>);
  CHECK_FALSE(Formattable<std::nullptr_t>);
  CHECK_FALSE(Formattable<std::chrono::duration<int, std::ratio<7>>>);
}
