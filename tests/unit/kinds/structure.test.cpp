// Structs that contain themselves, in C++'s two forms: JSON text and the wire. tests/unit/edge/kinds.test.cpp compares both with
// the native edge.

#include <catch_amalgamated.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

using namespace lambda_wasm;

namespace structure_test {

struct Tree {
  std::string name;
  std::vector<Tree> children;
};
LAMBDA_WASM_DESCRIBE(Tree, name, (children, defaulted))

struct Folder {
  std::map<std::string, Folder> entries;
};
LAMBDA_WASM_DESCRIBE(Folder, entries)

struct Chain {
  std::optional<std::vector<Chain>> next;
};
LAMBDA_WASM_DESCRIBE_EVENT(Chain, next)

struct Heading {
  std::string_view text;
};
LAMBDA_WASM_DESCRIBE_VALUE(Heading, text)
struct Page {
  std::string_view title;
  BytesView picture;
  Heading heading;
  std::string author;
};
LAMBDA_WASM_DESCRIBE_EVENT(Page, title, picture, heading, author)
struct Draft {
  std::string_view title;
};
LAMBDA_WASM_DESCRIBE(Draft, (title, defaulted))

// By each other, and each by a struct that is in no cycle itself.
struct Question;
struct Answer {
  std::vector<Question> questions;
};
struct Label {
  std::string text;
};
struct Viewing {
  std::map<std::string, Viewing> entries;
  std::vector<std::string_view> names;
};
struct Question {
  Label label;
  std::vector<Answer> answers;
};
LAMBDA_WASM_DESCRIBE(Answer, questions)
LAMBDA_WASM_DESCRIBE(Label, text)
LAMBDA_WASM_DESCRIBE(Viewing, entries, names)
LAMBDA_WASM_DESCRIBE(Question, label, answers)

// Each contains the one before twice. Code that walked all paths would walk 2^20 of them.
template <int Number>
struct Layer {
  std::vector<Layer<Number - 1>> left, right;
  LAMBDA_WASM_DESCRIBE(Layer, left, right)
};
template <>
struct Layer<0> {
  std::string_view name;
  LAMBDA_WASM_DESCRIBE(Layer, name)
};

// `levels` objects: `begin` and `end` are around each but the innermost.
std::string nested(std::size_t levels, std::string_view begin, std::string_view innermost, std::string_view end) {
  std::string text;
  for (std::size_t i = 1; i < levels; ++i) text += begin;
  text += innermost;
  for (std::size_t i = 1; i < levels; ++i) text += end;
  return text;
}
std::string tree(std::size_t levels) {
  return nested(levels, R"({"name":"a","children":[)", R"({"name":"b","children":[]})", "]}");
}
std::string folder(std::size_t levels) { return nested(levels, R"({"entries":{"~":)", R"({"entries":{}})", "}}"); }
std::string chain(std::size_t levels) { return nested(levels, R"({"next":[)", "{}", "]}"); }
// Two levels at a time.
std::string question(std::size_t pairs) {
  const std::string begin = R"({"label":{"text":"?"},"answers":[{"questions":[)", end = "]}]}";
  std::string text;
  for (std::size_t i = 0; i != pairs; ++i) text += begin;
  for (std::size_t i = 0; i != pairs; ++i) text += end;
  return text;
}

// The JSON text of a value that went by the wire.
template <class T>
std::string through_wire(const T& value) {
  wire::Block block;
  wire::write_message(block, value);
  return to_json(wire::Reader({block.words, block.text}).read<T>());
}

template <class T>
void check_fits(const std::string& text) {
  const Result<T> read = try_from_json<T>(text);
  REQUIRE(read);
  CHECK(to_json(*read) == text);
  CHECK(through_wire(*read) == text);
}

// The mismatch of a value that nests too deep: its place repeats `step` 256 times.
template <class T>
void check_too_deep(const std::string& text, std::string_view step) {
  const Result<T> read = try_from_json<T>(text);
  REQUIRE_FALSE(read);
  std::string place;
  for (int i = 0; i != 256; ++i) place += step;
  CHECK(read.error()->mismatches == std::vector<Mismatch>{{place, "at most 256 levels", "more"}});
}

}  // namespace structure_test
using namespace structure_test;

TEST_CASE("only types that contain themselves are recursive") {
  STATIC_REQUIRE((detail::is_recursive<Tree>() && detail::is_recursive<Folder>() && detail::is_recursive<Chain>()));
  STATIC_REQUIRE((detail::is_recursive<Answer>() && detail::is_recursive<Question>()));
  STATIC_REQUIRE_FALSE((detail::is_recursive<Label>() || detail::is_recursive<int>()));
  // These contain a recursive type, but not themselves: of a vector, a map and an optional, the struct in it counts the levels.
  struct Holder {
    Tree tree;
    LAMBDA_WASM_DESCRIBE(Holder, tree)
  };
  STATIC_REQUIRE_FALSE(detail::is_recursive<Holder>());
}

TEST_CASE("a type that contains itself has views if anything in it has") {
  STATIC_REQUIRE((detail::has_views<Viewing>() && detail::is_recursive<Viewing>()));
  STATIC_REQUIRE(detail::has_views<std::vector<Viewing>>());
  STATIC_REQUIRE_FALSE((detail::has_views<Tree>() || detail::has_views<Question>() || detail::has_views<Answer>()));
}

