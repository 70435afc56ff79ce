#include <catch_amalgamated.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/json/json.hpp>

using namespace lambda_wasm;

namespace constraints_test {

// One member under its constraints.
#define ONE(Name, Member, ...) \
  struct Name {                \
    Member value{};            \
  };                           \
  LAMBDA_WASM_DESCRIBE(Name, (value, __VA_ARGS__))

using Counts = std::map<std::string, int>;
using Numbers = std::map<std::string, double>;
using Pairs = std::vector<std::pair<std::string, int>>;

bool is_even(int value) { return value % 2 == 0; }
bool is_isbn(std::string_view text) { return text.size() == 13; }

ONE(AtLeast, int, minimum(-2))
ONE(AtMost, std::int8_t, maximum(5))
ONE(More, double, exclusive_minimum(0.5))
ONE(Less, double, exclusive_maximum(10))
ONE(Natural, std::uint64_t, minimum(9007199254740993))
ONE(Unreachable, std::int8_t, maximum(1000), minimum(-1000))
ONE(Single, float, minimum(0.1), maximum(0.1))
ONE(Fives, int, multiple_of(5))
ONE(Cents, double, multiple_of(0.01))
ONE(Short, std::string, min_length(2), max_length(3))
ONE(Full, std::string, min_length(1))
ONE(Items, std::vector<int>, min_items(1), max_items(2))
ONE(Unique, std::vector<std::string>, unique_items)
ONE(Members, Counts, min_properties(1), max_properties(2))
ONE(Even, int, check<is_even>("an even number"))
ONE(Isbn, std::string, check<is_isbn>("an ISBN"))
ONE(Code, std::string_view, pattern("[A-Z]{3}-[0-9]{4}"))
ONE(Anchored, std::string, pattern("^a|b\"$"))
ONE(Address, std::string, format(email))
ONE(Id, std::string, format("uuid"))
ONE(Color, std::string, format("color"))
ONE(Perhaps, std::optional<int>, minimum(1))
ONE(Tags, std::vector<std::string>, max_items(3), each(min_length(1), max_length(4)))
ONE(Grid, std::vector<std::vector<int>>, each(max_items(2), each(minimum(0))))
ONE(Rates, Numbers, each(maximum(1)))
ONE(Ordered, Pairs, each(maximum(1)))
ONE(Holes, std::vector<std::optional<int>>, each(minimum(1)))
ONE(Either, OneOrMany<int>, each(minimum(1)), max_items(2))
ONE(Absent, int, defaulted, minimum(1))

struct Range {
  int from = 0;
  int to = 0;
  friend bool operator==(const Range&, const Range&) = default;
};
LAMBDA_WASM_DESCRIBE(Range, (from, minimum(0)), to)
LAMBDA_WASM_CHECK(Range, "from is not after to", [](const Range& range) { return range.from <= range.to; })
LAMBDA_WASM_CHECK(Range, "to is not 99", [](const Range& range) { return range.to != 99; })

struct Order {
  int stars = 0;
  std::vector<std::string> tags;
  Range range;
  std::vector<Range> ranges;
  std::optional<std::string> note;
};
LAMBDA_WASM_DESCRIBE(Order, (stars, "rating", minimum(1), maximum(5)), (tags, unique_items, each(max_length(3))),
                     (range, defaulted), (ranges, defaulted), (note, min_length(1)))

// The mismatches, each as `pointer: expected, not found`.
template <class T>
std::string errors(std::string_view text) {
  const Result<T> result = try_from_json<T>(text);
  if (result) return {};
  std::string all;
  for (const Mismatch& mismatch : result.error()->mismatches) {
    all.append(all.empty() ? "" : "; ").append(mismatch.pointer).append(": ").append(mismatch.expected);
    all.append(", not ").append(mismatch.found);
  }
  CHECK(result.error()->type == error_type::invalid_value);
  CHECK(result.error()->count >= result.error()->mismatches.size());
  return all;
}
// Those of the one member.
template <class T>
std::string error_of(std::string_view value) {
  return errors<T>(std::string(R"({"value":)").append(value).append("}"));
}

template <class T>
std::string keywords(bool of_each = false) {
  std::string text;
  auto put = [&](char character) { text += character; };
  detail::for_each_field(detail::Description<T>{}, [&]<class Field, bool>() {
    of_each ? constraints::put_keywords_of_each<Field::options>(put) : constraints::put_keywords<Field::options>(put);
  });
  return text;
}

TEST_CASE("Numbers: constraints at their bounds") {
  CHECK(error_of<AtLeast>("-2").empty());
  CHECK(error_of<AtLeast>("-3") == "/value: at least -2, not number -3");
  CHECK(error_of<AtMost>("5").empty());
  CHECK(error_of<AtMost>("6") == "/value: at most 5, not number 6");
  CHECK(error_of<More>("0.5000001").empty());
  CHECK(error_of<More>("0.5") == "/value: more than 0.5, not number 0.5");
  CHECK(error_of<Less>("9.99").empty());
  CHECK(error_of<Less>("10") == "/value: less than 10, not number 10");
  CHECK(error_of<Less>("1e999") == "/value: less than 10, not number 1e999");
  CHECK(error_of<Natural>("9007199254740993").empty());
  CHECK(error_of<Natural>("9007199254740992") == "/value: at least 9007199254740993, not number 9007199254740992");
  CHECK(error_of<Natural>(R"("9007199254740992")") == R"(/value: at least 9007199254740993, not string "9007199254740992")");
  CHECK(error_of<Unreachable>("127").empty());
  CHECK(error_of<Unreachable>("-128").empty());
  // A float is compared as the number that its text has.
  CHECK(error_of<Single>("0.1").empty());
  CHECK(error_of<Single>("0.10001") == "/value: at most 0.1, not number 0.10001");
}

TEST_CASE("Numbers: multiples are exact of integers, and as ajv divides of doubles") {
  CHECK(error_of<Fives>("-10").empty());
  CHECK(error_of<Fives>("0").empty());
  CHECK(error_of<Fives>("7") == "/value: multiple of 5, not number 7");
  CHECK(error_of<Cents>("0.02").empty());
  CHECK(error_of<Cents>("-0.0").empty());
  CHECK(error_of<Cents>("0.07") == "/value: multiple of 0.01, not number 0.07");  // 0.07 / 0.01 is 7.000000000000001
  CHECK(error_of<Cents>("1e19") == "/value: multiple of 0.01, not number 1e19");  // 1e21
}

TEST_CASE("Lengths count characters") {
  CHECK(error_of<Short>(R"("ab")").empty());
  CHECK(error_of<Short>(R"("äö€")").empty());
  CHECK(error_of<Short>(R"("😀😀😀")").empty());
  CHECK(error_of<Short>(R"("\ud83d\ude00\ud83d\ude00")").empty());
  CHECK(error_of<Short>(R"("a")") == R"(/value: at least 2 characters, not string "a")");
  CHECK(error_of<Short>(R"("😀")") == R"(/value: at least 2 characters, not string "😀")");
  CHECK(error_of<Short>(R"("abcd")") == R"(/value: at most 3 characters, not string "abcd")");
  CHECK(error_of<Short>(R"("ääää")") == R"(/value: at most 3 characters, not string "ääää")");
  CHECK(error_of<Short>(R"("aaaaaaaaaaaaa")").starts_with("/value: at most 3 characters"));
  CHECK(error_of<Full>(R"("")") == R"(/value: at least 1 character, not string "")");
}

TEST_CASE("Sequences and maps: sizes, and items that differ") {
  CHECK(error_of<Items>("[1,2]").empty());
  CHECK(error_of<Items>("[]") == "/value: at least 1 item, not array");
  CHECK(error_of<Items>("[1,2,3]") == "/value: at most 2 items, not array");
  CHECK(error_of<Members>(R"({"a":1,"b":2})").empty());
  CHECK(error_of<Members>("{}") == "/value: at least 1 member, not object");
  CHECK(error_of<Members>(R"({"a":1,"b":2,"c":3})") == "/value: at most 2 members, not object");
  CHECK(error_of<Unique>(R"(["a","b",""])").empty());
  CHECK(error_of<Unique>(R"(["a","b","\u0061"])") == "/value: items that differ, not array");
}

TEST_CASE("Patterns and formats") {
  Storage storage;
  CHECK(try_from_json<Code>(R"({"value":"ABC-1234"})", storage));
  const auto result = try_from_json<Code>(R"({"value":"xABC-1234"})", storage);
  REQUIRE(!result);
  CHECK(result.error()->message ==
        R"(The value at /value does not fit: expected text that matches [A-Z]{3}-[0-9]{4}, found string "xABC-1234".)");
  CHECK(error_of<Anchored>(R"("a")").empty());
  CHECK(error_of<Anchored>(R"("b\"")").empty());
  CHECK_FALSE(error_of<Anchored>(R"("ab\"")").empty());
  CHECK(error_of<Address>(R"("ada@example.org")").empty());
  CHECK(error_of<Address>(R"("ada")") == R"(/value: e-mail address, not string "ada")");
  CHECK(error_of<Id>(R"("12345678-1234-1234-1234-123456789abC")").empty());
  CHECK(error_of<Id>(R"("1")") == R"(/value: UUID, not string "1")");
  CHECK(error_of<Color>(R"("#12")").empty());
}

TEST_CASE("Functions of the user's") {
  CHECK(error_of<Even>("4").empty());
  CHECK(error_of<Even>("5") == "/value: an even number, not number 5");
  CHECK(error_of<Isbn>(R"("1")") == R"(/value: an ISBN, not string "1")");
}

TEST_CASE("Constraints are of the value, if there is one") {
  CHECK(error_of<Perhaps>("null").empty());
  CHECK(errors<Perhaps>("{}").empty());
  CHECK(error_of<Perhaps>("0") == "/value: at least 1, not number 0");
  CHECK(error_of<Absent>("null").empty());
  CHECK(errors<Absent>("{}").empty());
  CHECK(error_of<Absent>("0") == "/value: at least 1, not number 0");
  CHECK(error_of<Holes>("[null,1,null,0]") == "/value/3: at least 1, not number 0");
}

TEST_CASE("Each value within a value has its place") {
  CHECK(error_of<Tags>(R"(["abcd","","abcde"])") ==
        R"(/value/1: at least 1 character, not string ""; /value/2: at most 4 characters, not string "abcde")");
  CHECK(error_of<Tags>(R"( [ "" , "\"" , "" , "x" ] )") ==
        R"(/value: at most 3 items, not array; /value/0: at least 1 character, not string ""; )"
        R"(/value/2: at least 1 character, not string "")");
  CHECK(error_of<Grid>("[[1],[1,2,3],[0,-1]]") == "/value/1: at most 2 items, not array; /value/2/1: at least 0, not number -1");
  CHECK(error_of<Rates>(R"({"z":2,"a/b":3,"c":1,"\u0061":4})") ==
        "/value/z: at most 1, not number 2; /value/a~1b: at most 1, not number 3; /value/a: at most 1, not number 4");
  CHECK(error_of<Ordered>(R"({"z":2,"a":1})") == "/value/z: at most 1, not number 2");
  CHECK(error_of<Either>("0") == "/value: at least 1, not number 0");
  CHECK(error_of<Either>("[1,0]") == "/value/1: at least 1, not number 0");
}

TEST_CASE("Rules of a whole struct, once all within it fits") {
  CHECK(errors<Range>(R"({"from":1,"to":1})").empty());
  CHECK(errors<Range>(R"( {"from":2,"to":1} )") == ": from is not after to, not object");
  CHECK(errors<Range>(R"({"from":2,"to":99})") == ": to is not 99, not object");
  CHECK(errors<Range>(R"({"from":-2,"to":-3})") == "/from: at least 0, not number -2");
  CHECK(errors<Range>(R"({"from":2,"to":"1"})") == R"(/to: integer of 32 bits, not string "1")");
  CHECK(errors<Range>(R"({"from":2})") == "/to: integer of 32 bits, not nothing");
  CHECK(errors<Range>("[]") == ": object, not array");
}

TEST_CASE("Breaches stand among values of wrong types, in the order of the text") {
  CHECK(errors<Order>(R"({"ranges":[{"from":1,"to":0},{"from":"x","to":0}],"note":"","tags":["abcd",5,"abcde"],"rating":9})") ==
        R"(/ranges/0: from is not after to, not object; /ranges/1/from: integer of 32 bits, not string "x"; )"
        R"(/note: at least 1 character, not string ""; /tags/0: at most 3 characters, not string "abcd"; )"
        R"(/tags/1: string, not number 5; /tags/2: at most 3 characters, not string "abcde"; /rating: at most 5, not number 9)");
  // A value of a wrong type breaks nothing in addition, nor does what it is within.
  CHECK(errors<Order>(R"({"rating":"9","tags":[1,2]})") ==
        R"(/rating: integer of 32 bits, not string "9"; /tags/0: string, not number 1; /tags/1: string, not number 2)");
  CHECK(errors<Order>(R"({"rating":null,"tags":[]})") == "/rating: integer of 32 bits, not null");
}

TEST_CASE("The first 32 are kept, and all are counted") {
  std::string text = R"({"value":[)";
  for (int i = 0; i != 1000; ++i) text.append(i == 0 ? "-1" : ",-1");
  const auto result = try_from_json<Holes>(text + "]}");
  REQUIRE(!result);
  CHECK(result.error()->mismatches.size() == max_mismatches);
  CHECK(result.error()->mismatches.back().pointer == "/value/31");
  CHECK(result.error()->count == 1000);
}

TEST_CASE("text that is not JSON is reported as such, not as a broken constraint") {
  const auto result = try_from_json<AtLeast>(R"({"value":-9 oops})");
  REQUIRE(!result);
  CHECK(result.error()->type == error_type::invalid_json);
}

// Names of constraints, and of options that only document, are free for the user's own.
struct minimum {
  int maximum = 0;
  int each = 0;
};
LAMBDA_WASM_DESCRIBE(minimum, (maximum, maximum(3)), each)

struct Documented {
  std::string text;
  double number = 0;
  bool flag = false;
};
LAMBDA_WASM_DESCRIBE(Documented,
                     (text, doc("What \"the list\"\n shows."), example("milk"), max_length(5), example("a\\b"), title("Text")),
                     (number, deprecated, example(-1.5), minimum(0.0625)), (flag, example(true)))

TEST_CASE("Constraints and documentation as keywords of JSON Schema") {
  CHECK(keywords<minimum>() == R"("maximum":3)");
  CHECK(keywords<AtLeast>() == R"("minimum":-2)");
  CHECK(keywords<More>() == R"("exclusiveMinimum":0.5)");
  CHECK(keywords<Less>() == R"("exclusiveMaximum":10)");
  CHECK(keywords<Natural>() == R"("minimum":9007199254740993)");
  CHECK(keywords<Cents>() == R"("multipleOf":0.01)");
  CHECK(keywords<Short>() == R"("minLength":2,"maxLength":3)");
  CHECK(keywords<Items>() == R"("minItems":1,"maxItems":2)");
  CHECK(keywords<Unique>() == R"("uniqueItems":true)");
  CHECK(keywords<Members>() == R"("minProperties":1,"maxProperties":2)");
  CHECK(keywords<Even>().empty());
  CHECK(keywords<Code>() == R"("pattern":"^(?:[A-Z]{3}-[0-9]{4})$")");
  CHECK(keywords<Anchored>() == R"("pattern":"^(?:a|b\")$")");
  CHECK(keywords<Address>() == R"("format":"email")");
  CHECK(keywords<Color>() == R"("format":"color")");
  CHECK(keywords<Tags>() == R"("maxItems":3)");
  CHECK(keywords<Tags>(true) == R"("minLength":1,"maxLength":4)");
  CHECK(keywords<Documented>() ==
        R"("description":"What \"the list\"\n shows.","maxLength":5,"title":"Text","examples":["milk","a\\b"])"
        R"("deprecated":true,"minimum":0.0625,"examples":[-1.5])"
        R"("examples":[true])");
}

TEST_CASE("A type has constraints if one within it has") {
  STATIC_CHECK(detail::has_constraints<std::vector<std::optional<Order>>>());
  STATIC_CHECK(detail::has_constraints<Range>());
  STATIC_CHECK(!detail::has_constraints<std::vector<std::string>>());
}

}  // namespace constraints_test
