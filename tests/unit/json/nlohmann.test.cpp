// Alone: specializes a template of nlohmann.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <lambda_wasm/json/nlohmann.hpp>

#include "exact.hpp"

using namespace lambda_wasm;
using nlohmann::json;
using nlohmann::ordered_json;

namespace nlohmann_test {

enum class Color { red, green };
LAMBDA_WASM_DESCRIBE_ENUM(Color, red, green)

enum class Plain { a };  // not described

enum class Mapped { a, b };
NLOHMANN_JSON_SERIALIZE_ENUM(Mapped, {{Mapped::a, "A"}, {Mapped::b, "B"}})

struct Point {
  int x = 0;
  int y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Point, x, y)

struct Order {
  std::string id;
  std::optional<std::int64_t> count;
  Color color{};
  json extra;
  std::set<int> numbers;
  std::vector<Point> points;
  friend bool operator==(const Order&, const Order&) = default;
};
LAMBDA_WASM_DESCRIBE(Order, id, count, color, (extra, defaulted), (numbers, defaulted), (points, defaulted))

// Containers: the program converts one of them next to it, one by an adl_serializer, and one not at all.
template <class T>
struct Stack : std::vector<T> {
  using std::vector<T>::vector;
};
struct Beside : Stack<int> {
  using Stack<int>::Stack;
};
void to_json(json& j, const Beside& beside) { j = "beside " + std::to_string(beside.size()); }
void from_json(const json& j, Beside& beside) { beside.assign(j.get<std::string>().size(), 1); }
struct Specialized : Stack<int> {
  using Stack<int>::Stack;
};

// Described, with handwritten conversions, which nlohmann_json uses.
struct Both {
  int value = 0;
};
LAMBDA_WASM_DESCRIBE(Both, value)
void to_json(json& j, const Both& both) { j = "by hand " + std::to_string(both.value); }
void from_json(const json& j, Both& both) { both.value = static_cast<int>(j.get<std::string>().size()); }

// Within itself by a sequence that nlohmann_json converts too, if it converts the struct.
struct Chapter {
  std::string title;
  std::list<std::map<std::string, Chapter>> parts;
};
LAMBDA_WASM_DESCRIBE(Chapter, title, parts)

// Described, with conversions by the macro.
struct Twice {
  int value = 0;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Twice, value)
LAMBDA_WASM_DESCRIBE(Twice, (value, "other"))

struct Within {
  int value = 0;
  NLOHMANN_DEFINE_TYPE_INTRUSIVE(Within, value)
  LAMBDA_WASM_DESCRIBE(Within, (value, "other"))
};

struct OnlyOut {};
void to_json(json& j, const OnlyOut&) { j = "out"; }

struct Neither {};

struct Views {
  std::string_view name;
};
LAMBDA_WASM_DESCRIBE(Views, name)

}  // namespace nlohmann_test
using namespace nlohmann_test;

template <>
struct nlohmann::adl_serializer<Specialized> {
  static void to_json(json& j, const Specialized& value) { j = "specialized " + std::to_string(value.size()); }
};

namespace {

// The value after crossing the wire, with blocks of exact size.
template <class T>
T across(const T& value) {
  wire::Block block;
  wire::Writer writer(block);
  writer.write(value);
  for (int i = 0; i < 4; ++i) writer.word(0);
  writer.finish();
  return wire::Reader({block.words, block.text}).template read<T>();
}

template <class Json = json>
Json read(std::string_view text) {
  const Exact exact(text);
  Result<Json> result = try_from_json<Json>(exact);
  INFO(text);
  if (!result) FAIL(result.error()->message);
  return *std::move(result);
}

template <class T>
constexpr bool is_any = AnyCodec<T>::is_defined;

}  // namespace

static_assert(is_any<json> && is_any<ordered_json>);
static_assert(is_any<Point> && is_any<std::map<int, Point>> && is_any<Mapped> && is_any<OnlyOut>);
// A type with a kind of the SDK does not use nlohmann_json, not even for its elements.
static_assert(!is_any<std::string> && !is_any<int> && !is_any<Order> && !is_any<Both> && !is_any<Color> &&
              !is_any<std::vector<Point>> && !is_any<std::map<std::string, Point>> && !is_any<std::optional<Point>> &&
              !is_any<std::array<Point, 2>> && !is_any<std::set<int>> && !is_any<std::list<Point>> &&
              !is_any<std::pair<int, std::string>> && !is_any<std::tuple<int, bool>>);
