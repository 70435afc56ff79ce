// Each kind in each container, and containers in each other, by every way in and out: all ways accept the same values,
// with the same result. The ways are JSON text, the lane (by the native edge), nlohmann_json, and a format.

#include <catch_amalgamated.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/dynamodb/item.hpp>
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

// Itself within itself.
struct Node {
  std::string name;
  std::unique_ptr<Node> next;
  std::optional<std::unique_ptr<Node>> other;
  std::vector<Node> nodes;
};
LAMBDA_WASM_DESCRIBE(Node, name, next, other, (nodes, defaulted))

enum class State { on, other };
LAMBDA_WASM_DESCRIBE_ENUM(State, on, (other, otherwise))

struct Path {
  std::vector<int> points;
};
LAMBDA_WASM_DESCRIBE(Path, closed, points)
using Shape = std::variant<Line, Path, std::monostate>;
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Line, "line"), (Path, "path"), (std::monostate, "none"))
struct Attribute : std::variant<std::string, bool, std::vector<Attribute>> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE_UNION(Attribute, keyed, (std::string, "S"), (bool, "BOOL"), (std::vector<Attribute>, "L"))
using Either = std::variant<std::string, std::int64_t, std::vector<Line>>;

struct Id {
  std::string text;
};
LAMBDA_WASM_DESCRIBE_VALUE(Id, text)
class Total {
 public:
  using crosses_as = Line;
  Total() = default;
  explicit Total(Line line) : line_(std::move(line)) {}
  [[nodiscard]] const Line& crossing() const { return line_; }

 private:
  Line line_;
};

// A container that only has what a sequence needs.
template <class T>
class Bag {
 public:
  using value_type = T;
  void push_back(T element) { elements_.push_front(std::move(element)); }
  void clear() { elements_.clear(); }
  std::size_t size() const { return elements_.size(); }
  auto begin() const { return elements_.begin(); }
  auto end() const { return elements_.end(); }

 private:
  std::deque<T> elements_;
};

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
template <detail::BytesKind T>
struct Sample<T> {
  static constexpr const char *first = R"("AP8=")", *second = R"("")";
};
template <detail::TimeKind T>
struct Sample<T> {
  static constexpr const char *first = R"("2024-02-29T12:34:56Z")", *second = R"("1969-12-31T23:59:59.999+0000")";
};
template <>
struct Sample<std::chrono::year_month_day> {
  static constexpr const char *first = R"("2024-02-29")", *second = R"("0000-01-01")";
};
template <>
struct Sample<Node> {
  static constexpr const char *first =
                                  R"({"name":"a","next":{"name":"b","nodes":[]},"other":null,"nodes":[{"name":"c","nodes":[]}]})",
                              *second = R"({"name":"d"})";
};
template <>
struct Sample<Color> {
  static constexpr const char *first = R"("red")", *second = R"("Green")";
};
template <>
struct Sample<State> {
  static constexpr const char *first = R"("on")", *second = R"("pending")";
};
template <>
struct Sample<Shape> {
  static constexpr const char *first = R"({"kind":"line","sku":"a","note":"x"})", *second = R"({"points":[1],"kind":"path"})";
};
template <>
struct Sample<Attribute> {
  static constexpr const char *first = R"({"L":[{"S":"x"},{"BOOL":true}]})", *second = R"({"S":"y","BOOL":null})";
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
  } else if constexpr (detail::ValueKind<T>) {
    return sample<detail::Crossed<T>>(is_first);
  } else if constexpr (detail::VariantKind<T>) {
    return is_first ? sample<std::variant_alternative_t<2, T>>(true) : sample<std::variant_alternative_t<1, T>>(true);
  } else if constexpr (detail::MapKind<T>) {
    return (is_first ? R"({"k":)" : R"({"l":)") + sample<typename detail::MappedType<T>::type>(is_first) + "}";
  } else if constexpr (detail::OptionalKind<T>) {
    return sample<detail::OptionalValue<T>>(is_first);
  } else if constexpr (detail::TupleKind<T>) {
    return []<std::size_t... index>([[maybe_unused]] bool first, std::index_sequence<index...>) {
      std::string text = "[";
      ((text += (index == 0 ? "" : ",") + sample<std::tuple_element_t<index, T>>(first)), ...);
      return text + "]";
    }(is_first, std::make_index_sequence<std::tuple_size_v<T>>());
  } else {
    const std::string inner = sample<typename T::value_type>(is_first), twice = "[" + inner + "," + inner + "]";
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
  bool tells_absent_from_null;
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
Ways ways_of(void (*check_others)(const std::string& text, const std::string& expected), bool tells_absent_from_null = false) {
  return {edge::detail::codec_schema(detail::codec_text<T>.data()), tells_absent_from_null, by_text<T>, by_lane<T>, check_others};
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
  check<std::optional<T>, std::unique_ptr<T>, std::vector<T>, std::list<T>, std::array<T, 2>, std::tuple<T, int, T>, OneOrMany<T>,
        std::map<std::string, T>, std::vector<std::pair<std::string, T>>>();
}

// With nlohmann_json, and in lenient structs. Slow to compile.
template <class... T>
void check_all() {
  (check(ways_of<Strict<T>>(check_others<Strict<T>>), sample<T>(true), sample<T>(false)), ...);
  const auto check_lenient = [](const Ways& ways, const std::string& first, const std::string& second) {
    const std::string null = check(ways, R"({"value":null})"), absent = check(ways, first, second);
    if (ways.tells_absent_from_null) {
      CHECK(null == R"({"value":null})");
      CHECK(absent == "{}");
    } else {
      CHECK(absent == null);
    }
  };
  (check_lenient(ways_of<Lenient<T>>(check_others<Lenient<T>>, detail::NullableKind<T>), sample<T>(true), sample<T>(false)), ...);
}

}  // namespace kinds_test
using namespace kinds_test;

