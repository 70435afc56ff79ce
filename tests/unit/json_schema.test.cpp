// The JSON Schema of each kind, in both directions. tests/runtime/documents.test.mjs compares it with what the build writes.

#include <catch_amalgamated.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/describe_union.hpp>
#include <lambda_wasm/describe_value.hpp>
#include <lambda_wasm/dynamodb/item.hpp>
#include <lambda_wasm/gzipped.hpp>
#include <lambda_wasm/json_schema.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/kinds/one_or_many.hpp>

namespace lw = lambda_wasm;

namespace json_schema_test {

enum class Fruit { apple, pear };
LAMBDA_WASM_DESCRIBE_ENUM(Fruit, apple, (pear, "a \"pear\""))
enum class Unnamed { a, b };
LAMBDA_WASM_DESCRIBE_ENUM(Unnamed, a)

struct Item {
  Fruit fruit = Fruit::pear;
  std::optional<std::string> note;
};
LAMBDA_WASM_DESCRIBE(Item, fruit, note)

struct Defaults {
  bool is_new = true;
  std::int32_t least = -2147483648;
  std::uint64_t most = 18446744073709551615u;
  Fruit fruit = Fruit::pear;
  Unnamed unnamed = Unnamed::b;
  std::optional<int> count = 3;
  std::optional<int> none;
  std::vector<int> list{1};
  double real = 1.5;
};
LAMBDA_WASM_DESCRIBE(Defaults, (is_new, defaulted), (least, defaulted), (most, defaulted), (fruit, defaulted),
                     (unnamed, defaulted), (count, defaulted), (none, defaulted), (list, defaulted), (real, defaulted))

struct Named {
  std::string name = "a \"name\"\n";
};
LAMBDA_WASM_DESCRIBE(Named, (name, defaulted))

struct Event {
  std::string text;
  std::uint8_t limit = 20;
  int count = 0;
};
LAMBDA_WASM_DESCRIBE_EVENT(Event, text, limit, count)

struct NotConstant {
  std::map<std::string, int> map;
  int count = 3;
};
LAMBDA_WASM_DESCRIBE(NotConstant, map, (count, defaulted))

struct Tree {
  int value = 0;
  std::vector<Tree> children;
};
LAMBDA_WASM_DESCRIBE(Tree, value, children)

struct Patch {
  std::optional<std::optional<bool>> value;
};
LAMBDA_WASM_DESCRIBE(Patch, value)

struct Node {
  std::unique_ptr<Node> next;
};
LAMBDA_WASM_DESCRIBE(Node, next)

struct Sent {
  lw::Bytes bytes;
  std::vector<std::string> list;
  std::map<std::string, bool> map;
};
LAMBDA_WASM_DESCRIBE_EVENT(Sent, bytes, list, map)

struct Limited {
  int stars = 3;
  std::vector<std::vector<std::string>> tags;
  std::optional<std::string> note;
  std::int64_t wide = 0;
  std::vector<std::optional<int>> list;
};
LAMBDA_WASM_DESCRIBE(Limited, closed, (stars, defaulted, maximum(5), doc("How \"many\"."), minimum(1)),
                     (tags, max_items(8), each(min_items(1), each(max_length(20)))),
                     (note, min_length(1), title("A note"), example("x"), example("y"), deprecated), (wide, minimum(0)),
                     (list, each(minimum(2))))

struct Circle {
  double radius = 0;
};
LAMBDA_WASM_DESCRIBE(Circle, closed, radius)
struct Square {
  double side = 0;
};
LAMBDA_WASM_DESCRIBE(Square, side)
struct Shape : std::variant<std::monostate, Circle, Square> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE_UNION(Shape, tag("kind"), (Circle, "circle"), (Square, "square"), (std::monostate, otherwise))

struct Key : std::variant<std::monostate, std::string, std::vector<Key>> {
  using variant::variant;
};
LAMBDA_WASM_DESCRIBE_UNION(Key, keyed, (std::string, "S"), (std::vector<Key>, "L"), (std::monostate, otherwise))

struct NoteId {
  std::string text;
};
LAMBDA_WASM_DESCRIBE_VALUE(NoteId, text)

enum class Open { other, red };
LAMBDA_WASM_DESCRIBE_ENUM(Open, (other, otherwise), red)

struct Empty {};
[[maybe_unused]] constexpr auto lambda_wasm_describe(const Empty*) {
  return lw::detail::StructDescription<Empty, lw::detail::StructRule{}>{};
}

template <class T>
struct Page {
  std::vector<T> items;
};
template <class T>
constexpr auto lambda_wasm_describe(const Page<T>*) {
  return lw::detail::describe_fields<Page<T>, lw::detail::Strictness::strict,
                                     lw::detail::Field<&Page<T>::items, lw::detail::field_options("items")>>();
}

}  // namespace json_schema_test
namespace json_schema_test_shop {
struct Order {
  int a = 0;
};
LAMBDA_WASM_DESCRIBE(Order, a)
}  // namespace json_schema_test_shop
namespace json_schema_test_stock {
struct Order {
  json_schema_test_shop::Order of;
};
LAMBDA_WASM_DESCRIBE(Order, of)
}  // namespace json_schema_test_stock