static_assert(Crossing<std::vector<Point>> && Crossing<std::map<std::string, Point>> && Crossing<std::optional<Point>> &&
              Crossing<OneOrMany<json>>);
static_assert(!Crossing<Plain> && !Crossing<Neither> && !Crossing<char> && !Crossing<const char*> &&
              !Crossing<std::vector<Neither>>);
static_assert(std::is_constructible_v<json, Order> && !std::is_constructible_v<json, Neither>);

TEST_CASE("any JSON is parsed into a json") {
  CHECK(read("null") == nullptr);
  CHECK(read("true") == true);
  CHECK(read("-5").is_number_integer());
  CHECK(read("18446744073709551615") == UINT64_MAX);
  CHECK(read("18446744073709551615").is_number_unsigned());
  CHECK(read("1.0").is_number_float());
  CHECK(read("1e400") == std::numeric_limits<double>::infinity());
  CHECK(read(R"("\u00e9\n")") == "é\n");
  CHECK(read("[]") == json::array());
  CHECK(read("{}") == json::object());
  CHECK(read(R"({"b":[1,{"c":[[],{}]},"x"],"a":null})") ==
        json{{"a", nullptr}, {"b", {1, {{"c", {json::array(), json::object()}}}, "x"}}});
  CHECK(read<ordered_json>(R"({"b":1,"a":{"d":1,"c":2}})").dump() == R"({"b":1,"a":{"d":1,"c":2}})");
}

TEST_CASE("in a json, a repeated key replaces the first value entirely") {
  CHECK(read(R"({"a":{"b":1},"x":0,"a":{"c":2}})").dump() == R"({"a":{"c":2},"x":0})");
  CHECK(read<ordered_json>(R"({"a":[1,2],"x":0,"a":[3]})").dump() == R"({"a":[3],"x":0})");
  CHECK(read(R"({"__proto__":1,"constructor":2})").size() == 2);
}

TEST_CASE("any json is written as by nlohmann_json, except values that JSON does not have") {
  for (const char* text : {"null", "true", "-5", "18446744073709551615", "[]", "{}", R"("\"\\é\n\u0001")",
                           R"([1,[2,{"a":[]}],{},"x",false,null])", R"({"a":{"b":{"c":1.5}},"d":[1,2,3]})"}) {
    CHECK(to_json(json::parse(text)) == json::parse(text).dump());
    CHECK(to_json(ordered_json::parse(text)) == ordered_json::parse(text).dump());
  }
  CHECK(to_json(json(std::nan(""))) == "null");
  CHECK(to_json(json("a\xff")) == "\"a\ufffd\"");
  CHECK(to_json(json(json::value_t::discarded)) == "null");
  CHECK(to_json(json::binary({1, 255})) == "[1,255]");
}

TEST_CASE("a json crosses the wire unchanged") {
  for (const char* text : {"null", "false", "-9223372036854775808", "18446744073709551615", "1.5", "\"größe\"", "[]", "{}",
                           R"([1,2.5,[{"a":{"b":[null,true,-0.1]}}],"x"])"}) {
    CHECK(across(json::parse(text)) == json::parse(text));
    CHECK(across(ordered_json::parse(text)).dump() == ordered_json::parse(text).dump());
  }
  CHECK(across(std::vector<json>{1, "a", nullptr}) == std::vector<json>{1, "a", nullptr});
  CHECK(across(json::binary({0, 255})) == json::binary({0, 255}));
}