TEST_CASE("each kind crosses in every way") {
  check_all<std::string, bool, std::int8_t, std::uint64_t, float, Bytes, Color, std::chrono::sys_seconds, Line, Point, json,
            Node>();
  check_all<State, Shape, Attribute, Either, Id, Total>();
  check<std::string_view, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t, std::uint32_t, std::int64_t, double,
        std::chrono::sys_time<std::chrono::milliseconds>, std::chrono::sys_time<std::chrono::nanoseconds>,
        std::chrono::year_month_day, BytesView>();
}

TEMPLATE_TEST_CASE("each kind crosses in each container", "", std::string_view, bool, std::int64_t, float, Color, Line, Point,
                   json, std::chrono::year_month_day, Shape, Id) {
  check_in_each_container<TestType>();
}

TEST_CASE("each container crosses in every way") {
  check_all<std::optional<Line>, std::vector<bool>, std::array<Line, 2>, OneOrMany<bool>, std::map<std::string, Line>,
            std::unordered_map<std::string, bool>, std::vector<std::pair<std::string, Line>>>();
  check_all<std::unique_ptr<Line>, std::optional<std::optional<Line>>, std::optional<std::unique_ptr<std::int64_t>>,
            std::unique_ptr<std::optional<std::string>>, std::optional<std::chrono::year_month_day>>();
  check_all<std::deque<Line>, std::list<std::unique_ptr<Line>>, std::set<std::string>, std::unordered_set<std::int64_t>,
            std::multiset<bool>, Bag<std::string>, std::vector<std::pair<int, bool>>>();
  check_all<std::pair<std::string, Line>, std::tuple<Line, std::optional<std::string>, std::vector<Line>>, std::tuple<>>();
}

TEST_CASE("each container crosses in each container") {
  check_in_each_container<std::optional<bool>>();
  check_in_each_container<std::vector<bool>>();
  check_in_each_container<std::array<Line, 2>>();
  check_in_each_container<OneOrMany<bool>>();
  check_in_each_container<std::map<std::string, Line>>();
  check_in_each_container<std::unique_ptr<bool>>();
  check_in_each_container<std::optional<std::optional<std::int64_t>>>();
  check_in_each_container<std::set<std::string>>();
  check_in_each_container<std::tuple<Line, bool>>();
  check_in_each_container<Either>();
}

