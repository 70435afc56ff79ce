#include <catch_amalgamated.hpp>

#include <array>
#include <bit>
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

#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/wire/reader.hpp>

using namespace lambda_wasm;

namespace {

// Reads one T from words and text in memory of exact size, so that sanitizers detect reads past the end.
template <class T>
T read(std::vector<std::uint32_t> words, const std::string& text = {}) {
  const std::vector<std::uint32_t> own_words(words);
  const std::vector<char> own_text(text.begin(), text.end());
  return wire::Reader({own_words.data(), own_text.data()}).read<T>();
}
std::vector<std::uint32_t> words_of(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  return {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32)};
}

enum class Size { small = 5, large = -1 };
LAMBDA_WASM_DESCRIBE_ENUM(Size, small, large)

struct Item {
  std::string sku = "none";
  int count = 7;
  std::optional<double> weight = 1.0;
  Size size = Size::large;
};
LAMBDA_WASM_DESCRIBE(Item, sku, (count, defaulted), weight, (size, defaulted))

struct Limits {
  std::optional<int> most = 10;
  std::optional<int> least;
};
LAMBDA_WASM_DESCRIBE_EVENT(Limits, most, least)

}  // namespace

TEST_CASE("each kind is read as in the table of schema.hpp") {
  CHECK(read<std::string>({4}, "pear") == "pear");
  CHECK(read<std::string>({0}).empty());
  CHECK(read<bool>({1}));
  CHECK_FALSE(read<bool>({0}));
  CHECK(read<std::int8_t>({0xffffff80}) == -128);
  CHECK(read<std::uint8_t>({255}) == 255);
  CHECK(read<std::int16_t>({0xffff8000}) == -32768);
  CHECK(read<std::uint16_t>({65535}) == 65535);
  CHECK(read<std::int32_t>({0x80000000}) == std::numeric_limits<std::int32_t>::min());
  CHECK(read<std::uint32_t>({0xffffffff}) == 0xffffffff);
  CHECK(read<std::int64_t>({0, 0x80000000}) == std::numeric_limits<std::int64_t>::min());
  CHECK(read<std::int64_t>({0xfffffffe, 0xffffffff}) == -2);
  CHECK(read<std::uint64_t>({0xffffffff, 0xffffffff}) == std::numeric_limits<std::uint64_t>::max());
  CHECK(read<double>(words_of(-0.1)) == -0.1);
  CHECK(std::isnan(read<double>(words_of(std::nan("")))));
  CHECK(read<float>(words_of(0.5)) == 0.5f);
  CHECK(read<Bytes>({3}, std::string("\0\xff\x01", 3)) == Bytes(std::string("\0\xff\x01", 3)));
  CHECK(read<Size>({0}) == Size::small);
  CHECK(read<Size>({1}) == Size::large);
  CHECK(read<std::optional<int>>({0}) == std::nullopt);
  CHECK(read<std::optional<int>>({1, 5}) == 5);
  CHECK(read<std::vector<int>>({3, 1, 2, 3}) == std::vector{1, 2, 3});
  CHECK(read<std::vector<bool>>({3, 1, 0, 1}) == std::vector{true, false, true});
  CHECK(read<std::vector<std::string>>({3, 1, 0, 2}, "abc") == std::vector<std::string>{"a", "", "bc"});
  CHECK(read<OneOrMany<std::string>>({2, 1, 1}, "ab") == OneOrMany<std::string>{"a", "b"});
  CHECK(read<std::array<int, 2>>({8, 9}) == std::array{8, 9});
  CHECK(read<std::array<int, 0>>({}).empty());
}

TEST_CASE("a double is read from an even index, after any words") {
  std::vector<std::uint32_t> words{2};
  words.push_back(0xdddddddd);  // padding may have any value
  for (const double value : {0.5, -2.0}) {
    for (const std::uint32_t word : words_of(value)) words.push_back(word);
  }
  CHECK(read<std::vector<double>>(words) == std::vector{0.5, -2.0});
}