TEST_CASE("a type that nlohmann_json converts crosses as its json") {
  CHECK(to_json(Point{1, 2}) == R"({"x":1,"y":2})");
  CHECK(*try_from_json<Point>(R"({"y":2,"x":1})") == Point{1, 2});
  CHECK(across(Point{3, 4}) == Point{3, 4});
  CHECK(*try_from_json<std::set<int>>("[3,1,3]") == std::set<int>{1, 3});
  CHECK(to_json(std::map<int, Point>{{7, {}}}) == R"([[7,{"x":0,"y":0}]])");
  CHECK(*try_from_json<std::vector<Mapped>>(R"(["B","A"])") == std::vector<Mapped>{Mapped::b, Mapped::a});
  CHECK(to_json(OnlyOut{}) == "\"out\"");
}

TEST_CASE("a container that the program converts crosses as its json, others by their kind") {
  STATIC_CHECK(std::is_same_v<Kind<Beside>, kinds::Anything>);
  STATIC_CHECK(std::is_same_v<Kind<Specialized>, kinds::Anything>);
  STATIC_CHECK(std::is_same_v<Kind<Stack<int>>, kinds::Sequence>);
  STATIC_CHECK(std::is_same_v<Kind<Stack<json>>, kinds::Sequence>);
  STATIC_CHECK(std::is_same_v<Kind<std::list<json>>, kinds::Sequence>);
  STATIC_CHECK(std::is_same_v<Kind<std::set<std::string>>, kinds::Sequence>);
  STATIC_CHECK(std::is_same_v<Kind<std::pair<json, Point>>, kinds::Tuple>);
  STATIC_CHECK(std::is_same_v<Kind<std::tuple<>>, kinds::Tuple>);
  STATIC_CHECK(std::is_same_v<Kind<std::unique_ptr<Point>>, kinds::Optional>);
  STATIC_CHECK(std::is_same_v<Kind<std::unique_ptr<json>>, kinds::Optional>);
  CHECK(lambda_wasm::to_json(Beside{1, 2}) == R"("beside 2")");
  CHECK(try_from_json<Beside>(R"("abc")")->size() == 3);
  CHECK(lambda_wasm::to_json(Specialized{1, 2}) == R"("specialized 2")");
  CHECK(lambda_wasm::to_json(std::pair<json, Point>({{"a", nullptr}}, {1, 2})) == R"([{"a":null},{"x":1,"y":2}])");
  CHECK(lambda_wasm::to_json(std::list<json>{1, "x"}) == R"([1,"x"])");
}

TEST_CASE("a described struct may contain all of them") {
  const Order order{"x", 9007199254740993, Color::green, {{"deep", {1, {{"a", nullptr}}}}}, {3, 1}, {{1, 2}, {3, 4}}};
  const std::string text =
      R"({"id":"x","count":9007199254740993,"color":"green","extra":{"deep":[1,{"a":null}]},"numbers":[1,3],"points":[{"x":1,"y":2},{"x":3,"y":4}]})";
  CHECK(to_json(order) == text);
  CHECK(*try_from_json<Order>(text) == order);
  CHECK(across(order) == order);
}

TEST_CASE("values in a json that JSON does not have are errors") {
  for (const char* text : {R"({"id":"x","color":"red","extra":{"a":[1,}})", R"({"id":"x","color":"red","extra":[1})",
                           R"({"id":"x","color":"red","extra":)", R"({"id":"x","color":"red","extra":01})"}) {
    const Result<Order> order = try_from_json<Order>(text);
    REQUIRE(order.error() != nullptr);
    CHECK(order.error()->type == error_type::invalid_json);
  }
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  CHECK(try_from_json<json>(deep).error()->message.starts_with("The text is not JSON: it nests deeper than 256 levels"));
  CHECK(read(std::string(256, '[') + std::string(256, ']')).is_array());
}

