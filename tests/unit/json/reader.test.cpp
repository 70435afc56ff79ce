#include <catch_amalgamated.hpp>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <lambda_wasm/json/json.hpp>

#include "exact.hpp"

using namespace lambda_wasm;

namespace reader_test {

enum class Color { red, green, blue };
LAMBDA_WASM_DESCRIBE_ENUM(Color, red, (green, "Green"), (blue, "b/l~u\"e"))

struct Line {
  std::string sku;
  std::int32_t count = 0;
  friend bool operator==(const Line&, const Line&) = default;
};
LAMBDA_WASM_DESCRIBE(Line, sku, count)

struct Options {
  bool gift = true;
  std::string note = "none";
  std::optional<int> tip;
  std::vector<int> days = {1, 2};
  Line extra = {"extra", 7};
};
LAMBDA_WASM_DESCRIBE(Options, (gift, defaulted), (note, "a note", defaulted), tip, (days, defaulted), (extra, defaulted))

struct Order {
  std::string id;
  Color color{};
  std::vector<Line> lines;
  std::optional<Line> bonus;
};
LAMBDA_WASM_DESCRIBE(Order, id, color, lines, bonus)

struct Event {
  std::string name = "nobody";
  std::int32_t size = -1;
  std::optional<std::string> region;
  Line line = {"default", 1};
  std::optional<int> most = 10;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, name, size, region, line, most)

struct Pair {
  std::array<Options, 2> both;
};
LAMBDA_WASM_DESCRIBE(Pair, both)

struct Views {
  std::string_view a;
  std::string_view b;
  std::vector<std::string_view> c;
  std::vector<std::pair<std::string_view, std::string_view>> d;
};
LAMBDA_WASM_DESCRIBE(Views, a, b, c, d)

struct Odd {
  int a = 0;
  int b = 0;
  int c = 0;
};
LAMBDA_WASM_DESCRIBE(Odd, (a, "__proto__"), (b, "constructor"), (c, "q\"\\\n\xc3\xa9"))

struct Empty {};
LAMBDA_WASM_DESCRIBE(Empty)
enum class None {};
LAMBDA_WASM_DESCRIBE_ENUM(None)

class Secret {
 public:
  int value() const { return value_; }
  LAMBDA_WASM_DESCRIBE(Secret, (value_, "value"))

 private:
  int value_ = 0;
};

// Forty fields: more than 32 bits for the fields seen.
struct Wide {
  int f00, f01, f02, f03, f04, f05, f06, f07, f08, f09, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19;
  int f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33, f34, f35, f36, f37, f38, f39;
};
LAMBDA_WASM_DESCRIBE(Wide, f00, f01, f02, f03, f04, f05, f06, f07, f08, f09, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19,
                     f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33, f34, f35, f36, f37, f38, f39)

}  // namespace reader_test
using namespace reader_test;

namespace {

// Reads a T that fits, from a block of exact size.
template <class T>
T read(std::string_view text) {
  const Exact exact(text);
  Result<T> result = try_from_json<T>(exact);
  INFO(text);
  if (!result) FAIL(result.error()->message);
  CHECK(exact.view() == text);
  return *std::move(result);
}

// The mismatches of a text that does not fit, as `pointer: expected, found` lines.
template <class T>
std::string wrong(std::string_view text) {
  const Exact exact(text);
  Storage storage;
  const Result<T> result = try_from_json<T>(exact, storage);
  if (result) return "it fits";
  if (result.error()->type != error_type::invalid_value) return result.error()->message;
  std::string lines;
  for (const Mismatch& detail : result.error()->mismatches)
    lines += detail.pointer + ": " + detail.expected + ", " + detail.found + "\n";
  CHECK(result.error()->count >= result.error()->mismatches.size());
  return lines;
}

template <class T>
void check_range(const std::string& least, const std::string& below, const std::string& most, const std::string& above) {
  CHECK(read<T>(least) == std::numeric_limits<T>::min());
  CHECK(read<T>(most) == std::numeric_limits<T>::max());
  CHECK(read<std::vector<T>>("[" + least + "," + most + "]") ==
        std::vector<T>{std::numeric_limits<T>::min(), std::numeric_limits<T>::max()});
  for (const std::string& outside : {below, above}) {
    CHECK(wrong<T>(outside) == ": " + std::string(Kind<T>::template expected<T>()) + ", number " + outside + "\n");
    CHECK(wrong<std::vector<T>>("[" + outside + "]") ==
          "/0: " + std::string(Kind<T>::template expected<T>()) + ", number " + outside + "\n");
  }
}

}  // namespace

