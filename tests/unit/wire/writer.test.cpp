#include <catch_amalgamated.hpp>

#include <array>
#include <bit>
#include <chrono>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

using namespace lambda_wasm;

namespace {

struct Message {
  std::vector<std::uint32_t> words;
  std::string text;
  bool is_wide;
};

// The words of one value. `words` is their number, which the block does not store.
template <class T>
Message written(const T& value, std::size_t words) {
  wire::Block block;
  wire::Writer writer(block);
  writer.write(value);
  writer.finish();
  return {{block.words, block.words + words}, {block.text, block.text_size}, block.is_wide != 0};
}
template <class T>
std::vector<std::uint32_t> words_of(const T& value, std::size_t words) {
  return written(value, words).words;
}
using Words = std::vector<std::uint32_t>;

enum class Size { small = 5, large = -1, unnamed = 6, again = 5 };
LAMBDA_WASM_DESCRIBE_ENUM(Size, small, large, again)

struct Item {
  std::string sku;
  int count = 7;
  std::optional<bool> gift;
  std::optional<int> rank;
};
LAMBDA_WASM_DESCRIBE(Item, sku, (count, defaulted), gift, (rank, defaulted))

struct Everything {
  std::string text;
  std::vector<double> reals;
  std::map<std::string, std::vector<Item>> items;
  std::int64_t large = 0;
  std::array<std::optional<std::string>, 3> three;
  std::chrono::sys_time<std::chrono::milliseconds> at;
  Bytes bytes;
};
LAMBDA_WASM_DESCRIBE(Everything, text, reals, items, large, three, at, bytes)

}  // namespace

TEST_CASE("each kind is written as in the table of schema.hpp") {
  CHECK(words_of(detail::Nothing{}, 0) == Words{});
  CHECK(words_of(true, 1) == Words{1});
  CHECK(words_of(std::int8_t{-1}, 1) == Words{0xffffffff});
  CHECK(words_of(std::uint8_t{255}, 1) == Words{255});
  CHECK(words_of(std::int16_t{-32768}, 1) == Words{0xffff8000});
  CHECK(words_of(std::uint16_t{65535}, 1) == Words{65535});
  CHECK(words_of(std::int32_t{-2}, 1) == Words{0xfffffffe});
  CHECK(words_of(std::uint32_t{0xffffffff}, 1) == Words{0xffffffff});
  CHECK(words_of(std::int64_t{-2}, 2) == Words{0xfffffffe, 0xffffffff});
  CHECK(words_of(std::numeric_limits<std::uint64_t>::max(), 2) == Words{0xffffffff, 0xffffffff});
  CHECK(words_of(1.5, 2) == Words{0, 0x3ff80000});
  CHECK(words_of(1.5f, 2) == Words{0, 0x3ff80000});
  CHECK(words_of(Size::large, 1) == Words{1});
  CHECK(words_of(Size::again, 1) == Words{0});  // the first of two names for one value
  CHECK(words_of(std::optional<int>(), 1) == Words{0});
  CHECK(words_of(std::optional<int>(5), 2) == Words{1, 5});
  CHECK(words_of(std::vector<int>{1, 2}, 3) == Words{2, 1, 2});
  CHECK(words_of(std::vector<bool>{true, false}, 3) == Words{2, 1, 0});
  CHECK(words_of(OneOrMany<int>{4}, 2) == Words{1, 4});
  CHECK(words_of(std::array<int, 2>{3, 4}, 2) == Words{3, 4});
  CHECK(words_of(std::array<int, 0>{}, 0) == Words{});
}

TEST_CASE("text is contiguous, with lengths in bytes") {
  const Message message = written(std::vector<std::string>{"pear", "", "é"}, 4);
  CHECK(message.words == Words{3, 4, 0, 2});
  CHECK(message.text == "pearé");
  CHECK(message.is_wide);
  CHECK_FALSE(written(std::string("pear\x7f"), 1).is_wide);
  CHECK(written(std::string_view("ab"), 1).text == "ab");
  CHECK(written(Bytes(std::string("\0\xff", 2)), 1).text == std::string("\0\xff", 2));
  CHECK(written(Bytes(std::string("\0\xff", 2)), 1).is_wide);
}

TEST_CASE("a byte beyond ASCII is detected in any place") {
  for (std::size_t size = 1; size < 40; ++size) {
    CHECK_FALSE(written(std::string(size, 'x'), 1).is_wide);
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'x');
      text[at] = '\x80';
      const Message message = written(text, 1);
      REQUIRE(message.is_wide);
      REQUIRE(message.text == text);
    }
  }
}