TEST_CASE("times before and after the epoch, of every period") {
  using namespace std::chrono;
  const std::vector<std::uint32_t> after{1709210096, 0, 789'123'456}, before{0xffffffff, 0xffffffff, 999'999'999};
  CHECK(read<sys_time<nanoseconds>>(after).time_since_epoch() == 1709210096789123456ns);
  CHECK(read<sys_time<microseconds>>(after).time_since_epoch() == 1709210096789123us);
  CHECK(read<sys_time<milliseconds>>(after).time_since_epoch() == 1709210096789ms);
  CHECK(read<sys_seconds>(after).time_since_epoch() == 1709210096s);
  CHECK(read<sys_days>(after).time_since_epoch() == days(19782));
  CHECK(read<sys_time<nanoseconds>>(before).time_since_epoch() == -1ns);
  CHECK(read<sys_time<milliseconds>>(before).time_since_epoch() == -1ms);
  CHECK(read<sys_seconds>(before).time_since_epoch() == -1s);
  CHECK(read<sys_days>(before).time_since_epoch() == days(-1));
  CHECK(read<sys_seconds>({0x868b8400, 0xfffffff1, 0}).time_since_epoch() == -62167219200s);  // 0000-01-01
  // The first and the last second that JavaScript accepts for nanoseconds: both fit 64 bits.
  CHECK(read<sys_time<nanoseconds>>({0xda3e82fc, 0xfffffffd, 0}).time_since_epoch() == -9'223'372'036s);
  CHECK(read<sys_time<nanoseconds>>({0x25c17d03, 2, 999'999'999}).time_since_epoch() == 9'223'372'036s - 1ns);
}

TEST_CASE("maps of every sort are read; an ordered map keeps duplicates") {
  const std::vector<std::uint32_t> words{2, 1, 1, 1, 2};
  CHECK(read<std::map<std::string, int>>(words, "ba") == std::map<std::string, int>{{"b", 1}, {"a", 2}});
  CHECK(read<std::unordered_map<std::string, int>>(words, "ba") == std::unordered_map<std::string, int>{{"b", 1}, {"a", 2}});
  CHECK(read<std::vector<std::pair<std::string, int>>>(words, "ba") ==
        std::vector<std::pair<std::string, int>>{{"b", 1}, {"a", 2}});
  CHECK(read<std::vector<std::pair<std::string, int>>>(words, "aa") ==
        std::vector<std::pair<std::string, int>>{{"a", 1}, {"a", 2}});
  CHECK(read<std::map<std::string, int>>(words, "aa") == std::map<std::string, int>{{"a", 2}});
}

TEST_CASE("an absent defaulted member keeps its initialiser, and an absent optional is reset") {
  const Item item = read<Item>({4, 0, 0, 0}, "pear");
  CHECK(item.sku == "pear");
  CHECK(item.count == 7);
  CHECK(item.weight == std::nullopt);
  CHECK(item.size == Size::large);
  const Item whole = read<Item>({0, 1, 3, 1, 0, 0x3fe00000, 1, 0});
  CHECK(whole.sku.empty());
  CHECK(whole.count == 3);
  CHECK(whole.weight == 0.5);
  CHECK(whole.size == Size::small);
}

TEST_CASE("a defaulted optional keeps its initialiser, like any other member") {
  CHECK(read<Limits>({0, 0}).most == 10);
  CHECK(read<Limits>({1, 5, 0}).most == 5);
  CHECK(read<Limits>({0, 0}).least == std::nullopt);
  CHECK(read<Limits>({0, 1, 6}).least == 6);
}

TEST_CASE("a string_view views the message's text, a string owns its copy") {
  const std::vector<std::uint32_t> words{4, 2};
  const std::string text = "pearxy";
  wire::Reader reader({words.data(), text.data()});
  const auto view = reader.read<std::string_view>();
  CHECK(view.data() == text.data());
  CHECK(reader.read<std::string>() == "xy");
}
