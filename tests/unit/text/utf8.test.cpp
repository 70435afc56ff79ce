#include <catch_amalgamated.hpp>

#include <random>
#include <string>
#include <string_view>

#include <lambda_wasm/text/utf8.hpp>

using namespace lambda_wasm::text;

namespace {

const std::string fffd = "\xEF\xBF\xBD";

std::string encoded(char32_t code_point) {
  char bytes[4];
  return {bytes, encode_utf8(code_point, bytes)};
}

// The WHATWG Encoding Standard's UTF-8 decoder, with the steps of the standard, and its output encoded again.
std::string whatwg_decode(std::string_view text) {
  std::string output;
  unsigned code_point = 0, needed = 0, seen = 0, lower = 0x80, upper = 0xBF;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned byte = static_cast<unsigned char>(text[i]);
    if (needed == 0) {
      if (byte <= 0x7F) {
        output += static_cast<char>(byte);
      } else if (byte >= 0xC2 && byte <= 0xDF) {
        needed = 1;
        code_point = byte & 0x1F;
      } else if (byte >= 0xE0 && byte <= 0xEF) {
        if (byte == 0xE0) lower = 0xA0;
        if (byte == 0xED) upper = 0x9F;
        needed = 2;
        code_point = byte & 0xF;
      } else if (byte >= 0xF0 && byte <= 0xF4) {
        if (byte == 0xF0) lower = 0x90;
        if (byte == 0xF4) upper = 0x8F;
        needed = 3;
        code_point = byte & 0x7;
      } else {
        output += fffd;
      }
      continue;
    }
    const bool fits = byte >= lower && byte <= upper;
    lower = 0x80;
    upper = 0xBF;
    if (!fits) {
      code_point = needed = seen = 0;
      output += fffd;
      --i;  // the byte is read again
      continue;
    }
    code_point = (code_point << 6) | (byte & 0x3F);
    if (++seen != needed) continue;
    output += encoded(code_point);
    code_point = needed = seen = 0;
  }
  if (needed != 0) output += fffd;
  return output;
}

}  // namespace

TEST_CASE("utf8: every code point is encoded as in RFC 3629 and is valid") {
  CHECK(encoded(U'$') == "$");
  CHECK(encoded(0x7F) == "\x7F");
  CHECK(encoded(0x80) == "\xC2\x80");
  CHECK(encoded(0x7FF) == "\xDF\xBF");
  CHECK(encoded(0x800) == "\xE0\xA0\x80");
  CHECK(encoded(0x20AC) == "\xE2\x82\xAC");
  CHECK(encoded(0xFFFF) == "\xEF\xBF\xBF");
  CHECK(encoded(0x10000) == "\xF0\x90\x80\x80");
  CHECK(encoded(0x10FFFF) == "\xF4\x8F\xBF\xBF");
  CHECK(encoded(0xD800) == fffd);
  CHECK(encoded(0xDFFF) == fffd);
  CHECK(encoded(0x110000) == fffd);
  for (char32_t code_point = 0; code_point <= 0x10FFFF; code_point += code_point < 0x11000 ? 1 : 37) {
    const std::string bytes = encoded(code_point);
    const Utf8Sequence sequence = utf8_sequence(bytes.data(), bytes.data() + bytes.size());
    if (!sequence.valid || sequence.size != bytes.size()) FAIL("code point " << static_cast<unsigned>(code_point));
  }
}

TEST_CASE("utf8: invalid texts") {
  const std::string_view invalid[] = {
      "\x80",
      "\xBF",
      "\xFE",
      "\xFF",
      "\xC0\x80",
      "\xC1\xBF",  // lone, never a lead, overlong of two
      "\xE0\x80\x80",
      "\xE0\x9F\xBF",
      "\xF0\x80\x80\x80",
      "\xF0\x8F\xBF\xBF",  // overlong of three and four
      "\xED\xA0\x80",
      "\xED\xBF\xBF",
      "\xED\xA0\xBD\xED\xB8\x80",  // surrogates, alone and as a pair
      "\xF4\x90\x80\x80",
      "\xF5\x80\x80\x80",
      "\xF8\x88\x80\x80\x80",  // above U+10FFFF
      "\xC3",
      "\xE2\x82",
      "\xF0\x9F\x98",
      "\xE2",
      "\xF0",
      "\xE2\x28\xA1",  // cut short
  };
  for (const std::string_view bytes : invalid) {
    CAPTURE(bytes);
    CHECK_FALSE(is_valid_utf8(bytes));
    for (std::size_t before = 0; before < 18; ++before) {  // in any position relative to the eight-byte steps
      CHECK_FALSE(is_valid_utf8(std::string(before, 'a') + std::string(bytes)));
      CHECK_FALSE(is_valid_utf8(std::string(before, 'a') + std::string(bytes) + "bcdefghijklmnop"));
    }
    CHECK(replace_invalid_utf8(bytes) == whatwg_decode(bytes));
  }
}