TEST_CASE("doubles are written at even indices") {
  const Message message = written(std::vector<double>{0.5, 1.5}, 6);
  CHECK(message.words[0] == 2);
  CHECK(Words(message.words.begin() + 2, message.words.end()) == Words{0, 0x3fe00000, 0, 0x3ff80000});
}

TEST_CASE("times are seconds and nanoseconds, rounded down from any unit") {
  using namespace std::chrono;
  CHECK(words_of(sys_time<nanoseconds>(-1ns), 3) == Words{0xffffffff, 0xffffffff, 999'999'999});
  CHECK(words_of(sys_time<milliseconds>(1709210096789ms), 3) == Words{1709210096, 0, 789'000'000});
  CHECK(words_of(sys_days(days(1)), 3) == Words{86400, 0, 0});
  CHECK(words_of(sys_seconds(4294967296s), 3) == Words{0, 1, 0});
}

TEST_CASE("maps are written in order") {
  const Message sorted = written(std::map<std::string, int>{{"b", 1}, {"a", 2}}, 5);
  CHECK(sorted.words == Words{2, 1, 2, 1, 1});
  CHECK(sorted.text == "ab");
  const Message ordered = written(std::vector<std::pair<std::string, int>>{{"b", 1}, {"a", 2}, {"b", 3}}, 7);
  CHECK(ordered.words == Words{3, 1, 1, 1, 2, 1, 3});
  CHECK(ordered.text == "bab");
  CHECK(written(std::unordered_map<std::string_view, int>{{"k", 1}}, 3).words == Words{1, 1, 1});
}

TEST_CASE("a defaulted field is written, an optional one if it has a value") {
  CHECK(words_of(Item{"x", 3, std::nullopt, 9}, 6) == Words{1, 1, 3, 0, 1, 9});
  CHECK(words_of(Item{"", 7, true, std::nullopt}, 6) == Words{0, 1, 7, 1, 1, 0});
}

TEST_CASE("an enum's value without a name is an Error") {
  for (const Size size : {Size::unnamed, static_cast<Size>(99)}) {
    try {
      (void)written(size, 1);
      FAIL("it was written");
    } catch (const Error& error) {
      CHECK(error.type == error_type::invalid_result);
      CHECK(error.message == "The result has an enum value that LAMBDA_WASM_DESCRIBE_ENUM does not name.");
    }
  }
}

TEST_CASE("a time that RFC 3339 cannot write is an Error") {
  using namespace std::chrono;
  const sys_seconds first = sys_days(year(0) / 1 / 1), end = sys_days(year(10000) / 1 / 1);
  CHECK_NOTHROW(written(first, 3));
  CHECK_NOTHROW(written(end - 1s, 3));
  for (const sys_seconds time : {first - 1s, end, sys_seconds::min(), sys_seconds::max()})
    CHECK_THROWS_AS(written(time, 3), Error);
  CHECK_THROWS_AS(written(sys_days(year(-1) / 12 / 31), 3), Error);
}

TEST_CASE("a block grows, and is reused for later messages") {
  wire::Block block;
  for (const std::size_t size : {10u, 100'000u, 3u}) {
    std::vector<std::string> value;
    for (std::size_t i = 0; i < size; ++i) value.push_back(std::to_string(i) + (i % 7 == 0 ? "é" : ""));
    wire::Writer writer(block);
    writer.write(value);
    writer.finish();
    CHECK(wire::Reader({block.words, block.text}).read<std::vector<std::string>>() == value);
  }
  wire::Writer writer(block);
  writer.text(std::string(6 << 20, 'x'));
  writer.finish();
  CHECK(block.text_size == 6 << 20);
  CHECK(block.is_wide == 0);
}

TEST_CASE("a value is the same after writing and reading a message") {
  const Everything value{"tëxt",
                         {0.5, -1e300},
                         {{"a", {{"x", 1, true, 2}}}, {"", {}}},
                         INT64_MIN,
                         {"one", std::nullopt, ""},
                         std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(-1)),
                         Bytes(std::string("\0", 1))};
  wire::Block block;
  wire::Writer writer(block);
  writer.write(value);
  writer.finish();
  const auto back = wire::Reader({block.words, block.text}).read<Everything>();
  CHECK(back.text == value.text);
  CHECK(back.reals == value.reals);
  REQUIRE(back.items.size() == 2);
  REQUIRE(back.items.at("a").size() == 1);
  CHECK(back.items.at("a")[0].rank == 2);
  CHECK(back.items.at("").empty());
  CHECK(back.large == value.large);
  CHECK(back.three == value.three);
  CHECK(back.at == value.at);
  CHECK(back.bytes == value.bytes);
}