using namespace json_schema_test;

namespace {

bool has_text(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

constexpr std::string_view begin = R"({"$schema":"https://json-schema.org/draft/2020-12/schema")";

// The keywords of a schema: what follows the name of its dialect.
template <class T>
std::string keywords(lw::Direction direction) {
  const std::string text = lw::json_schema<T>(direction);
  REQUIRE(text.starts_with(begin));
  REQUIRE(text.ends_with('}'));
  const std::string rest = text.substr(begin.size(), text.size() - begin.size() - 1);
  return rest.empty() ? rest : rest.substr(1);
}
template <class T>
std::string in() {
  return keywords<T>(lw::Direction::input);
}
template <class T>
std::string out() {
  return keywords<T>(lw::Direction::output);
}
template <class T>
std::string both() {
  const std::string schema = in<T>();
  CHECK(out<T>() == schema);
  return schema;
}

}  // namespace

TEST_CASE("the JSON Schema of values without others in them") {
  CHECK(both<std::string>() == R"("type":"string")");
  CHECK(both<std::string_view>() == R"("type":"string")");
  CHECK(both<bool>() == R"("type":"boolean")");
  CHECK(both<double>() == R"("type":"number")");
  CHECK(both<float>() == R"("type":"number")");
  CHECK(both<lw::Bytes>() == R"("type":"string","contentEncoding":"base64")");
  CHECK(both<std::chrono::sys_seconds>() == R"("type":"string","format":"date-time")");
  CHECK(both<Fruit>() == R"("type":"string","enum":["apple","a \"pear\""])");
}

TEST_CASE("the JSON Schema of what lenient structs take") {
  const std::string bytes = R"({"type":"string","contentEncoding":"base64"})";
  CHECK(has_text(in<Sent>(),
                 R"("bytes":{"anyOf":[{"anyOf":[)" + bytes +
                     R"(,{"type":"array","items":{"type":"integer","minimum":-128,"maximum":255}}]},{"type":"null"}]})"));
  CHECK(has_text(in<Sent>(), R"("items":{"anyOf":[{"type":"string"},{"type":"null"}]})"));
  CHECK(has_text(in<Sent>(), R"("additionalProperties":{"anyOf":[{"type":"boolean"},{"type":"null"}]})"));
  CHECK(has_text(out<Sent>(), R"("bytes":)" + bytes));
  CHECK_FALSE(has_text(out<Sent>(), "anyOf"));
}

TEST_CASE("the JSON Schema of items of DynamoDB and of compressed values") {
  CHECK(has_text(in<lw::dynamodb::Item<Sent>>(), R"("additionalProperties":{"type":"object"})"));
  CHECK(in<lw::Gzipped<bool>>() ==
        R"("anyOf":[{"type":"string","contentEncoding":"base64","contentMediaType":"application/gzip"},{"type":"boolean"}])");
  CHECK(out<lw::Gzipped<bool>>() == R"("type":"boolean")");
}

