// lambda_wasm/text/ except numbers: base64, UTF-8, urlencoded text, times; and JSON strings. The first byte selects one.

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/base64.hpp>
#include <lambda_wasm/text/formats.hpp>
#include <lambda_wasm/text/pattern.hpp>
#include <lambda_wasm/text/percent.hpp>
#include <lambda_wasm/text/time.hpp>
#include <lambda_wasm/text/utf8.hpp>

#include "../fuzz.hpp"
#include "../oracle/base64.hpp"
#include "../oracle/time.hpp"
#include "../oracle/utf8.hpp"

using namespace lambda_wasm;

namespace {

void check_base64(std::string_view input) {
  const std::string encoded = text::base64_encode(input);
  fuzz::check_same(encoded, oracle::base64_encode(input), "base64_encode writes base64");
  fuzz::check(text::base64_decode(encoded) == input, "base64_decode decodes the text of base64_encode", input);

  const auto expected = oracle::base64_decode(input);
  const auto decoded = text::base64_decode(input);
  fuzz::check(decoded == expected, "base64_decode accepts only text that base64_encode writes", input);
  const Exact same(input);  // decoded in place
  const auto size = text::base64_decode(same, const_cast<char*>(same.view().data()));
  fuzz::check(size.has_value() == expected.has_value(), "base64_decode decodes in place", input);
  if (size) fuzz::check_same(same.view().substr(0, *size), *expected, "base64_decode decodes in place");
}

void check_utf8(std::string_view input) {
  const std::string expected = oracle::utf8_decoded(input);
  fuzz::check(text::is_valid_utf8(input) == (expected == input), "is_valid_utf8 accepts UTF-8", input);
  fuzz::check_same(text::replace_invalid_utf8(input), expected, "replace_invalid_utf8 writes a U+FFFD for each maximal subpart");
  const std::string json = to_json(std::string_view(input));
  fuzz::check(text::is_valid_utf8(json), "a JSON string is UTF-8", input);
  const Result<std::string> read = try_from_json<std::string>(json);
  fuzz::check(read && *read == expected, "a JSON string reads back as the text", input);
  if (!text::is_valid_utf8(input)) {
    const std::string raw = '"' + std::string(input) + '"';
    fuzz::check(!try_from_json<std::string>(raw), "a JSON string that is not UTF-8 is rejected", input);
  }
}

void check_code_point(std::uint32_t code_point) {
  const std::unique_ptr<char[]> room(new char[4]);
  const std::string encoded(room.get(), text::encode_utf8(code_point, room.get()));
  fuzz::check_same(encoded, oracle::utf8_encoded(code_point), "encode_utf8 writes UTF-8");
}

// The URL Standard's parser, section 5.1.
std::string urldecoded(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at != text.size(); ++at) {
    const auto is_digit = [&](std::size_t i) { return i < text.size() && std::isxdigit(static_cast<unsigned char>(text[i])); };
    if (text[at] == '%' && is_digit(at + 1) && is_digit(at + 2)) {
      bytes += static_cast<char>(std::stoi(std::string(text.substr(at + 1, 2)), nullptr, 16));
      at += 2;
    } else {
      bytes += text[at] == '+' ? ' ' : text[at];
    }
  }
  return oracle::utf8_decoded(bytes);
}

void check_urlencoded(std::string_view input) {
  std::vector<std::pair<std::string, std::string>> expected;
  for (std::size_t at = 0; at <= input.size();) {
    const std::size_t end = std::min(input.find('&', at), input.size());
    const std::string_view part = input.substr(at, end - at);
    at = end + 1;
    if (part.empty()) continue;
    const std::size_t equals = std::min(part.find('='), part.size());
    expected.emplace_back(urldecoded(part.substr(0, equals)), urldecoded(part.substr(std::min(equals + 1, part.size()))));
  }
  Storage storage;
  std::size_t count = 0;
  text::UrlencodedPairs pairs(input, storage);
  std::vector<text::UrlencodedPair> kept;
  while (const auto pair = pairs.next()) kept.push_back(*pair);
  for (const auto& [name, value] : kept) {
    fuzz::check(count < expected.size(), "there are no extra pairs", input);
    fuzz::check_same(name, expected[count].first, "a name is decoded");
    fuzz::check_same(value, expected[count++].second, "a value is decoded");
  }
  fuzz::check(count == expected.size(), "no pair is missing", input);
  fuzz::check_same(text::decode_urlencoded(input, storage), urldecoded(input), "a text is decoded");
}

