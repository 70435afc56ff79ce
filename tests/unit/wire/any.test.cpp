#include <catch_amalgamated.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/wire/any.hpp>

using namespace lambda_wasm;

namespace {

using Words = std::vector<std::uint32_t>;

struct Message {
  Words words;
  std::string text;
};

// The words that `write` writes with an AnyWriter. The block does not store their number, so a unique last word marks the end.
template <class Write>
Message written(Write write) {
  constexpr std::uint32_t end = 0x5afe5afe;
  wire::Block block;
  wire::Writer writer(block);
  wire::AnyWriter any(writer);
  write(any);
  writer.word(end);
  writer.finish();
  return {Words(block.words, std::find(block.words, block.words + block.word_capacity, end)),
          std::string(block.text, block.text_size)};
}

// Every part of a message in words, or as JSON if JSON has it.
struct Told {
  std::string words;
  void put(std::string_view word) { words.append(words.empty() ? "" : " ").append(word); }
  void null() { put("null"); }
  void boolean(bool value) { put(value ? "true" : "false"); }
  void integer(std::int64_t value) { put("i" + std::to_string(value)); }
  void unsigned_integer(std::uint64_t value) { put("u" + std::to_string(value)); }
  void real(double value) { put("d" + std::to_string(value)); }
  void text(std::string_view value) { put("'" + std::string(value) + "'"); }
  void bytes(std::string_view value) { put("y'" + std::string(value) + "'"); }
  void array(std::size_t count) { put("[" + std::to_string(count)); }
  void object(std::size_t count) { put("{" + std::to_string(count)); }
  void key(std::string_view value) { put(std::string(value) + ":"); }
  void end_array() { put("]"); }
  void end_object() { put("}"); }
};

// From memory of exact size, so that sanitizers detect reads past the end.
std::string told(const Message& message) {
  const Words words(message.words);
  const std::vector<char> text(message.text.begin(), message.text.end());
  wire::Reader reader({words.data(), text.data()});
  Told sink;
  wire::read_any(reader, sink);
  return sink.words;
}

Words words_of(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  return {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32)};
}

}  // namespace

TEST_CASE("every value has its tag and its words") {
  CHECK(written([](auto& any) { any.null(); }).words == Words{0});
  CHECK(written([](auto& any) { any.boolean(false); }).words == Words{1});
  CHECK(written([](auto& any) { any.boolean(true); }).words == Words{2});
  CHECK(written([](auto& any) { any.integer(-2); }).words == Words{3, 0xfffffffe, 0xffffffff});
  CHECK(written([](auto& any) { any.integer(0x100000002); }).words == Words{3, 2, 1});
  CHECK(written([](auto& any) { any.unsigned_integer(5); }).words == Words{3, 5, 0});
  CHECK(written([](auto& any) { any.unsigned_integer(INT64_MAX); }).words == Words{3, 0xffffffff, 0x7fffffff});
  CHECK(written([](auto& any) { any.unsigned_integer(std::uint64_t{1} << 63); }).words == Words{4, 0, 0x80000000});
  const Message bytes = written([](auto& any) { any.bytes({"\0\xff", 2}); });
  CHECK(bytes.words == Words{9, 2});
  CHECK(bytes.text == std::string("\0\xff", 2));
  CHECK(told(bytes) == "y'" + std::string("\0\xff", 2) + "'");
  const Message text = written([](auto& any) { any.text("größe"); });
  CHECK(text.words == Words{6, 7});
  CHECK(text.text == "größe");
}

TEST_CASE("a double is at an even index") {
  const Words words = words_of(1.5);
  const Message first = written([](auto& any) { any.real(1.5); });
  REQUIRE(first.words.size() == 4);
  CHECK(first.words[0] == 5);
  CHECK(Words(first.words.begin() + 2, first.words.end()) == words);
  const Message second = written([](auto& any) {
    any.array(2);
    any.null();
    any.real(1.5);
  });
  REQUIRE(second.words.size() == 6);
  CHECK(Words(second.words.begin() + 4, second.words.end()) == words);
  CHECK(told(first) == "d1.500000");
  CHECK(told(second) == "[2 null d1.500000 ]");
}

TEST_CASE("the documented example is written and read as documented") {
  const Message message = written([](auto& any) {
    any.object(1);
    any.key("a");
    any.array(2);
    any.integer(1);
    any.boolean(true);
    any.end_array();
    any.end_object();
  });
  CHECK(message.words == Words{8, 1, 1, 7, 2, 3, 1, 0, 2});
  CHECK(message.text == "a");
  CHECK(told(message) == "{1 a: [2 i1 true ] }");
}

TEST_CASE("every value is reported in its parts") {
  CHECK(told({{0}, ""}) == "null");
  CHECK(told({{1}, ""}) == "false");
  CHECK(told({{3, 0xffffffff, 0xffffffff}, ""}) == "i-1");
  CHECK(told({{4, 0xffffffff, 0xffffffff}, ""}) == "u18446744073709551615");
  CHECK(told({{6, 0}, ""}) == "''");
  CHECK(told({{7, 0}, ""}) == "[0 ]");
  CHECK(told({{8, 0}, ""}) == "{0 }");
  CHECK(told({{7, 3, 7, 0, 8, 0, 7, 1, 7, 0}, ""}) == "[3 [0 ] {0 } [1 [0 ] ] ]");
  CHECK(told({{8, 2, 1, 8, 1, 2, 6, 3, 0, 0}, "abbccc"}) == "{2 a: {1 bb: 'ccc' } : null }");
  CHECK(told({{7, 2, 8, 1, 1, 0, 2}, "k"}) == "[2 {1 k: null } true ]");
}

TEST_CASE("values nest 256 deep") {
  Words words;
  for (int i = 0; i < 256; ++i) words.insert(words.end(), {7, 1});
  words.push_back(2);
  const std::string deep = told({words, ""});
  CHECK(deep.find("true") == 256 * 3);
}

#if LAMBDA_WASM_EXCEPTIONS
TEST_CASE("deeper nesting is rejected with a sentence") {
  CHECK_THROWS_MATCHES(kinds::raise_too_deep(), Error, Catch::Matchers::Message("The value nests deeper than 256 levels."));
}
#endif