TEST_CASE("described types are converted by nlohmann_json too") {
  const Order order{"x", std::nullopt, Color::green, nullptr, {1}, {}};
  const json j = order;
  CHECK(j == json{{"id", "x"}, {"color", "green"}, {"extra", nullptr}, {"numbers", {1}}, {"points", json::array()}});
  CHECK(j.get<Order>() == order);
  const json many = std::vector<Order>{order, order};
  CHECK(many[1]["id"] == "x");
  CHECK(many.get<std::vector<Order>>().at(1) == order);
  CHECK(json(Color::green) == "green");
  CHECK(json("red").get<Color>() == Color::red);
  const ordered_json ordered = order;
  CHECK(ordered.dump() == R"({"id":"x","color":"green","extra":null,"numbers":[1],"points":[]})");
  CHECK(json(Views{"n"}) == json{{"name", "n"}});
  CHECK(json(Both{5}) == "by hand 5");
  CHECK(json("12").get<Both>().value == 2);
  CHECK(json(Twice{5}) == json{{"value", 5}});
  CHECK(json(Within{5}) == json{{"value", 5}});
  CHECK(json{{"value", 7}}.get<Within>().value == 7);
  CHECK(to_json(Both{5}) == R"({"value":5})");  // ours uses the description
  CHECK(to_json(Twice{5}) == R"({"other":5})");
}

#if LAMBDA_WASM_EXCEPTIONS
TEST_CASE("a described struct contains itself by a list of maps") {
  const std::string text = R"({"title":"a","parts":[{"b":{"title":"c","parts":[]}}]})";
  CHECK(to_json(from_json<Chapter>(text)) == text);
  CHECK(json(json::parse(text).get<Chapter>()) == json::parse(text));
}

TEST_CASE("an exception of a from_json is an Error at the value's place") {
  const Result<Order> order =
      try_from_json<Order>(R"({"id":1,"color":"red","points":[{"x":1,"y":2},{"x":"1","y":2}],"numbers":"none"})");
  REQUIRE(order.error() != nullptr);
  REQUIRE(order.error()->mismatches.size() == 3);
  CHECK(order.error()->mismatches[0] == Mismatch{"/id", "string", "number 1"});
  CHECK(order.error()->mismatches[1].pointer == "/points/1");
  CHECK(order.error()->mismatches[1].found == "[json.exception.type_error.302] type must be number, but is string");
  CHECK(order.error()->mismatches[2].pointer == "/numbers");

  wire::Block block;
  wire::Writer writer(block);
  writer.write(json("no point"));
  wire::Reader reader({block.words, block.text});
  Point point;
  try {
    reader.read_into(point);
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.type == error_type::invalid_event);
  }
}

TEST_CASE("get throws the exception of from_json") {
  CHECK_THROWS_MATCHES(
      json({{"id", "x"}, {"color", "pink"}}).get<Order>(), Error,
      Catch::Matchers::Message("The value at /color does not fit: expected one of \"red\", \"green\", found string \"pink\"."));
}

TEST_CASE("a json that nests too deep is not written") {
  json deep = 1;
  for (int i = 0; i < 256; ++i) deep = json::array({std::move(deep)});
  CHECK(to_json(deep).size() == 513);
  deep = json::array({std::move(deep)});
  CHECK_THROWS_AS(to_json(deep), Error);
  CHECK_THROWS_AS(across(deep), Error);
}
#endif

// ---- Compared with nlohmann_json's own parser, for random texts

namespace {

using Random = std::mt19937;

std::size_t up_to(Random& random, std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random); }

std::string random_text(Random& random) {
  static const std::vector<std::string> parts = {"a",
                                                 "key",
                                                 " ",
                                                 "\"",
                                                 "\\",
                                                 "/",
                                                 "\n",
                                                 "\t",
                                                 "\x01",
                                                 "\x7f",
                                                 "é",
                                                 "€",
                                                 "\U0001F600",
                                                 "0123456789abcdef",
                                                 "~1",
                                                 "__proto__",
                                                 std::string(1, '\0')};
  std::string text;
  for (std::size_t left = up_to(random, 6); left != 0; --left) text += parts[up_to(random, parts.size() - 1)];
  return text;
}