TEST_CASE("scalars are read") {
  CHECK(read<std::string>(R"("pear")") == "pear");
  CHECK(read<std::string>(R"("a\n\u00e9")") == "a\n\u00e9");
  CHECK(read<std::string>(R"("")").empty());
  CHECK(read<bool>("true"));
  CHECK_FALSE(read<bool>(" false "));
  CHECK(read<double>("1.5") == 1.5);
  CHECK(read<float>("-0.25") == -0.25f);
  CHECK(read<Color>(R"("red")") == Color::red);
  CHECK(read<Color>(R"("Green")") == Color::green);
  CHECK(read<Color>(R"("b\/l~u\"e")") == Color::blue);
  CHECK(read<Bytes>(R"("AP8=")").view() == std::string_view("\0\xff", 2));
  CHECK(read<Bytes>(R"("\u0041P8=")").view() == std::string_view("\0\xff", 2));
  CHECK(read<Bytes>(R"("")").empty());
}

TEST_CASE("integers are exact up to the limits of their type, and rejected beyond") {
  check_range<std::int8_t>("-128", "-129", "127", "128");
  check_range<std::uint8_t>("0", "-1", "255", "256");
  check_range<std::int16_t>("-32768", "-32769", "32767", "32768");
  check_range<std::uint16_t>("0", "-1", "65535", "65536");
  check_range<std::int32_t>("-2147483648", "-2147483649", "2147483647", "2147483648");
  check_range<std::uint32_t>("0", "-1", "4294967295", "4294967296");
  check_range<std::int64_t>("-9223372036854775808", "-9223372036854775809", "9223372036854775807", "9223372036854775808");
  check_range<std::uint64_t>("0", "-1", "18446744073709551615", "18446744073709551616");
  CHECK(read<long>("-5") == -5);
  CHECK(read<long long>("5") == 5);
  CHECK(read<unsigned long long>("5") == 5);
  CHECK(wrong<std::int32_t>("99999999999999999999999999999999999999") ==
        ": integer of 32 bits, number 999999999999999999999999999999999…\n");
}

TEST_CASE("an integer may have any spelling") {
  CHECK(read<std::int32_t>("1e3") == 1000);
  CHECK(read<std::int32_t>("1.5e1") == 15);
  CHECK(read<std::int32_t>("2.0") == 2);
  CHECK(read<std::int32_t>("-2.000") == -2);
  CHECK(read<std::int32_t>("100e-2") == 1);
  CHECK(read<std::int32_t>("-0") == 0);
  CHECK(read<std::uint32_t>("-0") == 0);
  CHECK(read<std::uint32_t>("0.0e500") == 0);
  CHECK(read<std::uint64_t>("1.8446744073709551615e19") == UINT64_MAX);
  CHECK(read<std::int32_t>("1.00000000000000000000") == 1);
  CHECK(read<std::int32_t>("-1000000000000000000000000e-22") == -100);
  CHECK(read<std::int32_t>("0.00000000000000000000000000000000000005e38") == 5);
  CHECK(read<std::int32_t>("1" + std::string(1000, '0') + "e-1000") == 1);
  CHECK(read<std::int32_t>("0." + std::string(1000, '0') + "1e1001") == 1);
  CHECK(read<std::uint64_t>("18446744073709551615.000") == UINT64_MAX);
  CHECK(read<std::uint64_t>("12345678901234567890.0") == 12345678901234567890u);
  CHECK(read<std::uint64_t>("184467440737095516150e-1") == UINT64_MAX);
  CHECK(read<std::int64_t>("-9223372036854775808.00000000000000000000") == INT64_MIN);
  CHECK(read<std::uint8_t>("0e9999999999999999999") == 0);
  CHECK(read<std::uint8_t>("0.0e-9999999999999999999999999999999") == 0);
  for (const char* text : {"1.00000000000000000001", "184467440737095516160", "18446744073709551616", "18446744073709551617",
                           "1e9999999999999999999", "1e-9999999999999999999", "36893488147419103232",
                           "9223372036854775808000000000000000", "184467440737095516151e-1"}) {
    INFO(text);
    CHECK(wrong<std::uint64_t>(text) == ": unsigned integer of 64 bits, number " + std::string(text).substr(0, 33) +
                                            (std::string(text).size() > 33 ? "…" : "") + "\n");
  }
  for (const char* text : {"1.5", "1e-1", "15e-1", "1e10", "1e400", "-1e400", "1e-400"}) {
    INFO(text);
    CHECK(wrong<std::int32_t>(text) == ": integer of 32 bits, number " + std::string(text) + "\n");
  }
}

TEST_CASE("decimal text is accepted only for 64-bit integers") {
  CHECK(read<std::int64_t>(R"("9007199254740993")") == 9007199254740993);
  CHECK(read<std::int64_t>(R"("-9223372036854775808")") == INT64_MIN);
  CHECK(read<std::uint64_t>(R"("18446744073709551615")") == UINT64_MAX);
  CHECK(read<std::vector<std::int64_t>>(R"([ "1" , 2])") == std::vector<std::int64_t>{1, 2});
  for (const char* text : {R"("")", R"("1.0")", R"("1e3")", R"(" 1")", R"("1 ")", R"("+1")", R"("01")", R"("0x1")", R"("x")",
                           R"("-")", R"("9223372036854775808")"}) {
    INFO(text);
    CHECK(wrong<std::int64_t>(text) == ": integer of 64 bits, string " + std::string(text) + "\n");
  }
  CHECK(wrong<std::uint64_t>(R"("-1")") == ": unsigned integer of 64 bits, string \"-1\"\n");
  CHECK(wrong<std::int32_t>(R"("1")") == ": integer of 32 bits, string \"1\"\n");
}

TEST_CASE("doubles are rounded to the nearest") {
  CHECK(read<double>("0.1") == 0.1);
  CHECK(read<double>("123456789012345678") == 123456789012345678.0);
  CHECK(read<double>("2.2250738585072011e-308") == 2.2250738585072011e-308);
  CHECK(read<double>("1.7976931348623157e308") == std::numeric_limits<double>::max());
  CHECK(read<double>("4.9e-324") == std::numeric_limits<double>::denorm_min());
  CHECK(read<double>("9007199254740993") == 9007199254740992.0);
  CHECK(read<double>("0.1000000000000000055511151231257827021181583404541015625") == 0.1);
  CHECK(read<double>("184467440737095516160") == 184467440737095516160.0);
  CHECK(read<double>("42949672960") == 42949672960.0);
  CHECK(read<double>("1" + std::string(65, '0')) == 1e65);
  CHECK(read<double>("1" + std::string(400, '0')) == std::numeric_limits<double>::infinity());
  CHECK(read<double>("1" + std::string(400, '0') + "e-399") == 10);
  CHECK(read<double>("0." + std::string(400, '0') + "1e401") == 1);
  for (const char* text :
       {"1e9999999999999999999", "1e99999999999999999999999", "12345e9223372036854775807", "1.5e9223372036854775808"})
    CHECK(read<double>(text) == std::numeric_limits<double>::infinity());
  for (const char* text :
       {"1e-9999999999999999999", "12345e-9223372036854775807", "1.5e-9223372036854775809", "0e9999999999999999999"})
    CHECK(read<double>(text) == 0);
  CHECK(std::signbit(read<double>("-0")));
  CHECK(read<double>("1e-400") == 0);
}

TEST_CASE("floats are rounded to the nearest, once") {
  CHECK(read<float>("0.1") == 0.1f);
  CHECK(read<float>("16777217") == 16777216);
  CHECK(read<float>("16777217.0000000001") == 16777218);
  CHECK(read<float>("-16777216.999999999999") == -16777216);
  CHECK(read<std::vector<float>>("[16777219.0000000000000000001, 16777219]") == std::vector<float>{16777220, 16777220});
  CHECK(read<float>("1.000000059604644775390625000000000000000000001") == 1.0000001f);
  CHECK(read<float>("1.000000059604644775390625") == 1);
  CHECK(std::signbit(read<float>("-0")));
}

TEST_CASE("a number too large for a double is an infinity, as in ECMAScript") {
  CHECK(read<double>("1e400") == std::numeric_limits<double>::infinity());
  CHECK(read<double>("-1e400") == -std::numeric_limits<double>::infinity());
  CHECK(read<float>("1e39") == std::numeric_limits<float>::infinity());
}

TEST_CASE("times are RFC 3339") {
  using namespace std::chrono;
  using Milliseconds = sys_time<milliseconds>;
  CHECK(read<sys_seconds>(R"("1970-01-01T00:00:01Z")") == sys_seconds(1s));
  CHECK(read<Milliseconds>(R"("2024-02-29T23:59:59.1239+01:00")") == sys_days(2024y / 2 / 29) + 22h + 59min + 59s + 123ms);
  CHECK((read<sys_time<nanoseconds>>(R"("1969-12-31T23:59:59.999999999Z")") == sys_time<nanoseconds>(-1ns)));
  CHECK(read<sys_days>(R"("2024-02-29T23:59:59Z")") == sys_days(2024y / 2 / 29));
  CHECK(read<sys_days>(R"("1969-12-31T01:00:00Z")") == sys_days(1969y / 12 / 31));
  CHECK(read<sys_seconds>(R"("9999-12-31T23:59:59Z")") == sys_seconds(sys_days(9999y / 12 / 31)) + 23h + 59min + 59s);
  CHECK(wrong<sys_seconds>(R"("2024-02-30T00:00:00Z")") == ": time as in RFC 3339, string \"2024-02-30T00:00:00Z\"\n");
  CHECK(wrong<sys_seconds>("1") == ": time as in RFC 3339, number 1\n");
  CHECK(wrong<sys_time<nanoseconds>>(R"("2300-01-01T00:00:00Z")") ==
        ": time from 1677-09-21 to 2262-04-11, string \"2300-01-01T00:00:00Z\"\n");
  CHECK(wrong<sys_time<nanoseconds>>(R"("1600-01-01T00:00:00Z")") ==
        ": time from 1677-09-21 to 2262-04-11, string \"1600-01-01T00:00:00Z\"\n");
}

TEST_CASE("every time fits its type, or is rejected") {
  using namespace std::chrono;
  using Nanoseconds = sys_time<nanoseconds>;
  CHECK(read<Nanoseconds>(R"("1677-09-21T00:12:44Z")").time_since_epoch().count() == -9'223'372'036'000'000'000);
  CHECK(read<Nanoseconds>(R"("2262-04-11T23:47:15.999999999Z")").time_since_epoch().count() == 9'223'372'035'999'999'999);
  CHECK(wrong<Nanoseconds>(R"("1677-09-21T00:12:43.999999999Z")") != "");
  CHECK(wrong<Nanoseconds>(R"("2262-04-11T23:47:16Z")") != "");
  const auto latest = sys_seconds(sys_days(9999y / 12 / 31)) + 23h + 59min + 59s + 23h + 59min;  // a day later, with its offset
  CHECK(read<sys_seconds>(R"("9999-12-31T23:59:59-23:59")") == latest);
  CHECK(read<sys_time<microseconds>>(R"("9999-12-31T23:59:59.999999-23:59")") == latest + 999'999us);
  using Minutes = sys_time<duration<std::int64_t, std::ratio<60>>>;  // std::chrono's count to 32 bits in Wasm
  CHECK(read<Minutes>(R"("9999-12-31T23:59:59-23:59")") == latest - 59s);
  CHECK(read<sys_time<duration<double>>>(R"("0000-01-01T00:00:00.5Z")").time_since_epoch().count() == -62'167'219'199.5);
  using Tenths = sys_time<duration<std::int64_t, std::deci>>;
  CHECK(read<Tenths>(R"("0000-01-01T00:00:00.49+23:59")").time_since_epoch().count() == -621'673'055'396);
}

TEST_CASE("an optional value may be null") {
  CHECK(read<std::optional<int>>("null") == std::nullopt);
  CHECK(read<std::optional<int>>("1") == 1);
  CHECK(read<std::vector<std::optional<int>>>("[1, null,2]") == std::vector<std::optional<int>>{1, std::nullopt, 2});
  CHECK(wrong<std::optional<int>>("\"a\"") == ": integer of 32 bits, string \"a\"\n");
}

TEST_CASE("sequences are read in order") {
  CHECK(read<std::vector<int>>("[]").empty());
  CHECK(read<std::vector<int>>(" [ 1 , 2 ,3] ") == std::vector<int>{1, 2, 3});
  CHECK(read<std::vector<bool>>("[true,false,true]") == std::vector<bool>{true, false, true});
  CHECK(read<std::vector<std::vector<std::string>>>(R"([[],["a"],["b","c"]])") ==
        std::vector<std::vector<std::string>>{{}, {"a"}, {"b", "c"}});
  std::string text = "[0";
  for (int i = 1; i < 1000; ++i) text += "," + std::to_string(i);
  const auto many = read<std::vector<int>>(text + "]");
  REQUIRE(many.size() == 1000);
  CHECK(many[999] == 999);
  CHECK(wrong<std::vector<int>>("{}") == ": array, object\n");
  CHECK(wrong<std::vector<int>>("1") == ": array, number 1\n");
}

TEST_CASE("an array has its size") {
  using Three = std::array<int, 3>;
  CHECK(read<Three>("[1,2,3]") == Three{1, 2, 3});
  CHECK(read<Three>("[ 1 , 2 , 3 ]") == Three{1, 2, 3});
  CHECK(read<std::vector<Three>>("[[1,2,3],[4,5,6]]") == std::vector<Three>{{1, 2, 3}, {4, 5, 6}});
  for (const char* text : {"[]", "[1]", "[1,2]", "[1,2,3,4]", "[1,2,3,4,5]"})
    CHECK(wrong<Three>(text) == ": array of 3, array\n");
  CHECK(wrong<Three>("null") == ": array of 3, null\n");
  CHECK(read<std::array<int, 0>>("[]").empty());
  CHECK(wrong<std::array<int, 0>>("[1]") == ": array of 0, array\n");
  CHECK(wrong<std::vector<Three>>("[[1,2,3],[4,5],[6,7,8]]") == "/1: array of 3, array\n");
  for (const char* text : {"[1,2,3", "[1,2,3}", "[1,2,3,]", "[1,2,]", "[1 2 3]"})
    CHECK(wrong<Three>(text).starts_with("The text is not JSON"));
}

TEST_CASE("one value or many") {
  using Names = OneOrMany<std::string>;
  CHECK(read<Names>(R"("a")") == Names{"a"});
  CHECK(read<Names>(R"(["a","b"])") == Names{"a", "b"});
  CHECK(read<Names>("[]").empty());
  CHECK(read<OneOrMany<Line>>(R"({"sku":"x","count":1})") == OneOrMany<Line>{{"x", 1}});
  CHECK(read<OneOrMany<bool>>("true") == OneOrMany<bool>{true});
  CHECK(read<OneOrMany<bool>>("[true,false]") == OneOrMany<bool>{true, false});
  CHECK(wrong<OneOrMany<bool>>("1") == ": boolean, number 1\n");
  CHECK(wrong<Names>("1") == ": string, number 1\n");
  CHECK(wrong<Names>("[1]") == "/0: string, number 1\n");
}

TEST_CASE("maps contain the members of an object") {
  CHECK(read<std::map<std::string, int>>(R"({"b":1, "a" : 2})") == std::map<std::string, int>{{"a", 2}, {"b", 1}});
  CHECK(read<std::unordered_map<std::string, int>>(R"({"b":1})") == std::unordered_map<std::string, int>{{"b", 1}});
  using Pairs = std::vector<std::pair<std::string, int>>;
  CHECK(read<Pairs>(R"({"b":1,"a":2})") == Pairs{{"b", 1}, {"a", 2}});
  CHECK(read<Pairs>("{}").empty());
  CHECK(read<Pairs>(R"({"a\n":1})") == Pairs{{"a\n", 1}});
  CHECK(read<std::map<std::string, std::map<std::string, Line>>>(R"({"a":{"b":{"sku":"x","count":3}}})").at("a").at("b") ==
        Line{"x", 3});
  CHECK(wrong<Pairs>("[]") == ": object, array\n");
  CHECK(wrong<Pairs>(R"({"a/b":"x"})") == "/a~1b: integer of 32 bits, string \"x\"\n");
  for (const char* text : {R"({"a":1,})", R"({"a"})", R"({1:1})", R"({"a":1 "b":2})", R"({"a":1)", R"({"a":})"})
    CHECK(wrong<Pairs>(text).starts_with("The text is not JSON"));
}

TEST_CASE("in a map, the last value of a repeated key is used; pairs keep both") {
  CHECK(read<std::map<std::string, int>>(R"({"a":1,"a":2})").at("a") == 2);
  CHECK(read<std::vector<std::pair<std::string, int>>>(R"({"a":1,"a":2})").size() == 2);
}

TEST_CASE("__proto__ and constructor are ordinary keys") {
  CHECK(read<std::map<std::string, int>>(R"({"__proto__":1,"constructor":2})") ==
        std::map<std::string, int>{{"__proto__", 1}, {"constructor", 2}});
  const Odd odd = read<Odd>(R"({"__proto__":1,"constructor":2,"q\"\\\n\u00e9":3})");
  CHECK(odd.a == 1);
  CHECK(odd.b == 2);
  CHECK(odd.c == 3);
}

TEST_CASE("a described struct is read with any order and spelling of its keys") {
  for (const char* text : {R"({"sku":"x","count":3})", R"({"count":3,"sku":"x"})", R"( { "sku" : "x" , "count" : 3 } )",
                           "{\n\t\"sku\":\r\n\"x\",\n\"count\":\n3\n}", R"({"\u0073ku":"x","coun\u0074":3})",
                           R"({"other":[1,{"sku":2}],"sku":"x","count":3})", R"({"sku":"x","other":"\"}","count":3})",
                           R"({"sku":"x","count":3,"other":null})", R"({"skuu":1,"sk":2,"":3,"sku":"x","count":3,"count ":4})",
                           R"({"count" :3,"sku" :"x"})"}) {
    INFO(text);
    CHECK(read<Line>(text) == Line{"x", 3});
    CHECK(read<std::vector<Line>>('[' + std::string(text) + ',' + text + ']') == std::vector<Line>{{"x", 3}, {"x", 3}});
  }
}

TEST_CASE("a described class may keep its members private") { CHECK(read<Secret>(R"({"value":5})").value() == 5); }

TEST_CASE("a struct without fields is read from an object, and an enum without values from nothing") {
  CHECK(to_json(read<Empty>("{}")) == "{}");
  CHECK(to_json(read<Empty>(R"({"unknown": [1]})")) == "{}");
  CHECK(read<std::vector<Empty>>("[{}, {}]").size() == 2);
  CHECK_FALSE(try_from_json<Empty>("[]"));
  CHECK_FALSE(try_from_json<None>(R"("any")"));
}

TEST_CASE("a value is not mistaken for the next key") {
  // The value after a key with an unusual spelling equals another field's key.
  CHECK(wrong<Line>(R"({"sku" :"count":1})").starts_with("The text is not JSON"));
  CHECK(wrong<Line>(R"({"\u0073ku":"count":1})").starts_with("The text is not JSON"));
  CHECK(wrong<Line>(R"({"other":"count":1})").starts_with("The text is not JSON"));
  CHECK(wrong<Line>(R"({"other":1 "count":1})").starts_with("The text is not JSON"));
  CHECK(wrong<Line>(R"({"sku":"x" "count":1})").starts_with("The text is not JSON"));
  CHECK(wrong<Line>(R"({"sku""count":1})").starts_with("The text is not JSON"));
  CHECK(wrong<Odd>("{\"q\"\\\n\xc3\xa9\":1}").starts_with("The text is not JSON"));
}

TEST_CASE("all missing fields are reported, at the place of the object") {
  CHECK(wrong<Line>("{}") == "/sku: string, nothing\n/count: integer of 32 bits, nothing\n");
  CHECK(wrong<std::vector<Line>>(R"([{"sku":"x","count":1},{"count":1},{"sku":"x"}])") ==
        "/1/sku: string, nothing\n/2/count: integer of 32 bits, nothing\n");
  CHECK(wrong<Order>(R"({"id":"x"})") == "/color: one of \"red\", \"Green\", \"b/l~u\\\"e\", nothing\n/lines: array, nothing\n");
}

TEST_CASE("a null field is absent") {
  CHECK(wrong<Line>(R"({"sku":null,"count":1})") == "/sku: string, null\n");
  const Options options = read<Options>(R"({"gift":null,"a note": null ,"tip":null,"days":null,"extra":null})");
  CHECK(options.gift);
  CHECK(options.note == "none");
  CHECK_FALSE(options.tip);
  CHECK(options.days == std::vector<int>{1, 2});
  CHECK(options.extra == Line{"extra", 7});
}

TEST_CASE("absent defaulted members keep their initialisers") {
  const Options absent = read<Options>("{}");
  CHECK(absent.note == "none");
  CHECK(absent.extra.count == 7);
  const Options given = read<Options>(R"({"gift":false,"a note":"hi","tip":5,"days":[],"extra":{"sku":"y","count":0}})");
  CHECK_FALSE(given.gift);
  CHECK(given.note == "hi");
  CHECK(given.tip == 5);
  CHECK(given.days.empty());
  CHECK(given.extra == Line{"y", 0});
  CHECK(wrong<Options>(R"({"extra":{}})") == "/extra/sku: string, nothing\n/extra/count: integer of 32 bits, nothing\n");
}

TEST_CASE("in an event, every field is defaulted") {
  const Event event = read<Event>(R"({"size":null})");
  CHECK(event.name == "nobody");
  CHECK(event.size == -1);
  CHECK(event.line == Line{"default", 1});
  CHECK(read<Event>(R"({"name":"x","region":"eu"})").region == "eu");
  CHECK(wrong<Event>(R"({"name":1})") == "/name: string, number 1\n");
  CHECK(read<Event>("{}").most == 10);  // an optional too
  CHECK(read<Event>(R"({"most":null})").most == 10);
  CHECK(read<Event>(R"({"most":5})").most == 5);
}

TEST_CASE("the last value of a repeated key is used, and nothing of the first remains") {
  CHECK(read<Line>(R"({"sku":"a","count":1,"sku":"b","count":2})") == Line{"b", 2});
  CHECK(read<Options>(R"({"days":[5,6,7],"days":[8]})").days == std::vector<int>{8});
  CHECK(read<Options>(R"({"tip":5,"tip":null})").tip == std::nullopt);
  CHECK(read<Options>(R"({"a note":"hi","a note":null})").note == "none");
  CHECK(read<Options>(R"({"extra":{"sku":"a","count":1},"extra":null})").extra == Line{"extra", 7});
  CHECK(read<Event>(R"({"line":{"sku":"a","count":5},"line":{"sku":"c","count":6}})").line == Line{"c", 6});
  CHECK(wrong<Line>(R"({"sku":1,"count":1,"sku":"a"})") == "/sku: string, number 1\n");  // the first must fit too
  CHECK(wrong<Line>(R"({"sku":"a","count":1,"sku":null})") == "/sku: string, null\n");
  CHECK(read<std::vector<Event>>(R"([{"name":"a","name":null}])")[0].name == "nobody");
  CHECK(read<Event>(R"({"most":1,"most":null})").most == 10);
  CHECK(read<Event>(R"({"most":1,"most":2,"region":"eu","region":null})").most == 2);
  const auto pair = read<Pair>(R"({"both":[{"tip":1,"days":[5]},{"gift":false}],"both":[{"a note":"x"},{}]})").both;
  CHECK((!pair[0].tip && pair[0].note == "x" && pair[0].days == std::vector<int>{1, 2} && pair[1].gift));
  CHECK(read<Order>(R"({"id":"a","color":"red","color":"Green","lines":[],"bonus":{"sku":"a","count":1},"bonus":null})").bonus ==
        std::nullopt);
}

TEST_CASE("all wrong places of a text are reported at once, with the values found") {
  CHECK(wrong<Order>(
            R"({"lines":[{"sku":1,"count":"2"},7,{"sku":"x","count":3.5}],"color":"pink","id":["a"],"bonus":{"count":null}})") ==
        "/lines/0/sku: string, number 1\n"
        "/lines/0/count: integer of 32 bits, string \"2\"\n"
        "/lines/1: object, number 7\n"
        "/lines/2/count: integer of 32 bits, number 3.5\n"
        "/color: one of \"red\", \"Green\", \"b/l~u\\\"e\", string \"pink\"\n"
        "/id: string, array\n"
        "/bonus/sku: string, nothing\n"
        "/bonus/count: integer of 32 bits, null\n");
  CHECK(wrong<Line>(R"({"sku":{"deep":[1,{"x":"y"}]},"count":1})") == "/sku: string, object\n");
  CHECK(wrong<bool>("1") == ": boolean, number 1\n");
  CHECK(wrong<bool>("\"true\"") == ": boolean, string \"true\"\n");
  CHECK(wrong<std::string>("null") == ": string, null\n");
  CHECK(wrong<double>("\"1\"") == ": number, string \"1\"\n");
  CHECK(wrong<double>("true") == ": number, boolean true\n");
  CHECK(wrong<Color>("0").starts_with(": one of"));
  CHECK(wrong<Bytes>(R"("AP8")") == ": string of base64, string \"AP8\"\n");
  CHECK(wrong<Bytes>("null") == ": string of base64, null\n");
  CHECK(wrong<Line>("[]") == ": object, array\n");
}

TEST_CASE("the first 32 of many wrong places are reported, and all are counted") {
  std::string text = "[";
  for (int i = 0; i < 100; ++i) text += "\"x\",";
  const Result<std::vector<int>> result = try_from_json<std::vector<int>>(text + "1]");
  REQUIRE(result.error() != nullptr);
  CHECK(result.error()->count == 100);
  REQUIRE(result.error()->mismatches.size() == 32);
  CHECK(result.error()->mismatches[31].pointer == "/31");
  CHECK(result.error()->message == "100 values do not fit; the first, at /0: expected integer of 32 bits, found string \"x\".");
}

TEST_CASE("pointers are escaped, and contain unescaped keys") {
  using Map = std::map<std::string, std::map<std::string, int>>;
  CHECK(wrong<Map>(R"({"a~b":{"c/d":null},"\u0065\n":{"":true}})") ==
        "/a~0b/c~1d: integer of 32 bits, null\n/e\n/: integer of 32 bits, boolean true\n");
  CHECK(wrong<Order>(R"( { "unknown" : [ { "x" : [ ] } , { } ] , "id" : 1 , "color":"red","lines" : [ ] } )") ==
        "/id: string, number 1\n");
}

TEST_CASE("a text that is not JSON is reported only as that, even if parts do not fit") {
  for (const char* text :
       {R"({"sku":1,"count":"x")", R"({"sku":1,"count":"x"]", R"({"sku":1,"count":tru})", R"({"sku":1,"count":1,})",
        R"({"sku":1,"count":01})", R"({"sku":1,"count":1.})", R"({"sku":1,"count":-})", "{\"sku\":\"\xff\",\"count\":1}",
        R"({"sku":"\x","count":1})", R"({"sku":1}{"count":1})"}) {
    const Result<Line> result = try_from_json<Line>(text);
    REQUIRE(result.error() != nullptr);
    CHECK(result.error()->type == error_type::invalid_json);
    CHECK(result.error()->mismatches.empty());
    CHECK(result.error()->count == 0);
  }
}

TEST_CASE("deep nesting is rejected if no type limits it, without recursion") {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  CHECK(wrong<Line>("{\"sku\":\"x\",\"other\":" + deep + ",\"count\":1}")
            .starts_with("The text is not JSON: it nests deeper than 256 levels"));
  CHECK(wrong<Line>("{\"sku\":" + deep + ",\"count\":1}").starts_with("The text is not JSON: it nests deeper than 256 levels"));
  CHECK(wrong<int>(deep).starts_with("The text is not JSON: it nests deeper than 256 levels"));
}

TEST_CASE("views refer to the text if it needs no unescaping, else to the storage") {
  const Exact text(R"({"a":"plain","b":"esc\taped","c":["x","\u00e9",""],"d":{"k":"v","k\n":"\"v\""}})");
  Storage storage;
  const Result<Views> result = try_from_json<Views>(text, storage);
  REQUIRE(result);
  CHECK(result->a == "plain");
  CHECK(text.has(result->a));
  CHECK(result->b == "esc\taped");
  CHECK_FALSE(text.has(result->b));
  CHECK(result->c == std::vector<std::string_view>{"x", "\u00e9", ""});
  CHECK(text.has(result->c[0]));
  CHECK(result->d[0] == std::pair<std::string_view, std::string_view>{"k", "v"});
  CHECK(text.has(result->d[0].first));
  CHECK(result->d[1] == std::pair<std::string_view, std::string_view>{"k\n", "\"v\""});
  Storage other;
  const Exact string(R"( "view" )");
  CHECK(*try_from_json<std::string_view>(string, other) == "view");
}