TEST_CASE("bytes of event structs are lenient in every way, also in other containers") {
  const auto strict = ways_of<Strict<std::vector<Bytes>>>(check_others<Strict<std::vector<Bytes>>>);
  const auto strict_views = ways_of<Strict<std::vector<BytesView>>>([](const std::string&, const std::string&) {});
  const auto bytes = ways_of<Lenient<std::vector<Bytes>>>(check_others<Lenient<std::vector<Bytes>>>);
  const auto views = ways_of<Lenient<std::list<BytesView>>>([](const std::string&, const std::string&) {});
  const auto all =
      ways_of<Lenient<std::vector<std::optional<std::tuple<std::map<std::string, Bytes>, std::unique_ptr<BytesView>>>>>>(
          [](const std::string&, const std::string&) {});
  for (const auto& [text, decoded] : std::initializer_list<std::pair<std::string, std::string>>{
           {R"("AP8=")", R"("AP8=")"},
           {R"("AP8")", R"("AP8=")"},
           {R"("-_8")", R"("+/8=")"},
           {R"("\u0041P8")", R"("AP8=")"},
           {R"("A P8\n=x")", R"("AP8=")"},
           {R"("AQIDA")", R"("AQID")"},
           {R"("\u0141\u6b42ID")", R"("ABID")"},
           {R"("AQ\ud83d\ude00ID")", R"("AQ==")"},
           {R"("!")", R"("")"},
           {R"("")", R"("")"},
       }) {
    const std::string event = R"({"value":[)" + text + "]}", expected = R"({"value":[)" + decoded + "]}";
    CHECK(check(bytes, event) == expected);
    CHECK(check(views, event) == expected);
    CHECK(check(all, R"({"value":[[{"k":)" + text + "}," + text + "]]}") ==
          R"({"value":[[{"k":)" + decoded + "}," + decoded + "]]}");
  }
  for (const char* refused : {"AP8", "-_8=", "AP8=\\n", "AP9="}) {
    CHECK(check(strict, R"({"value":[")" + std::string(refused) + R"("]})").empty());
    CHECK(check(strict_views, R"({"value":[")" + std::string(refused) + R"("]})").empty());
  }
  CHECK(check(strict_views, R"({"value":["\u0041P8=",""]})") == R"({"value":["AP8=",""]})");
}

TEST_CASE("bytes of event structs may be numbers, and null elements are passed over") {
  const auto none = [](const std::string&, const std::string&) {};
  const auto bytes = ways_of<Lenient<std::vector<Bytes>>>(check_others<Lenient<std::vector<Bytes>>>);
  const auto views = ways_of<Lenient<std::optional<BytesView>>>(none);
  CHECK(check(bytes, R"({"value":[[0,255, -128 ,-1,127,2.0],null,[],"AQ"]})") == R"({"value":["AP+A/38C","","AQ=="]})");
  CHECK(check(views, R"({"value":[65,66]})") == R"({"value":"QUI="})");
  for (const char* refused : {"256", "-129", "1.5", R"("1")", "null", "[]"}) {
    CHECK(check(bytes, R"({"value":[null,[1,)" + std::string(refused) + "]]}").empty());
    CHECK(check(views, R"({"value":[)" + std::string(refused) + "]}").empty());
  }
  CHECK(check(ways_of<Strict<Bytes>>(none), R"({"value":[65]})").empty());

  using Lists = std::list<std::vector<std::string>>;
  const auto lists = ways_of<Lenient<Lists>>(check_others<Lenient<Lists>>);
  CHECK(check(lists, R"({"value":[null,["a",null,"b"],[ null ]]})") == R"({"value":[["a","b"],[]]})");
  CHECK(check(lists, R"({"value":[null,[null,5]]})").empty());
  CHECK(check(ways_of<Strict<Lists>>(none), R"({"value":[null]})").empty());
  CHECK(check(ways_of<Lenient<OneOrMany<bool>>>(none), R"({"value":[true,null]})") == R"({"value":[true]})");
  CHECK(check(ways_of<Lenient<std::vector<OneOrMany<bool>>>>(none), R"({"value":[null,[null],true]})") ==
        R"({"value":[[],[true]]})");
  using Optionals = std::vector<std::optional<bool>>;
  CHECK(check(ways_of<Lenient<Optionals>>(none), R"({"value":[null,true]})") == R"({"value":[null,true]})");
  CHECK(check(ways_of<Lenient<std::vector<json>>>(none), R"({"value":[null,1]})") == R"({"value":[null,1]})");
  CHECK(check(ways_of<Lenient<std::array<Bytes, 1>>>(none), R"({"value":[null]})").empty());

  using Map = std::map<std::string, std::vector<bool>>;
  const auto map = ways_of<Lenient<Map>>(check_others<Lenient<Map>>);
  CHECK(check(map, R"({"value":{"a":null,"b":[null],"c":[true],"c":null}})") == R"({"value":{"b":[]}})");
  CHECK(check(map, R"({"value":{"a":null,"b":5}})").empty());
  const auto pairs = ways_of<Lenient<std::vector<std::pair<std::string, Line>>>>(none);
  CHECK(check(pairs, R"({"value":{"b":null,"a":{"sku":"x"}}})") == R"({"value":{"a":{"sku":"x","count":7,"days":[1,2]}}})");
}