TEST_CASE("utf8: valid texts") {
  for (const std::string_view text : {"", "a", "abcdefgh", "abcdefghi", "ä", "日本語", "a😀b", "\xEF\xBB\xBFx", "\xEF\xBF\xBE"}) {
    CAPTURE(text);
    CHECK(is_valid_utf8(text));
    CHECK(replace_invalid_utf8(text) == text);
  }
  CHECK(is_valid_utf8(std::string_view("\0", 1)));
}

TEST_CASE("utf8: one U+FFFD for each maximal subpart, the examples of the Unicode Standard, tables 3-8 to 3-11") {
  CHECK(replace_invalid_utf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") ==
        fffd + fffd + fffd + fffd + fffd + fffd + fffd + fffd + "A");
  CHECK(replace_invalid_utf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") ==
        fffd + fffd + fffd + fffd + fffd + fffd + fffd + fffd + "A");
  CHECK(replace_invalid_utf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") ==
        fffd + fffd + fffd + fffd + fffd + "A" + fffd + fffd + "B");
  CHECK(replace_invalid_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == fffd + fffd + fffd + fffd + "A");
}

TEST_CASE("utf8: random bytes are validated and repaired as by the WHATWG decoder") {
  std::mt19937 random(2);
  const unsigned char likely[] = {'a',  0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2,
                                  0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5};
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(random() % 24, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 4 == 0 ? random() : likely[random() % std::size(likely)]);
    const std::string expected = whatwg_decode(bytes);
    REQUIRE(replace_invalid_utf8(bytes) == expected);
    REQUIRE(is_valid_utf8(bytes) == (expected == bytes));
    REQUIRE(is_valid_utf8(expected));
  }
}

TEST_CASE("utf8: one byte order mark is skipped, only at the beginning") {
  const std::string mark = "\xef\xbb\xbf";
  CHECK(without_byte_order_mark(mark + "a") == "a");
  CHECK(without_byte_order_mark(mark + mark) == mark);
  for (const std::string& text :
       {std::string(), std::string("a"), "a" + mark, std::string("\xef\xbb"), std::string("\xef\xbb\xbe")})
    CHECK(without_byte_order_mark(text) == text);
}

TEST_CASE("utf8: a code point is taken where the WHATWG decoder finds one") {
  std::mt19937 random(3);
  const unsigned char likely[] = {'a',  0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2,
                                  0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFE, 0xFF};
  for (int round = 0; round < 50'000; ++round) {
    std::string bytes(1 + random() % 8, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 4 == 0 ? random() : likely[random() % std::size(likely)]);
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    const char32_t code_point = take_code_point(at, end);
    const Utf8Sequence sequence = utf8_sequence(bytes.data(), end);
    REQUIRE((code_point != no_code_point) == sequence.valid);
    if (sequence.valid)
      REQUIRE(encoded(code_point) == std::string_view(bytes.data(), static_cast<std::size_t>(at - bytes.data())));
    REQUIRE(at <= end);
  }
  for (char32_t code_point = 0; code_point <= 0x10FFFF; code_point += code_point < 0x11000 ? 1 : 37) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
    const std::string bytes = encoded(code_point);
    const char* at = bytes.data();
    if (take_code_point(at, bytes.data() + bytes.size()) != code_point || at != bytes.data() + bytes.size())
      FAIL("code point " << static_cast<unsigned>(code_point));
  }
}

TEST_CASE("utf8: characters are counted") {
  std::string text;
  std::size_t count = 0;
  CHECK(count_characters(text) == 0);
  for (const std::string_view character :
       {"a", "é", "日", "😀", "b", "c", "\U0010ffff", "ä", "\u07ff", "d", "e", "f", "g", "h", "я", "я"}) {
    text += character;
    CHECK(count_characters(text) == ++count);
  }
}

TEST_CASE("utf8: a length in characters has bounds") {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  for (const std::string_view text : {"", "a", "é", "😀", "aé", "abc", "日本語", "😀😀😀😀", "ab😀cd", "aaaaaaaaa"}) {
    const std::size_t count = count_characters(text);
    CAPTURE(text);
    for (std::size_t least = 0; least != 12; ++least) {
      CHECK(has_length(text, least, none) == (count >= least));
      for (std::size_t most = 0; most != 12; ++most) CHECK(has_length(text, least, most) == (count >= least && count <= most));
    }
  }
}