TEST_CASE("the JSON Schema of integers") {
  CHECK(both<std::int8_t>() == R"("type":"integer","minimum":-128,"maximum":127)");
  CHECK(both<std::uint8_t>() == R"("type":"integer","minimum":0,"maximum":255)");
  CHECK(both<std::int32_t>() == R"("type":"integer","minimum":-2147483648,"maximum":2147483647)");
  CHECK(both<std::uint32_t>() == R"("type":"integer","minimum":0,"maximum":4294967295)");
  CHECK(in<std::int64_t>() ==
        R"("type":["integer","string"],"minimum":-9007199254740991,"maximum":9007199254740991,"pattern":"^-?[0-9]+$")");
  CHECK(in<std::uint64_t>() == R"("type":["integer","string"],"minimum":0,"maximum":9007199254740991,"pattern":"^[0-9]+$")");
  CHECK(out<std::int64_t>() == R"("type":"integer","minimum":-9223372036854775808,"maximum":9223372036854775807)");
  CHECK(out<std::uint64_t>() == R"("type":"integer","minimum":0,"maximum":18446744073709551615)");
}

TEST_CASE("the JSON Schema of values with others in them") {
  CHECK(both<std::optional<bool>>() == R"("anyOf":[{"type":"boolean"},{"type":"null"}])");
  CHECK(both<std::vector<bool>>() == R"("type":"array","items":{"type":"boolean"})");
  CHECK(both<std::vector<std::optional<bool>>>() == R"("type":"array","items":{"anyOf":[{"type":"boolean"},{"type":"null"}]})");
  CHECK(both<std::array<bool, 3>>() == R"("type":"array","items":{"type":"boolean"},"minItems":3,"maxItems":3)");
  CHECK(in<lw::OneOrMany<bool>>() == R"("anyOf":[{"type":"boolean"},{"type":"array","items":{"type":"boolean"}}])");
  CHECK(out<lw::OneOrMany<bool>>() == R"("type":"array","items":{"type":"boolean"})");
  const std::string map = R"("type":"object","additionalProperties":{"type":"boolean"})";
  CHECK(both<std::map<std::string, bool>>() == map);
  CHECK(both<std::unordered_map<std::string, bool>>() == map);
  CHECK(both<std::vector<std::pair<std::string, bool>>>() == map);
}

TEST_CASE("the JSON Schema of tuples and dates") {
  // prefixItems must not be empty.
  CHECK(both<std::tuple<>>() == R"("type":"array","items":false,"minItems":0)");
  CHECK(both<std::tuple<bool, std::string>>() ==
        R"("type":"array","prefixItems":[{"type":"boolean"},{"type":"string"}],"items":false,"minItems":2)");
  CHECK(both<std::chrono::year_month_day>() == R"("type":"string","format":"date")");
}