TEST_CASE("a described struct in an event struct has its own rule for bytes, and so have event structs in it") {
  const auto strict = ways_of<Lenient<Strict<Bytes>>>(check_others<Lenient<Strict<Bytes>>>);
  CHECK(check(strict, R"({"value":{"value":"AP8="}})") == R"({"value":{"value":"AP8="}})");
  CHECK(check(strict, R"({"value":{"value":"AP8"}})").empty());
  const auto both = ways_of<Lenient<std::tuple<Strict<Bytes>, Bytes>>>(check_others<Lenient<std::tuple<Strict<Bytes>, Bytes>>>);
  CHECK(check(both, R"({"value":[{"value":"AP8="},"AP8"]})") == R"({"value":[{"value":"AP8="},"AP8="]})");
  CHECK(check(both, R"({"value":[{"value":"AP8"},"AP8"]})").empty());
  const auto lenient = ways_of<Strict<Lenient<Bytes>>>(check_others<Strict<Lenient<Bytes>>>);
  CHECK(check(lenient, R"({"value":{"value":"AP8"}})") == R"({"value":{"value":"AP8="}})");
}

namespace kinds_test {
struct Attributes {
  std::string text;
  std::optional<std::string_view> view;
  std::int8_t small = 0;
  std::uint64_t wide = 0;
  double real = 0;
  float single = 0;
  bool flag = false;
  Bytes bytes;
  std::chrono::sys_seconds time;
  std::chrono::year_month_day date{std::chrono::year(2024), std::chrono::February, std::chrono::day(29)};
  Color color = Color::red;
  std::optional<std::optional<int>> patch;
  std::vector<std::string> texts;
  std::list<std::optional<double>> numbers;
  dynamodb::Set<std::string> set;
  dynamodb::Set<std::int64_t> integers;
  std::array<Id, 2> ids;
  std::tuple<std::string, bool> pair;
  std::map<std::string, Line> lines;
  std::vector<Bytes> blobs;
  std::unique_ptr<Node> node;
  Total total;
};
LAMBDA_WASM_DESCRIBE_EVENT(Attributes, text, view, small, wide, real, single, flag, bytes, time, date, color, patch, texts,
                           numbers, set, integers, ids, pair, lines, blobs, node, total)
}  // namespace kinds_test