void check_time(std::string_view input) {
  if (input.size() > 100) input = input.substr(0, 100);
  const auto expected = oracle::parse_time(input);
  const auto parsed = text::parse_rfc3339(input);
  fuzz::check(parsed.has_value() == expected.has_value(), "parse_rfc3339 accepts RFC 3339 and no other text", input);
  if (!parsed) return;
  fuzz::check(parsed->seconds == expected->seconds && parsed->nanoseconds == expected->nanoseconds, "the time equals the text's",
              input);
}

void check_print_time(std::int64_t seconds, std::uint32_t nanoseconds) {
  constexpr std::int64_t first = -62167219200, end = 253402300800;  // years 0000 to 9999
  for (const std::size_t digits : {0u, 3u, 6u, 9u}) {
    const std::unique_ptr<char[]> room(new char[text::max_rfc3339_size]);
    char* const written = text::format_rfc3339({seconds, nanoseconds}, static_cast<text::FractionDigits>(digits), room.get());
    fuzz::check((written != nullptr) == (seconds >= first && seconds < end), "format_rfc3339 writes the years 0000 to 9999");
    if (written == nullptr) continue;
    const std::string made(room.get(), written);
    fuzz::check_same(made, oracle::print_time({seconds, nanoseconds}, digits), "format_rfc3339 writes the time");
    const auto read = text::parse_rfc3339(made);
    fuzz::check(read && read->seconds == seconds && (digits != 9 || read->nanoseconds == nanoseconds), "and it reads back", made);
  }
}

void check_pattern(std::string_view input) {
  const bool is_utf8 = text::is_valid_utf8(input);
  fuzz::check(matches(text::pattern_table<"[^]*">, input) == is_utf8, "a pattern of all characters matches UTF-8", input);
  const std::size_t count = text::count_characters(input);
  fuzz::check(matches(text::pattern_table<"[^]{2,6}">, input) == (is_utf8 && text::has_length(input, 2, 6)),
              "a pattern counts characters as has_length does", input);
  fuzz::check(!is_utf8 || text::has_length(input, 2, 6) == (count >= 2 && count <= 6), "has_length bounds the count", input);
  fuzz::check(matches(text::pattern_table<"[\\s\\S]*[^\\0-\\x7f][\\s\\S]*">, input) ==
                  (is_utf8 && std::any_of(input.begin(), input.end(), [](char byte) { return (byte & 0x80) != 0; })),
              "a pattern finds a character beyond ASCII", input);
  const std::string with_time = std::string(input) + "T00:00:00Z";
  fuzz::check(text::is_date(input) == text::is_date_time(with_time), "a date is one in a date-time", input);
  for (const auto is_format : {text::is_format<"email">, text::is_format<"hostname">, text::is_format<"ipv4">,
                               text::is_format<"ipv6">, text::is_format<"uri">, text::is_format<"uuid">}) {
    fuzz::check(!is_format(input) || std::all_of(input.begin(), input.end(), [](char byte) { return byte > ' ' && byte < 0x7f; }),
                "what has a format is ASCII", input);
  }
}

// Any pattern, compiled while the target runs: its table is read within its bytes.
void check_compiled(std::string_view pattern, std::string_view input) {
  static text::pattern::Compiled<std::size_t{1} << 14> table;
  table = text::pattern::compile<std::size_t{1} << 14>(pattern.substr(0, 100));
  if (table.fault != text::pattern::Fault::none) return;
  fuzz::check(table.size <= sizeof table.bytes, "a table has a limited size", pattern);
  const std::vector<std::uint8_t> bytes(table.bytes, table.bytes + table.size);
  const bool is_match = matches(text::PatternTable{bytes.data()}, input);
  fuzz::check(!is_match || text::is_valid_utf8(input), "a text that matches is UTF-8", input);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t what = input.choice(8);
  const std::string_view pattern = what == 7 ? input.field() : std::string_view();
  const Exact text(input.rest());
  switch (what) {
    case 0:
      check_base64(text);
      break;
    case 1:
      check_utf8(text);
      break;
    case 2:
      check_code_point(input.number<std::uint32_t>());
      break;
    case 3:
      check_urlencoded(text);
      break;
    case 4:
      check_time(text);
      break;
    case 6:
      check_pattern(text);
      break;
    case 7:
      check_compiled(pattern, text);
      break;
    default: {
      const auto seconds = input.number<std::int64_t>() >> input.choice(64);
      check_print_time(seconds, input.number<std::uint32_t>() % 1'000'000'000);
    }
  }
  return 0;
}
