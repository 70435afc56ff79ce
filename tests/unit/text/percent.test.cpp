#include <catch_amalgamated.hpp>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/percent.hpp>

using lambda_wasm::Storage;
using namespace lambda_wasm::text;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs parsed(std::string_view text) {
  Storage storage;
  Pairs all;
  for (UrlencodedPairs pairs(text, storage); auto pair = pairs.next();) all.emplace_back(pair->name, pair->value);
  return all;
}

std::string decoded(std::string_view text) {
  Storage storage;
  return std::string(decode_urlencoded(text, storage));
}

}  // namespace

TEST_CASE("percent: a plus is a space, %XX is a byte, any other percent sign is unchanged") {
  CHECK(decoded("") == "");
  CHECK(decoded("a+b") == "a b");
  CHECK(decoded("+++") == "   ");
  CHECK(decoded("a%20b") == "a b");
  CHECK(decoded("%2B%25%2b") == "+%+");
  CHECK(decoded("%") == "%");
  CHECK(decoded("%4") == "%4");
  CHECK(decoded("a%") == "a%");
  CHECK(decoded("a%4") == "a%4");
  CHECK(decoded("%zz") == "%zz");
  CHECK(decoded("%4z") == "%4z");
  CHECK(decoded("%z4") == "%z4");
  CHECK(decoded("%%41") == "%A");
  CHECK(decoded("%4%31") == "%41");
  CHECK(decoded("%2541") == "%41");
  CHECK(decoded("%u0041") == "%u0041");
  CHECK(decoded("%:0%G0%@0%`0%g0%/0") == "%:0%G0%@0%`0%g0%/0");
  CHECK(decoded("%00") == std::string_view("\0", 1));
  CHECK(decoded("%e6%97%A5") == "日");
  CHECK(decoded("日+%F0%9F%98%80") == "日 😀");
}

TEST_CASE("percent: bytes that are not UTF-8 become U+FFFD, escaped or not") {
  const std::string fffd = "\xEF\xBF\xBD";
  CHECK(decoded("%ff") == fffd);
  CHECK(decoded("a%FFb%C3") == "a" + fffd + "b" + fffd);
  CHECK(decoded("%E6%97") == fffd);
  CHECK(decoded("%E6%97+") == fffd + " ");
  CHECK(decoded("%ED%A0%80") == fffd + fffd + fffd);
  CHECK(decoded("%C0%AF") == fffd + fffd);
  CHECK(decoded("\xff") == fffd);
  CHECK(decoded("%C3\xA9") == "é");
  CHECK(decoded(std::string(5000, '\xff') + "%ff").size() == 3 * 5001);
  CHECK(decoded("%EF%BB%BFa") ==
        "\xEF\xBB\xBF"
        "a");  // keeps a byte order mark
}

TEST_CASE("percent: every escape, in either case") {
  for (int byte = 0; byte < 128; ++byte) {
    const std::string_view lower = "0123456789abcdef", upper = "0123456789ABCDEF";
    const auto high = static_cast<std::size_t>(byte >> 4), low = static_cast<std::size_t>(byte & 15);
    const std::string expected(1, static_cast<char>(byte));
    REQUIRE(decoded(std::string("%") + lower[high] + lower[low]) == expected);
    REQUIRE(decoded(std::string("%") + upper[high] + upper[low]) == expected);
  }
}

TEST_CASE("percent: pairs, as in the WHATWG parser") {
  CHECK(parsed("").empty());
  CHECK(parsed("&").empty());
  CHECK(parsed("&&&").empty());
  CHECK(parsed("a=b") == Pairs{{"a", "b"}});
  CHECK(parsed("a=b&") == Pairs{{"a", "b"}});
  CHECK(parsed("&a=b&&c=d") == Pairs{{"a", "b"}, {"c", "d"}});
  CHECK(parsed("a") == Pairs{{"a", ""}});
  CHECK(parsed("a=") == Pairs{{"a", ""}});
  CHECK(parsed("=") == Pairs{{"", ""}});
  CHECK(parsed("=b") == Pairs{{"", "b"}});
  CHECK(parsed("a=b=c") == Pairs{{"a", "b=c"}});
  CHECK(parsed("a=b&a=c&a=b") == Pairs{{"a", "b"}, {"a", "c"}, {"a", "b"}});
  CHECK(parsed("a%3Db=c%26d") == Pairs{{"a=b", "c&d"}});
  CHECK(parsed("a+b=c+d") == Pairs{{"a b", "c d"}});
  CHECK(parsed("a;b=c") == Pairs{{"a;b", "c"}});
  CHECK(parsed("?a=b") == Pairs{{"?a", "b"}});
  CHECK(parsed("%=%") == Pairs{{"%", "%"}});
  CHECK(parsed("__proto__=1&constructor") == Pairs{{"__proto__", "1"}, {"constructor", ""}});
}

TEST_CASE("percent: text without escapes is a view of the input, other text is in the storage") {
  Storage storage;
  const std::string text = "name=va%20lue&plain=text";
  UrlencodedPairs pairs(text, storage);
  const auto inside = [&](std::string_view view) {
    return view.data() >= text.data() && view.data() <= text.data() + text.size();
  };
  const auto first = pairs.next();
  REQUIRE(first.has_value());
  CHECK(inside(first->name));
  CHECK_FALSE(inside(first->value));
  const auto second = pairs.next();
  REQUIRE(second.has_value());
  CHECK(inside(second->name));
  CHECK(inside(second->value));
  CHECK_FALSE(pairs.next().has_value());
  CHECK_FALSE(pairs.next().has_value());
  CHECK(first->value == "va lue");
}

TEST_CASE("percent: only bytes that need it are escaped, and they decode to the same bytes") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  std::string encoded(3 * all.size(), '\0');
  encoded.resize(static_cast<std::size_t>(encode_percent(all, encoded.data()) - encoded.data()));
  std::string expected;
  for (const char character : all) {
    const auto byte = static_cast<unsigned char>(character);
    if (std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~").find(character) !=
        std::string::npos)
      expected += character;
    else
      (expected += '%') += {"0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
  }
  CHECK(encoded == expected);
  CHECK(encode_percent("", encoded.data()) == encoded.data());
}

TEST_CASE("percent: random texts are the same after encoding and decoding, and random bytes decode to UTF-8") {
  std::mt19937 random(8);
  for (int round = 0; round < 3000; ++round) {
    std::string plain, encoded;
    for (std::size_t i = random() % 40; i != 0; --i) {
      const char character = static_cast<char>(random() % 128);
      plain += character;
      const std::string_view digits = random() % 2 ? "0123456789abcdef" : "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(character);
      if ((byte >= 'a' && byte <= 'z') && random() % 4 != 0)
        encoded += character;
      else if (byte == ' ' && random() % 2)
        encoded += '+';
      else
        (encoded += '%') += {digits[byte >> 4], digits[byte & 15]};
    }
    REQUIRE(decoded(encoded) == plain);
    std::string noise(random() % 30, '\0');
    for (char& byte : noise) byte = "%%%+&=0aAfFgG\xff\xc3\xa9"[random() % 16];
    REQUIRE(is_valid_utf8(decoded(noise)));
    for (const auto& [name, value] : parsed(noise)) REQUIRE((is_valid_utf8(name) && is_valid_utf8(value)));
  }
}