TEST_CASE("a member that tells null from absence takes null in both directions, and is not required") {
  const std::string value = R"({"anyOf":[{"type":"boolean"},{"type":"null"}]})";
  CHECK(both<Patch>() == R"("$ref":"#/$defs/Patch","$defs":{"Patch":{"type":"object","properties":{"value":)" + value + "}}}");
  CHECK(both<std::vector<std::optional<std::optional<bool>>>>() == R"("type":"array","items":)" + value);
}

TEST_CASE("the JSON Schema of a union with a tag") {
  CHECK(in<Shape>().starts_with(R"("$ref":"#/$defs/Shape","$defs":{"Circle":{)"));
  CHECK(has_text(
      in<Shape>(),
      R"("Shape":{"oneOf":[{"type":"object","properties":{"kind":{"const":"circle"},"radius":{"type":"number"}},)"
      R"("required":["kind","radius"],"additionalProperties":false},)"
      R"({"allOf":[{"type":"object","properties":{"kind":{"const":"square"}},"required":["kind"]},{"$ref":"#/$defs/Square"}]},)"
      R"({"type":"object","properties":{"kind":{"type":"string","not":{"enum":["circle","square"]}}},"required":["kind"]}]},"Square":)"));
  CHECK(out<Shape>().find(R"({"type":"object","maxProperties":0}]})") != std::string::npos);
}

TEST_CASE("the JSON Schema of a union by its only member") {
  const std::string text =
      R"("$ref":"#/$defs/Key","$defs":{"Key":{"oneOf":[{"type":"object","properties":{"S":{"type":"string"}},"required":["S"],)"
      R"("minProperties":1,"maxProperties":1},{"type":"object","properties":{"L":{"type":"array","items":{"$ref":"#/$defs/Key"}}},)"
      R"("required":["L"],"minProperties":1,"maxProperties":1},)";
  CHECK(
      in<Key>() ==
      text +
          R"({"type":"object","propertyNames":{"type":"string","not":{"enum":["S","L"]}},"additionalProperties":{"not":{"type":"null"}},"minProperties":1,)"
          R"("maxProperties":1}]}})");
  CHECK(out<Key>() == text + R"({"type":"object","maxProperties":0}]}})");
}

TEST_CASE("the JSON Schema of variants, values, and enums that take unknown names") {
  CHECK(both<std::variant<std::monostate, std::string, bool>>() ==
        R"("anyOf":[{"type":"null"},{"type":"string"},{"type":"boolean"}])");
  CHECK(both<NoteId>() == R"("$ref":"#/$defs/NoteId","$defs":{"NoteId":{"type":"string"}})");
  CHECK(both<Open>().starts_with(R"("anyOf":[{"enum":[)"));
  CHECK(both<Open>().ends_with(R"(,{"type":"string"}])"));
}

TEST_CASE("constraints are in the schema of a value, and documentation is in that of the member") {
  const std::string input = in<Limited>();
  const auto has = [&](std::string_view text) { return input.find(text) != std::string::npos; };
  CHECK(has(
      R"("stars":{"anyOf":[{"type":"integer","maximum":5,"minimum":1},{"type":"null"}],"description":"How \"many\".","default":3})"));
  CHECK(has(
      R"("tags":{"type":"array","items":{"type":"array","items":{"type":"string","maxLength":20},"minItems":1},"maxItems":8})"));
  CHECK(has(
      R"("note":{"anyOf":[{"type":"string","minLength":1},{"type":"null"}],"title":"A note","deprecated":true,"examples":["x","y"]})"));
  CHECK(has(R"("wide":{"type":["integer","string"],"maximum":9007199254740991,"pattern":"^-?[0-9]+$","minimum":0})"));
  CHECK(
      has(R"("list":{"type":"array","items":{"anyOf":[{"type":"integer","maximum":2147483647,"minimum":2},{"type":"null"}]}})"));
  CHECK(has(R"("required":["tags","wide","list"],"additionalProperties":false)"));
  CHECK(out<Limited>().find(R"("stars":{"type":"integer","maximum":5,"minimum":1,"description":"How \"many\"."})") !=
        std::string::npos);
}

TEST_CASE("a pointer is optional") {
  CHECK(in<Node>() ==
        R"("$ref":"#/$defs/Node","$defs":{"Node":{"type":"object","properties":{"next":{"anyOf":[{"$ref":"#/$defs/Node"},)"
        R"({"type":"null"}]}}}})");
  CHECK(out<Node>() ==
        R"("$ref":"#/$defs/Node","$defs":{"Node":{"type":"object","properties":{"next":{"$ref":"#/$defs/Node"}}}})");
}

TEST_CASE("an empty value of a map is omitted on output") {
  using Map = std::map<std::string, std::optional<bool>>;
  CHECK(in<Map>() == R"("type":"object","additionalProperties":{"anyOf":[{"type":"boolean"},{"type":"null"}]})");
  CHECK(out<Map>() == R"("type":"object","additionalProperties":{"type":"boolean"})");
}

TEST_CASE("the JSON Schema of a described struct is a definition") {
  CHECK(
      in<Item>() ==
      R"("$ref":"#/$defs/Item","$defs":{"Item":{"type":"object","properties":{"fruit":{"type":"string","enum":["apple","a \"pear\""]},)"
      R"("note":{"anyOf":[{"type":"string"},{"type":"null"}]}},"required":["fruit"]}})");
  CHECK(
      out<Item>() ==
      R"("$ref":"#/$defs/Item","$defs":{"Item":{"type":"object","properties":{"fruit":{"type":"string","enum":["apple","a \"pear\""]},)"
      R"("note":{"type":"string"}},"required":["fruit"]}})");
  CHECK(both<Empty>() == R"("$ref":"#/$defs/Empty","$defs":{"Empty":{"type":"object","properties":{}}})");
}

TEST_CASE("a defaulted member may be null or absent on input, and its schema has the initialiser") {
  const std::string schema = in<Defaults>();
  const auto has = [&](std::string_view text) { return schema.find(text) != std::string::npos; };
  CHECK(has(R"("is_new":{"anyOf":[{"type":"boolean"},{"type":"null"}],"default":true})"));
  CHECK(has(
      R"("least":{"anyOf":[{"type":"integer","minimum":-2147483648,"maximum":2147483647},{"type":"null"}],"default":-2147483648})"));
  CHECK(has(R"({"type":"null"}],"default":18446744073709551615})"));
  CHECK(has(R"("default":"a \"pear\""})"));
  CHECK(has(R"("unnamed":{"anyOf":[{"type":"string","enum":["a"]},{"type":"null"}]})"));
  CHECK(has(R"("count":{"anyOf":[{"type":"integer","minimum":-2147483648,"maximum":2147483647},{"type":"null"}],"default":3})"));
  CHECK(has(R"("none":{"anyOf":[{"type":"integer","minimum":-2147483648,"maximum":2147483647},{"type":"null"}]})"));
  CHECK(has(R"("real":{"anyOf":[{"type":"number"},{"type":"null"}]})"));
  CHECK_FALSE(has("required"));
  const std::string output = out<Defaults>();
  CHECK(output.find("default") == std::string::npos);
  CHECK(output.ends_with(R"("required":["is_new","least","most","fruit","unnamed","list","real"]}})"));
}

// clang 16 makes no std::string of libstdc++ while it compiles.
TEST_CASE("the initialiser of a text is in the schema if the compiler knows it") {
  CHECK((in<Named>().find(R"("default":"a \"name\"\n"})") != std::string::npos) == lw::detail::HasConstantDefault<Named>);
#if !defined(__clang__) || !defined(__GLIBCXX__)
  STATIC_CHECK(lw::detail::HasConstantDefault<Named>);
#endif
}

TEST_CASE("the initialisers of an event's struct are in its schema unless they are empty") {
  const std::string schema = in<Event>();
  CHECK(schema.find(R"("text":{"anyOf":[{"type":"string"},{"type":"null"}]})") != std::string::npos);
  CHECK((schema.find(R"("limit":{"anyOf":[{"type":"integer","minimum":0,"maximum":255},{"type":"null"}],"default":20})") !=
         std::string::npos) == lw::detail::HasConstantDefault<Event>);
  CHECK(schema.find(R"("default":0)") == std::string::npos);
}

TEST_CASE("initialisers that the compiler does not know are not in a schema") {
  CHECK(in<NotConstant>().find("default") == std::string::npos);
}

TEST_CASE("a type that contains itself refers to its definition") {
  CHECK(both<Tree>() ==
        R"("$ref":"#/$defs/Tree","$defs":{"Tree":{"type":"object","properties":{"value":{"type":"integer",)"
        R"("minimum":-2147483648,"maximum":2147483647},"children":{"type":"array","items":{"$ref":"#/$defs/Tree"}}},)"
        R"("required":["value","children"]}})");
}

TEST_CASE("definitions have short names, and are ordered by them") {
  const std::string page = both<Page<Page<Tree>>>();
  CHECK(page.starts_with(R"("$ref":"#/$defs/PagePageTree","$defs":{"PagePageTree":{)"));
  CHECK(page.find(R"("PageTree":{"type":"object")") < page.find(R"("Tree":{"type":"object")"));
  const std::string orders = both<std::vector<json_schema_test_stock::Order>>();
  CHECK(orders.starts_with(
      R"("type":"array","items":{"$ref":"#/$defs/Json_schema_test_stockOrder"},"$defs":{"Json_schema_test_shopOrder":{)"));
}
