#include <catch_amalgamated.hpp>

#include <random>
#include <string>
#include <string_view>

#include <lambda_wasm/text/base64.hpp>

using namespace lambda_wasm::text;

namespace {

// The simplest encoder, bit by bit.
std::string reference_encode(std::string_view bytes) {
  const std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bits;
  for (const char byte : bytes)
    for (int i = 7; i >= 0; --i) bits += (static_cast<unsigned char>(byte) >> i & 1) ? '1' : '0';
  while (bits.size() % 6 != 0) bits += '0';
  std::string text;
  for (std::size_t i = 0; i < bits.size(); i += 6) text += alphabet[std::stoul(bits.substr(i, 6), nullptr, 2)];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

}  // namespace

TEST_CASE("base64: the test vectors of RFC 4648 section 10") {
  const std::pair<std::string_view, std::string_view> vectors[] = {{"", ""},
                                                                   {"f", "Zg=="},
                                                                   {"fo", "Zm8="},
                                                                   {"foo", "Zm9v"},
                                                                   {"foob", "Zm9vYg=="},
                                                                   {"fooba", "Zm9vYmE="},
                                                                   {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : vectors) {
    CAPTURE(bytes, text);
    CHECK(base64_encode(bytes) == text);
    CHECK(base64_decode(text) == std::string(bytes));
  }
}

TEST_CASE("base64: random bytes of every length are the same after encoding and decoding") {
  std::mt19937 random(1);
  for (std::size_t size = 0; size < 300; ++size) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const std::string text = base64_encode(bytes);
    REQUIRE(text == reference_encode(bytes));
    CHECK(text.size() == base64_encoded_size(size));
    CHECK(base64_decoded_capacity(text.size()) >= size);
    REQUIRE(base64_decode(text) == bytes);

    std::string place = text;  // decodes in place
    const auto in_place = base64_decode(std::string_view(place), place.data());
    REQUIRE(in_place == size);
    REQUIRE(std::string_view(place).substr(0, size) == bytes);
  }
}

TEST_CASE("base64: each invalid form is rejected") {
  const std::string_view refused[] = {
      "Z",    "Zg",    "Zg=",      "Zm8",    "Zm9vY",        "Zm9vYg=",                        // padding missing
      "====", "Z===",  "=Zg=",     "Zg=v",   "Zg==Zg==",     "Zm9v====", "Zm8=Zm9v", "Zg===",  // padding misplaced
      "Zm9 ", " Zm9v", "Zm9v\n",   "Zm\r\n", "Zm9v\r\n\r\n", "Zm 9",                           // white space
      "Zm-v", "Zm_v",  "Zm9*",     "Zm.v",   "Zm9\x80",      "Zm9\xff",                        // other characters
      "Zh==", "Zv==",  "Zg8=Zg==", "Zm9=",   "Zm+=",         "Zm9vYm9=",                       // bits beyond the last byte
  };
  for (const std::string_view text : refused) {
    CAPTURE(text);
    CHECK_FALSE(base64_decode(text).has_value());
  }
  CHECK_FALSE(base64_decode(std::string_view("Zm\0v", 4)).has_value());
}

TEST_CASE("base64: every character is either in the alphabet or rejected, at each place of a group") {
  const std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (int value = 0; value < 256; ++value) {
    const char character = static_cast<char>(value);
    const bool known = alphabet.find(character) != std::string_view::npos;
    for (std::size_t place = 0; place < 8; ++place) {
      std::string text = "AAAAAAAA";
      text[place] = character;
      CAPTURE(value, place);
      const bool pads = character == '=' && place == 7;
      REQUIRE(base64_decode(text).has_value() == (known || pads));
    }
  }
}

TEST_CASE("base64: lenient decoding takes what the decoder of Node.js takes") {
  const auto check = [](std::string_view text, std::string_view bytes) {
    INFO(text);
    CHECK(base64_decode_lenient(text) == bytes);
    std::string in_place(text);
    in_place.resize(base64_lenient_capacity(text.size()) + text.size());
    const std::size_t size = base64_decode_lenient(std::string_view(in_place).substr(0, text.size()), in_place.data());
    CHECK(in_place.substr(0, size) == bytes);
  };
  check("", "");
  check("AQID", "\1\2\3");
  check("AQI=", "\1\2");
  check("AQI", "\1\2");
  check("AR", "\1");
  check("A", "");
  check("-_8", "\xfb\xff");
  check(" A\nQ I*D\t", "\1\2\3");
  check("AQ==ID", "\1");
  check("=AQID", "");
  check("AQIDA", "\1\2\3");
  // Of a character beyond U+00FF, the low byte of each unit of UTF-16 counts: U+0141 is A, U+1F600 begins with =.
  check("\xc5\x81QID", "\1\2\3");
  check("\xc3\x81QID", "\x40\x80");
  check("\xe6\xad\x81QID", "\1\2\3");
  check("AQ\xf0\x9f\x98\x80ID", "\1");
}
