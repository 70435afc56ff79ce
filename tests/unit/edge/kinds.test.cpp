// Each kind in each container, and containers in each other, by every way in and out: all ways accept the same values,
// with the same result. The ways are JSON text, the lane (by the native edge), nlohmann_json, and a format.

#include <catch_amalgamated.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/format.hpp>
#include <lambda_wasm/json/nlohmann.hpp>

using namespace lambda_wasm;
using nlohmann::json;

namespace kinds_test {

enum class Color { red, green };
LAMBDA_WASM_DESCRIBE_ENUM(Color, red, (green, "Green"))

struct Line {
  std::string sku;
  std::int32_t count = 7;
  std::optional<std::string> note;
  std::array<std::uint8_t, 2> days = {1, 2};
};
LAMBDA_WASM_DESCRIBE(Line, sku, (count, defaulted), note, (days, defaulted))

// Keeps its initialiser if the sender omits the member.
struct Point {
  int x = 3;
  int y = 4;
};
void to_json(json& to, const Point& point) { to = {{"x", point.x}, {"y", point.y}}; }
void from_json(const json& from, Point& point) {
  if (from.contains("x")) from.at("x").get_to(point.x);
  if (from.contains("y")) from.at("y").get_to(point.y);
}

template <class T>
struct Strict {
  T value{};
  LAMBDA_WASM_DESCRIBE(Strict, value)
};
template <class T>
struct Lenient {
  T value{};
  LAMBDA_WASM_DESCRIBE_EVENT(Lenient, value)
};

// Two values of each kind: the second omits members of the first, if the kind has optional ones.
template <class T>
struct Sample;
template <detail::TextKind T>
struct Sample<T> {
  static constexpr const char *first = R"("gr\u00f6\u00dfe")", *second = R"("")";
};
template <>
struct Sample<bool> {
  static constexpr const char *first = "true", *second = "false";
};
template <detail::IntegerKind T>
struct Sample<T> {
  static constexpr const char *first = "100", *second = std::is_signed_v<T> ? "-7" : "7";
};
template <detail::RealKind T>
struct Sample<T> {
  static constexpr const char *first = "0.1", *second = "-16777217e-3";
};
template <>
struct Sample<Bytes> {
  static constexpr const char *first = R"("AP8=")", *second = R"("")";
};
template <detail::TimeKind T>
struct Sample<T> {
  static constexpr const char *first = R"("2024-02-29T12:34:56Z")", *second = R"("1969-12-31T23:59:59.999+0000")";
};
template <>
struct Sample<Color> {
  static constexpr const char *first = R"("red")", *second = R"("Green")";
};
template <>
struct Sample<Line> {
  static constexpr const char *first = R"({"sku":"a","count":1,"note":"x","days":[8,9]})", *second = R"({"sku":"b"})";
};
template <>
struct Sample<Point> {
  static constexpr const char *first = R"({"x":1,"y":2})", *second = R"({"x":5})";
};
template <>
struct Sample<json> {
  static constexpr const char *first = R"({"a":[1,null,"x"],"b":{}})", *second = R"({"c":0.5})";
};

template <class T>
std::string sample(bool is_first) {
  if constexpr (Kind<T>::template is_whole<T>) {
    return is_first ? Sample<T>::first : Sample<T>::second;
  } else if constexpr (detail::MapKind<T>) {
    return (is_first ? R"({"k":)" : R"({"l":)") + sample<typename detail::MappedType<T>::type>(is_first) + "}";
  } else {
    const std::string inner = sample<typename T::value_type>(is_first), twice = "[" + inner + "," + inner + "]";
    if constexpr (detail::OptionalKind<T>) return inner;
    if constexpr (detail::ArrayKind<T>) return twice;
    if constexpr (detail::OneOrManyKind<T>)
      return is_first && inner.front() != '[' ? inner : twice;  // an array is the list itself
    return is_first ? twice : "[" + inner + "]";
  }
}

// A way's result for a text: JSON, or the first place that does not fit.
struct Result {
  std::string json;
  edge::detail::Wire wire;
  Mismatch mismatch;
};

template <class T>
edge::detail::Wire wire_of(const T& value) {
  wire::Block block;
  wire::Writer writer(block);
  writer.write(value);
  std::size_t words = 0;
  for (writer.word(0x5eed); block.words[words] != 0x5eed;) ++words;
  writer.finish();
  return {{block.words, block.words + words}, std::string(block.text, block.text_size)};
}

// The expected result for a text, without types.
struct Ways {
  edge::detail::Schema schema;
  Result (*by_text)(const std::string& text);
  std::string (*by_lane)(const edge::detail::Wire& wire);
  void (*check_others)(const std::string& text, const std::string& expected);
};

template <class T>
Result by_text(const std::string& text) {
  Storage storage;
  lambda_wasm::Result<T> read = try_from_json<T>(text, storage);
  if (!read) return {{}, {}, read.error()->mismatches.empty() ? Mismatch{"", "JSON", "none"} : read.error()->mismatches.front()};
  return {lambda_wasm::to_json(*read), wire_of(*read), {}};
}

template <class T>
std::string by_lane(const edge::detail::Wire& wire) {
  T value{};
  wire::Reader({wire.words.data(), wire.text.data()}).read_into(value);
  return lambda_wasm::to_json(value);
}

template <class T>
void check_others(const std::string& text, const std::string& expected) {
  if constexpr (!detail::has_views<T>()) {
    const T value = json::parse(text).get<T>();
    CHECK(lambda_wasm::to_json(value) == expected);
    CHECK(json(value) == json::parse(expected));
    CHECK(lambda_wasm::format("{}", value) == expected);
  }
}

template <class T>
Ways ways_of(void (*check_others)(const std::string& text, const std::string& expected)) {
  return {edge::detail::codec_schema(detail::codec_text<T>.data()), by_text<T>, by_lane<T>, check_others};
}

// @returns the JSON that all ways make of the text, or nothing if all reject it, at the same place and for the same reason
std::string check(const Ways& ways, const std::string& text) {
  INFO(text);
  const Result read = ways.by_text(text);
  const edge::detail::JsonDocument event(text);
  REQUIRE(event.problem().empty());
  edge::detail::Wire wire;
  edge::detail::Putter putter(wire);
  const bool fits = putter.put(ways.schema, &event.root());
  CHECK(read.mismatch == putter.mismatch());
  CHECK(fits == !read.json.empty());
  if (!fits || read.json.empty()) return {};
  CHECK(ways.by_lane(wire) == read.json);
  CHECK(edge::detail::Taker({read.wire.words.data(), read.wire.text.data()}).take(ways.schema) == read.json);
  ways.check_others(text, read.json);
  return read.json;
}

// @returns the result of all ways for an object without the value
std::string check(const Ways& ways, const std::string& first, const std::string& second) {
  CHECK_FALSE(check(ways, R"({"value":)" + first + "}").empty());
  const std::string last = check(ways, R"({"value":)" + second + "}");
  CHECK_FALSE(last.empty());
  // A repeated key replaces the first value entirely.
  CHECK(check(ways, R"({"value":)" + first + R"(,"value":)" + second + "}") == last);
  CHECK(check(ways, R"({"value":)" + first + R"(,"v\u0061lue":)" + second + "}") == last);
  const std::string null = check(ways, R"({"value":null})");
  if (!null.empty()) CHECK(check(ways, R"({"value":)" + first + R"(,"value":null})") == null);
  for (const char* wrong : {"[[[[{}]]]]", R"({"a":{"b":{"c":[]}}})", "2.5", R"("x")", "true", "[null]", "[[null]]"})
    check(ways, R"({"value":)" + std::string(wrong) + "}");
  return check(ways, "{}");
}

template <class... T>
void check() {
  (check(ways_of<Strict<T>>([](const std::string&, const std::string&) {}), sample<T>(true), sample<T>(false)), ...);
}
template <class T>
void check_in_each_container() {
  check<std::optional<T>, std::vector<T>, std::array<T, 2>, OneOrMany<T>, std::map<std::string, T>,
        std::vector<std::pair<std::string, T>>>();
}

// With nlohmann_json, and in lenient structs. Slow to compile.
template <class... T>
void check_all() {
  (check(ways_of<Strict<T>>(check_others<Strict<T>>), sample<T>(true), sample<T>(false)), ...);
  const auto check_lenient = [](const Ways& ways, const std::string& first, const std::string& second) {
    CHECK(check(ways, first, second) == check(ways, R"({"value":null})"));
  };
  (check_lenient(ways_of<Lenient<T>>(check_others<Lenient<T>>), sample<T>(true), sample<T>(false)), ...);
}

}  // namespace kinds_test
using namespace kinds_test;

TEST_CASE("each kind crosses in every way") {
  check_all<std::string, bool, std::int8_t, std::uint64_t, float, Bytes, Color, std::chrono::sys_seconds, Line, Point, json>();
  check<std::string_view, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t, std::uint32_t, std::int64_t, double,
        std::chrono::sys_time<std::chrono::milliseconds>, std::chrono::sys_time<std::chrono::nanoseconds>>();
}

TEMPLATE_TEST_CASE("each kind crosses in each container", "", std::string_view, bool, std::int64_t, float, Color, Line, Point,
                   json) {
  check_in_each_container<TestType>();
}

TEST_CASE("each container crosses in every way") {
  check_all<std::optional<Line>, std::vector<bool>, std::array<Line, 2>, OneOrMany<bool>, std::map<std::string, Line>,
            std::unordered_map<std::string, bool>, std::vector<std::pair<std::string, Line>>>();
}

TEST_CASE("each container crosses in each container") {
  check_in_each_container<std::optional<bool>>();
  check_in_each_container<std::vector<bool>>();
  check_in_each_container<std::array<Line, 2>>();
  check_in_each_container<OneOrMany<bool>>();
  check_in_each_container<std::map<std::string, Line>>();
}