TEST_CASE("structs contain themselves by a vector, a map, an optional and each other") {
  check_fits<Tree>(
      R"({"name":"a","children":[{"name":"b","children":[]},{"name":"c","children":[{"name":"d","children":[]}]}]})");
  check_fits<Folder>(R"({"entries":{"a":{"entries":{}},"b":{"entries":{"c":{"entries":{}}}}}})");
  check_fits<Chain>(R"({"next":[{},{"next":[]},{"next":[{}]}]})");
  check_fits<Question>(
      R"({"label":{"text":"?"},"answers":[{"questions":[]},{"questions":[{"label":{"text":"!"},"answers":[]}]}]})");
}

TEST_CASE("a value deep within a struct is reported with its place") {
  const Result<Tree> read = try_from_json<Tree>(R"({"name":"a","children":[{"name":"b"},{"name":"c","children":[{"name":1}]}]})");
  REQUIRE_FALSE(read);
  CHECK(read.error()->mismatches == std::vector<Mismatch>{{"/children/1/children/0/name", "string", "number 1"}});
}

TEST_CASE("structs nest 256 deep, and siblings as well") {
  check_fits<Tree>(tree(256));
  check_fits<Folder>(folder(256));
  check_fits<Chain>(chain(256));
  check_fits<Question>(question(128));
  check_fits<std::vector<Tree>>("[" + tree(256) + "," + tree(256) + "]");
  check_fits<Tree>(R"({"name":"","children":[)" + tree(255) + "," + tree(255) + "]}");
}

TEST_CASE("deeper ones are refused with their place") {
  for (const std::size_t levels : {257u, 380u}) {
    check_too_deep<Tree>(tree(levels), "/children/0");
    check_too_deep<Folder>(folder(levels), "/entries/~0");
    check_too_deep<Chain>(chain(levels), "/next/0");
  }
  const Result<Question> read = try_from_json<Question>(question(129));
  REQUIRE_FALSE(read);
  CHECK(read.error()->mismatches.size() == 1);
  CHECK(read.error()->mismatches[0].found == "more");
}

// What no type reads may nest 256 levels of JSON deep.
TEST_CASE("a text that goes on nesting for 256 levels of JSON is refused as a whole, however deep") {
  for (const std::size_t levels : {386u, 5'000u, 200'000u}) {
    const Result<Tree> read = try_from_json<Tree>(tree(levels));
    REQUIRE_FALSE(read);
    CHECK(read.error()->type == error_type::invalid_json);
    CHECK(read.error()->message.find("it nests deeper than 256 levels") != std::string::npos);
  }
}

TEST_CASE("a value after one that nests too deep is still read") {
  const std::string text = "[" + tree(380) + R"(,{"name":1},)" + tree(256) + "]";
  const Result<std::vector<Tree>> read = try_from_json<std::vector<Tree>>(text);
  REQUIRE_FALSE(read);
  REQUIRE(read.error()->mismatches.size() == 2);
  CHECK(read.error()->mismatches[0].found == "more");
  CHECK(read.error()->mismatches[1] == Mismatch{"/1/name", "string", "number 1"});
}

#if LAMBDA_WASM_EXCEPTIONS
TEST_CASE("a value that nests too deep is not written, however deep") {
  const auto has_message = Catch::Matchers::Message("The value nests deeper than 256 levels.");
  Tree value;
  for (int levels = 1; levels != 1'000; ++levels) {  // the destructor of more overflows JavaScript's stack
    Tree outer;
    outer.children.push_back(std::move(value));
    value = std::move(outer);
    if (levels + 1 == 256) CHECK_NOTHROW(to_json(value));
    if (levels + 1 == 256) CHECK_NOTHROW(through_wire(value));
    if (levels + 1 == 257) CHECK_THROWS_MATCHES(to_json(value), Error, has_message);
    if (levels + 1 == 257) CHECK_THROWS_MATCHES(through_wire(value), Error, has_message);
  }
  CHECK_THROWS_MATCHES(to_json(value), Error, has_message);
  CHECK_THROWS_MATCHES(through_wire(value), Error, has_message);
}
#endif

TEST_CASE("types that contain others twice cost as much as their number") {
  using Last = Layer<20>;
  STATIC_REQUIRE((detail::has_views<Last>() && !detail::is_recursive<Last>()));
  const std::string text = nested(20, R"({"left":[],"right":[)", R"({"left":[{"name":"a"}],"right":[]})", "]}");
  Storage storage;
  const Result<Last> read = try_from_json<Last>(text, storage);
  REQUIRE(read);
  CHECK(to_json(*read) == text);
  CHECK(through_wire(*read) == text);
}

TEST_CASE("an event struct tells texts that never came from empty ones") {
  CHECK(through_wire(Page{}) == R"({"author":""})");
  for (const std::string_view text : {R"({"author":""})", R"({"title":"","picture":"","heading":"","author":"c"})",
                                      R"({"title":"a","picture":"AP8=","heading":"b","author":"c"})"}) {
    Storage storage;
    const Result<Page> read = try_from_json<Page>(text, storage);
    REQUIRE(read);
    CHECK(to_json(*read) == text);
    CHECK(through_wire(*read) == text);
  }
  CHECK(to_json(Draft{}) == R"({"title":""})");
}