TEST_CASE("items of DynamoDB cross in every way") {
  const auto none = [](const std::string&, const std::string&) {};
  const auto all = ways_of<Strict<dynamodb::Item<Attributes>>>(none);
  const std::string whole =
      R"({"value":{"text":{"S":"a"},"view":{"S":"b"},"small":{"N":"-7"},"wide":{"N":"18446744073709551615"},"real":{"N":"0.1"},)"
      R"("single":{"N":"1.5"},"flag":{"BOOL":true},"bytes":{"B":"AP8="},"time":{"S":"2024-02-29T12:34:56Z"},)"
      R"("date":{"S":"2024-02-29"},"color":{"S":"Green"},"patch":{"N":"1"},"texts":{"L":[{"S":"x"},{"S":"y"}]},)"
      R"("numbers":{"L":[{"N":"1"},{"NULL":true}]},"set":{"SS":["p","q"]},"integers":{"NS":["-9007199254740993","1"]},)"
      R"("ids":{"L":[{"S":"i"},{"S":"j"}]},"pair":{"L":[{"S":"k"},{"BOOL":false}]},)"
      R"("lines":{"M":{"m":{"M":{"sku":{"S":"s"},"count":{"N":"2"},"days":{"L":[{"N":"8"},{"N":"9"}]}}}}},)"
      R"("blobs":{"L":[{"B":"AQ=="}]},"node":{"M":{"name":{"S":"n"},"next":{"M":{"name":{"S":"o"},"nodes":{"L":[]}}},"nodes":{"L":[]}}},)"
      R"("total":{"M":{"sku":{"S":"t"},"count":{"N":"7"},"days":{"L":[{"N":"1"},{"N":"2"}]}}}}})";
  CHECK(check(all, whole) == whole);
  const std::string rest = check(all, R"({"value":{}})");
  const auto is = [&](const std::string& member, const std::string& expected) {
    const std::string text = check(all, R"({"value":{)" + member + "}}");
    INFO(member << ": " << text);
    CHECK((expected.empty() ? text == rest : text.find(expected) != std::string::npos));
  };
  is(R"("z":{"N":"1"},"text":{"S":"x","N":"5"})", R"("text":{"S":"x"})");
  is(R"( "text" : { "Z" : [ ] , "S" : "x" , "N" : null } )", R"("text":{"S":"x"})");
  is(R"("text":{"NULL":true})", "");
  is(R"("text":null)", "");
  is(R"("view":{ "NULL" : true },"node":{"NULL":true},"lines":{"NULL":true})", "");
  is(R"("patch":{"NULL":true})", R"("patch":{"NULL":true})");
  is(R"("wide":{"N":"1E3"},"small":{"N":5},"real":{"N":"1e400"})",
     R"("small":{"N":"5"},"wide":{"N":"1000"},"real":{"NULL":true})");
  is(R"("bytes":{"B":"A P8"})", R"("bytes":{"B":"AP8="})");
  is(R"("texts":{"SS":["x","y"]},"set":{"L":[{"S":"z"}]})", R"("texts":{"L":[{"S":"x"},{"S":"y"}]},)");
  is(R"("blobs":{"BS":["AQ"]})", R"("blobs":{"L":[{"B":"AQ=="}]})");
  for (const char* refused : {R"("text":{"N":"5"})",
                              R"("text":"x")",
                              R"("text":{})",
                              R"("text":{"S":5})",
                              R"("text":{"S":null})",
                              R"("text":[])",
                              R"("small":{"N":"128"})",
                              R"("small":{"N":"1.5"})",
                              R"("small":{"N":""})",
                              R"("small":{"N":" 1"})",
                              R"("small":{"N":"0x1"})",
                              R"("small":{"S":"1"})",
                              R"("wide":{"N":"-1"})",
                              R"("wide":{"N":"18446744073709551616"})",
                              R"("real":{"N":"x"})",
                              R"("real":{"N":true})",
                              R"("texts":{"L":[{"N":"1"}]})",
                              R"("texts":{"L":[{"NULL":true}]})",
                              R"("texts":{"NS":["1"]})",
                              R"("texts":{"SS":["x",5]})",
                              R"("set":{"S":"x"})",
                              R"("integers":{"NS":["1","x"]})",
                              R"("ids":{"L":[{"S":"x"}]})",
                              R"("ids":{"SS":["x","y"]})",
                              R"("pair":{"L":[{"S":"x"},{"S":"y"}]})",
                              R"("lines":{"M":{"m":{"M":{"sku":{"N":"1"}}}}})",
                              R"("lines":{"M":{"m":{"S":"x"}}})",
                              R"("lines":{"m":{"M":{"sku":{"S":"x"}}}})",
                              R"("node":{"M":{"name":{"BOOL":true}}})",
                              R"("color":{"S":"blue"})",
                              R"("date":{"S":"2024-02-30"})",
                              R"("flag":{"BOOL":"true"})",
                              R"("bytes":{"S":"AQ=="})",
                              R"("total":{"S":"x"})",
                              R"("blobs":{"L":["AQ=="]})"}) {
    INFO(refused);
    CHECK(check(all, R"({"value":{)" + std::string(refused) + "}}").empty());
  }
  const auto numbers = ways_of<Strict<dynamodb::Item<std::map<std::string, std::int16_t>>>>(
      check_others<Strict<dynamodb::Item<std::map<std::string, std::int16_t>>>>);
  CHECK(check(numbers, R"({"value":{"a":{"N":"1"},"b":{"N":"-2"}}})") == R"({"value":{"a":{"N":"1"},"b":{"N":"-2"}}})");
  const auto node = ways_of<dynamodb::Item<Node>>(none);
  CHECK(check(node, R"({"name":{"S":"a"},"nodes":{"L":[{"M":{"name":{"S":"b"}}}]}})") ==
        R"({"name":{"S":"a"},"nodes":{"L":[{"M":{"name":{"S":"b"},"nodes":{"L":[]}}}]}})");
  CHECK(check(node, "[]").empty());
  const auto lists = ways_of<Strict<std::vector<dynamodb::Set<bool>>>>(none);
  CHECK(check(lists, R"({"value":[[true],[]]})") == R"({"value":[[true],[]]})");
}