TEST_CASE("many fields are distinguished") {
  std::string text = "{";
  for (int i = 39; i >= 0; --i)
    text += (i < 10 ? "\"f0" : "\"f") + std::to_string(i) + "\":" + std::to_string(i * i) + (i == 0 ? "}" : ",");
  const Wide wide = read<Wide>(text);
  CHECK(wide.f00 == 0);
  CHECK(wide.f31 == 31 * 31);
  CHECK(wide.f39 == 39 * 39);
  CHECK(wrong<Wide>("{" + text.substr(text.find("\"f38"))) == "/f39: integer of 32 bits, nothing\n");
  std::string without_32 = text;
  without_32.erase(without_32.find("\"f32"), std::string("\"f32\":1024,").size());
  CHECK(wrong<Wide>(without_32) == "/f32: integer of 32 bits, nothing\n");
}

TEST_CASE("a truncated or corrupted text of a described type is an Error") {
  const std::string text =
      R"({"id":"a\u00e9ü","color":"Green","lines":[{"sku":"x","count":-12},{"count":7,"sku":"yy"}],"bonus":null,"other":[1.5e3,{"a":[]}]})";
  REQUIRE(try_from_json<Order>(text));
  for (std::size_t size = 0; size < text.size(); ++size) {
    const Exact cut(std::string_view(text).substr(0, size));
    CHECK(try_from_json<Order>(cut).error() != nullptr);
    const Exact closed(text.substr(0, size) + "}");
    (void)try_from_json<Order>(closed);  // may fit: the sanitizer watches
  }
}