double random_double(Random& random) {
  switch (up_to(random, 3)) {
    case 0:
      return static_cast<double>(static_cast<int>(up_to(random, 100'000)) - 50'000) / 100;
    case 1:
      return std::ldexp(std::uniform_real_distribution<double>(-1, 1)(random), static_cast<int>(up_to(random, 2000)) - 1000);
    case 2:
      return std::uniform_real_distribution<double>(-1, 1)(random);
    default:
      return std::numeric_limits<double>::denorm_min() * static_cast<double>(up_to(random, 100));
  }
}

std::int64_t random_integer(Random& random) {
  const auto bits = static_cast<int>(up_to(random, 63));
  return static_cast<std::int64_t>(std::uniform_int_distribution<std::uint64_t>()(random) >> bits) *
         (up_to(random, 1) == 0 ? 1 : -1);
}

json random_json(Random& random, std::size_t depth) {
  switch (up_to(random, depth == 0 ? 5 : 7)) {
    case 0:
      return nullptr;
    case 1:
      return up_to(random, 1) == 0;
    case 2:
      return random_integer(random);
    case 3:
      return std::uniform_int_distribution<std::uint64_t>()(random);
    case 4:
      return random_double(random);
    case 5:
      return random_text(random);
    case 6: {
      json array = json::array();
      for (std::size_t left = up_to(random, 5); left != 0; --left) array.push_back(random_json(random, depth - 1));
      return array;
    }
    default: {
      json object = json::object();
      for (std::size_t left = up_to(random, 5); left != 0; --left) object[random_text(random)] = random_json(random, depth - 1);
      return object;
    }
  }
}

// The same JSON with random white space, and some characters of strings escaped.
std::string respelled(Random& random, const std::string& text) {
  std::string other;
  bool in_string = false;
  const auto space = [&] {
    while (up_to(random, 5) == 0) other += " \n\r\t"[up_to(random, 3)];
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char character = text[i];
    if (in_string && character == '\\') {
      const std::size_t size = text[i + 1] == 'u' ? 6 : 2;
      other += text.substr(i, size);
      i += size - 1;
    } else if (character == '"') {
      if (!in_string) space();
      other += character;
      in_string = !in_string;
      if (!in_string) space();
    } else if (in_string && character > ' ' && character < 0x7f && up_to(random, 20) == 0) {
      constexpr char hexadecimal[] = "0123456789aBcDeF";
      other += "\\u00";
      other += hexadecimal[character >> 4];
      other += hexadecimal[character & 15];
    } else if (!in_string && std::string_view("[]{}:,").find(character) != std::string_view::npos) {
      space();
      other += character;
      space();
    } else {
      other += character;
    }
  }
  return other;
}

// A text that differs from `text` by a few bytes.
std::string mutated(Random& random, std::string text) {
  static const std::string_view likely = "\"\\{}[],:0123456789-+.eEtrufalsn \n\tu\x80\xc3\xa9\x01/";
  for (std::size_t left = 1 + up_to(random, 2); left != 0 && !text.empty(); --left) {
    const std::size_t place = up_to(random, text.size() - 1);
    switch (up_to(random, 4)) {
      case 0:
        text[place] = likely[up_to(random, likely.size() - 1)];
        break;
      case 1:
        text.erase(place, 1 + up_to(random, 3));
        break;
      case 2:
        text.insert(place, 1, likely[up_to(random, likely.size() - 1)]);
        break;
      case 3:
        text[place] = static_cast<char>(up_to(random, 255));
        break;
      default:
        text.insert(place, text.substr(up_to(random, text.size() - 1), up_to(random, 8)));
        break;
    }
  }
  return text;
}

// Texts for which nlohmann_json differs: a NUL ends its text, a byte order mark may begin it, and a lone surrogate and a
// number beyond doubles are errors.
bool is_disputed(const std::string& text) {
  if (text.find('\0') != std::string::npos || text.starts_with("\xef\xbb\xbf")) return true;
  for (std::size_t at = 0; (at = text.find("\\u", at)) != std::string::npos; ++at) {
    if (at + 3 < text.size() && (text[at + 2] | 0x20) == 'd' &&
        std::string_view("89abcdefABCDEF").find(text[at + 3]) != std::string_view::npos)
      return true;
  }
  bool is_too_large = false;
  try {
    const json value = json::parse(text);
  } catch (const json::out_of_range&) {
    is_too_large = true;
  } catch (const json::exception&) {
  }
  return is_too_large;
}

// An order as JSON: keys in any order, some repeated, some unknown, and some values that do not fit.
std::string random_order(Random& random) {
  std::vector<std::string> fields;
  const auto value = [&](const std::string& fitting) { return up_to(random, 8) == 0 ? random_json(random, 2).dump() : fitting; };
  fields.push_back("\"id\":" + value(json(random_text(random)).dump()));
  fields.push_back("\"color\":" + value(up_to(random, 1) == 0 ? "\"red\"" : "\"green\""));
  if (up_to(random, 1) == 0) fields.push_back("\"count\":" + value(std::to_string(random_integer(random))));
  if (up_to(random, 1) == 0) fields.push_back("\"extra\":" + random_json(random, 3).dump());
  if (up_to(random, 1) == 0) fields.push_back("\"numbers\":[3,1,2]");
  if (up_to(random, 1) == 0)
    fields.push_back("\"points\":[{\"x\":1,\"y\":" + std::string(up_to(random, 3) == 0 ? "\"2\"" : "2") + "}]");
  if (up_to(random, 2) == 0) fields.push_back(json(random_text(random)).dump() + ":" + random_json(random, 3).dump());
  std::shuffle(fields.begin(), fields.end(), random);
  std::string text = "{";
  for (const std::string& field : fields) text += (text.size() == 1 ? "" : ",") + field;
  return text + "}";
}

}  // namespace

TEST_CASE("texts of nlohmann_json, in any spelling, are read as by nlohmann_json") {
  Random random(20240229);
  for (int round = 0; round < 4000; ++round) {
    const json value = random_json(random, 4);
    const std::string text = respelled(random, up_to(random, 2) == 0 ? value.dump(static_cast<int>(up_to(random, 4)))
                                                                     : value.dump(-1, ' ', up_to(random, 1) == 0));
    INFO(text);
    REQUIRE(json::parse(text) == value);
    REQUIRE(read(text) == value);
    REQUIRE(read<ordered_json>(text) == ordered_json::parse(text));
    REQUIRE(json::parse(to_json(value)) == value);
    REQUIRE(across(value) == value);
  }
}

TEST_CASE("nlohmann_json and the SDK agree whether a corrupted text is JSON") {
  Random random(20240301);
  int accepted = 0;
  for (int round = 0; round < 30000; ++round) {
    const std::string text = mutated(random, respelled(random, random_json(random, 3).dump()));
    if (is_disputed(text)) continue;
    const Exact exact(text);
    const Result<json> value = try_from_json<json>(exact);
    INFO(text);
    REQUIRE(value.has_value() == json::accept(text));
    if (value) {
      ++accepted;
      REQUIRE(*value == json::parse(text));
    }
  }
  CHECK(accepted > 1000);
}

TEST_CASE("a described type accepts fitting text, and rejects misfits and text that is not JSON") {
  Random random(20240302);
  int fitting = 0, wrong = 0, invalid = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text = respelled(random, random_order(random));
    if (up_to(random, 1) == 0) text = mutated(random, text);
    if (is_disputed(text)) continue;
    const Exact exact(text);
    const Result<Order> order = try_from_json<Order>(exact);
    INFO(text);
    if (order) {
      ++fitting;
      REQUIRE(json::accept(text));
      REQUIRE(*try_from_json<Order>(to_json(*order)) == *order);
      const json model = json::parse(text);
      REQUIRE(model.at("id") == order->id);
      REQUIRE(model.value("extra", json()) == order->extra);
      REQUIRE(across(*order) == *order);
    } else if (order.error()->type == error_type::invalid_json) {
      ++invalid;
      REQUIRE_FALSE(json::accept(text));
    } else {
      ++wrong;
      REQUIRE(json::accept(text));
      REQUIRE(order.error()->count == order.error()->mismatches.size());
      const json model = json::parse(text);
      for (const Mismatch& detail : order.error()->mismatches) {
        // A missing member has an object around it; every other pointer exists in the text.
        const json::json_pointer pointer(detail.pointer);
        REQUIRE(model.contains(detail.found == "nothing" ? pointer.parent_pointer() : pointer));
      }
    }
  }
  CHECK(fitting > 2000);
  CHECK(wrong > 2000);
  CHECK(invalid > 2000);
}