TEST_CASE("absent, null and a value are told apart in every place") {
  using Patch = std::optional<std::optional<std::int32_t>>;
  const auto member = ways_of<Strict<Patch>>(check_others<Strict<Patch>>);
  for (const char* text : {"{}", R"({"value":null})", R"({"value":1})"}) CHECK(check(member, text) == text);
  const auto list = ways_of<Strict<std::vector<Patch>>>(check_others<Strict<std::vector<Patch>>>);
  CHECK(check(list, R"({"value":[null,1]})") == R"({"value":[null,1]})");
  CHECK(lambda_wasm::to_json(std::vector<Patch>{std::nullopt, std::optional<std::int32_t>(), 1}) == "[null,null,1]");
  const auto map = ways_of<Strict<std::map<std::string, Patch>>>(check_others<Strict<std::map<std::string, Patch>>>);
  CHECK(check(map, R"({"value":{"a":null,"b":1}})") == R"({"value":{"a":null,"b":1}})");
  CHECK(lambda_wasm::to_json(std::map<std::string, Patch>{{"a", std::nullopt}, {"b", std::optional<std::int32_t>()}}) ==
        R"({"b":null})");
  using Deep = std::optional<Patch>;
  const auto deep = ways_of<Lenient<Deep>>(check_others<Lenient<Deep>>);
  for (const char* text : {"{}", R"({"value":null})", R"({"value":1})"}) CHECK(check(deep, text) == text);
}

namespace kinds_test {
struct Defaults {
  std::optional<std::optional<int>> patch = 5;
  std::unique_ptr<int> pointer = std::make_unique<int>(6);
  std::chrono::year_month_day day{std::chrono::year(2024), std::chrono::February, std::chrono::day(29)};
  std::set<int> numbers = {3, 1};
  std::pair<int, std::string> pair = {7, "x"};
};
LAMBDA_WASM_DESCRIBE_EVENT(Defaults, patch, pointer, day, numbers, pair)
}  // namespace kinds_test

TEST_CASE("defaulted members keep their initialisers, except that null is a value where it is told apart from absent") {
  const auto ways = ways_of<Defaults>(check_others<Defaults>);
  const std::string rest = R"("pointer":6,"day":"2024-02-29","numbers":[1,3],"pair":[7,"x"]})";
  CHECK(check(ways, "{}") == R"({"patch":5,)" + rest);
  CHECK(check(ways, R"({"patch":null,"pointer":null,"day":null,"numbers":null,"pair":null})") == R"({"patch":null,)" + rest);
  CHECK(check(ways, R"({"pointer":1,"numbers":[9,9]})") ==
        R"({"patch":5,"pointer":1,"day":"2024-02-29","numbers":[9],"pair":[7,"x"]})");
}
