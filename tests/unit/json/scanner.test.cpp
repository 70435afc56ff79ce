#include <catch_amalgamated.hpp>

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include <lambda_wasm/json/explain.hpp>

#include "exact.hpp"

using namespace lambda_wasm;
using json_text::Scanner;

namespace {

// The calls of `tell` as text: every part in words.
struct Words {
  std::string words;
  void put(std::string_view word) { words.append(words.empty() ? "" : " ").append(word); }
  void null() { put("null"); }
  void boolean(bool value) { put(value ? "yes" : "no"); }
  void integer(std::int64_t value) { put("i" + std::to_string(value)); }
  void unsigned_integer(std::uint64_t value) { put("u" + std::to_string(value)); }
  void real(double value) {
    char digits[text::max_double_size];
    put(value == 0 && std::signbit(value) ? "d-0" : 'd' + std::string(digits, text::print_double(value, digits)));
  }
  void text(std::string_view value) { put("'" + std::string(value) + "'"); }
  void array(std::size_t) { put("["); }
  void object(std::size_t) { put("{"); }
  void key(std::string_view value) { put(std::string(value) + ":"); }
  void end_array() { put("]"); }
  void end_object() { put("}"); }
};

// The parts of a JSON text, or the error.
std::string tell(std::string_view text) {
  const Exact exact(text);
  Storage storage;
  Scanner scanner(exact, storage);
  Words sink;
  return scanner.finish(scanner.tell(scanner.begin(), sink)) ? sink.words : json_text::explain(scanner).message;
}

bool accepts(std::string_view text) {
  const Exact exact(text);
  Storage storage;
  Scanner scanner(exact, storage);
  const bool all = scanner.finish(scanner.skip(scanner.begin()));
  CHECK(scanner.has_failed() != all);
  CHECK((all || json_text::explain(scanner).type == error_type::invalid_json));
  return all;
}

std::string reason(std::string_view text) {
  constexpr std::string_view begin = "The text is not JSON: ";
  const std::string message = tell(text);
  INFO(message);
  REQUIRE(message.starts_with(begin));
  return message.substr(begin.size());
}

std::string nested(std::size_t depth, std::string_view open, std::string_view middle, std::string_view close) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  text += middle;
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

}  // namespace

TEST_CASE("every JSON value is reported in its parts") {
  CHECK(tell("null") == "null");
  CHECK(tell("true") == "yes");
  CHECK(tell("false") == "no");
  CHECK(tell("0") == "i0");
  CHECK(tell("-12") == "i-12");
  CHECK(tell("\"pear\"") == "'pear'");
  CHECK(tell("[]") == "[ ]");
  CHECK(tell("{}") == "{ }");
  CHECK(tell(R"([1,[2,[]],{"a":{"b":[null,true]},"c":"d"}])") == "[ i1 [ i2 [ ] ] { a: { b: [ null yes ] } c: 'd' } ]");
}

TEST_CASE("white space is allowed between all parts") {
  CHECK(tell(" \t\r\n[ 1 , { \"a\" : 2 , \"b\" :\n[ ] } , { } ] \t\r\n") == "[ i1 { a: i2 b: [ ] } { } ]");
  CHECK(tell("\n 1 \n") == "i1");
  CHECK(tell(" \"a\" ") == "'a'");
  for (const char* text : {"\f1", "\v1", "1\f", "[\f]", "[1\v]",
                           "[\xc2\xa0"
                           "1]",
                           "[\b1]"})
    CHECK_FALSE(accepts(text));
}

TEST_CASE("integers that fit 64 bits are reported as such, other numbers as doubles") {
  CHECK(tell("9223372036854775807") == "i9223372036854775807");
  CHECK(tell("-9223372036854775808") == "i-9223372036854775808");
  CHECK(tell("9223372036854775808") == "u9223372036854775808");
  CHECK(tell("18446744073709551615") == "u18446744073709551615");
  CHECK(tell("18446744073709551616") == "d18446744073709552000");
  CHECK(tell("-9223372036854775809") == "d-9223372036854776000");
  CHECK(tell("1.0") == "d1");
  CHECK(tell("1e2") == "d100");
  CHECK(tell("-0") == "d-0");
  CHECK(tell("[0,-0.0,1.5E-3]") == "[ i0 d-0 d0.0015 ]");
}

TEST_CASE("numbers have the form of RFC 8259 and no other") {
  for (const char* text :
       {"0", "-0", "10", "-1", "0.5", "-0.5", "1e5", "1E5", "1e+5", "1e-5", "1.25e10", "0e0", "[0]", "[-1.5,2]"})
    CHECK(accepts(text));
  for (const char* text : {"01",  "-01",      "00",        "+1",    "-",   ".5",  "1.",    "-.5",   "1.e5", "1e",
                           "1e+", "1E-",      "0x10",      "1_000", "1;5", "1a",  "1.5.5", "1e5.5", "--1",  "1-",
                           "NaN", "Infinity", "-Infinity", "inf",   "nan", "1 2", "- 1",   "1 e5",  "0.",   "-a"}) {
    INFO(text);
    CHECK_FALSE(accepts(text));
    CHECK_FALSE(accepts('[' + std::string(text) + ']'));
    CHECK_FALSE(accepts("{\"a\":" + std::string(text) + '}'));
  }
}

TEST_CASE("literals have exactly their letters") {
  for (const char* text : {"nul", "nulll", "tru", "truee", "fals", "falsee", "True", "NULL", "n", "t", "f", "nil", "undefined",
                           "truefalse", "trye", "nuxl"}) {
    INFO(text);
    CHECK_FALSE(accepts(text));
    CHECK_FALSE(accepts('[' + std::string(text) + ']'));
    CHECK_FALSE(accepts("{\"a\":" + std::string(text) + '}'));
  }
}

TEST_CASE("a text that is not exactly one value is rejected, in any place") {
  for (const char* text : {"",
                           " ",
                           "[",
                           "]",
                           "{",
                           "}",
                           "[1",
                           "[1,",
                           "[1,]",
                           "[,1]",
                           "[,]",
                           "[1 2]",
                           "[1,,2]",
                           "{\"a\"",
                           "{\"a\":",
                           "{\"a\":1",
                           "{\"a\":1,",
                           "{\"a\":1,}",
                           "{,\"a\":1}",
                           "{a:1}",
                           "{1:1}",
                           "{'a':1}",
                           "{\"a\" 1}",
                           "{\"a\":1 \"b\":2}",
                           "{\"a\":1,,\"b\":2}",
                           "{\"a\":}",
                           "{:1}",
                           "{\"a\"}",
                           "{\"a\",\"b\"}",
                           "[}",
                           "{]",
                           "[1}",
                           "{\"a\":1]",
                           "[[1]",
                           "[1]]",
                           "{\"a\":{}",
                           "{}}",
                           "[{]}",
                           "[][]",
                           "{}{}",
                           "1 1",
                           "[] 1",
                           "{} null",
                           "\"a\" \"b\"",
                           "\"a\"b",
                           "\"a\",",
                           "[\"a\"",
                           "[\"a",
                           "[\"a]",
                           "{\"a\":\"b}",
                           "{\"a}",
                           "[[[[",
                           "]]]]",
                           "[[1]}",
                           "{\"a\":[}",
                           "{\"a\":[1}",
                           ",",
                           ":",
                           "\"",
                           "\"a",
                           "[\"\\\"]",
                           "// c\n1",
                           "[1/*c*/]",
                           "[1]//",
                           "\xef\xbb\xbf[1]",
                           "[1]\xef\xbb\xbf",
                           "{\"a\":1}\"}",
                           "[1]\"]",
                           "{\"a\":\"}",
                           "{\"}",
                           "[\"]",
                           "[{\"a\":1,\"b\":[1,2,{\"c\":3]}"}) {
    INFO(text);
    CHECK_FALSE(accepts(text));
  }
}

TEST_CASE("a NUL is an invalid character like any other") {
  using namespace std::string_view_literals;
  for (const std::string_view text : {"\0"sv, "[1]\0"sv, "\0[1]"sv, "[\0]"sv, "[1\0]"sv, "[1,\0]"sv, "{\"a\"\0:1}"sv,
                                      "{\"a\":\0}"sv, "1\0"sv, "true\0"sv, "\"a\0b\""sv, "[\"\0\"]"sv}) {
    CHECK_FALSE(accepts(text));
  }
}

TEST_CASE("a text truncated anywhere is rejected, and not read past its end") {
  const std::string text =
      R"( {"key":"value ü \u00e9 with some length", "numbers": [0, -1.5e10, 123456789012345678901234567890], "literals":[true,false,null], "nested":{"a":{"b":[[[]]]}}})";
  REQUIRE(accepts(text));
  for (std::size_t size = 0; size < text.size(); ++size) {
    INFO(text.substr(0, size));
    CHECK_FALSE(accepts(std::string_view(text).substr(0, size)));
  }
}

TEST_CASE("a text that is truncated and closed again is rejected, or is JSON") {
  // Such a text is parsed in place, and only the closing bracket stops a truncated value.
  const std::string text = R"({"key":"value","numbers":[0,-1.5e10,12],"literals":[true,false,null],"nested":{"a":{"b":[[[]]]}}})";
  std::size_t accepted = 0;
  for (std::size_t size = 1; size < text.size(); ++size) accepted += accepts(text.substr(0, size) + "}") ? 1 : 0;
  CHECK(accepted == 5);  // after {, after the first value, and after those of the root's other keys
}

TEST_CASE("strings are read in place, or unescaped into the storage") {
  struct Strings : Scanner {
    using Scanner::Scanner;
    using Scanner::string;
  };
  const Exact text(R"(["plain","with \"escape\"",""])");
  Storage storage;
  Strings scanner(text, storage);
  std::string_view plain, escaped, empty;
  const char* at = scanner.string(scanner.begin() + 1, plain);
  at = scanner.string(at + 1, escaped);
  at = scanner.string(at + 1, empty);
  CHECK(*at == ']');
  CHECK(plain == "plain");
  CHECK(text.has(plain));
  CHECK(escaped == "with \"escape\"");
  CHECK_FALSE(text.has(escaped));
  CHECK(empty.empty());
  CHECK(empty.data() != nullptr);
  CHECK(text.view() == R"(["plain","with \"escape\"",""])");  // unchanged
}

TEST_CASE("exactly the escapes of JSON are accepted") {
  CHECK(tell(R"("\"\\\/\b\f\n\r\t")") == "'\"\\/\b\f\n\r\t'");
  CHECK(tell(R"("\u0041\u00e9\u20AC\uD83D\uDE00\u0000")") == "'A\u00e9\u20ac\U0001F600" + std::string(1, '\0') + "'");
  CHECK(tell(R"("\uDBFF\uDFFF\uD800\uDC00\uFFFF")") == "'\U0010FFFF\U00010000\uffff'");
  for (const char* text :
       {R"("\x41")", R"("\a")",   R"("\0")",         R"("\v")",           R"("\'")",       R"("\U0041")", R"("\u")",
        R"("\u1")",  R"("\u12")", R"("\u123")",      R"("\u123g")",       R"("\u-123")",   R"("\u 123")", R"("\)",
        R"("\")",    R"("a\)",    R"("\ud800\u12")", R"("\ud800\uzzzz")", R"("\ud83d\u")", "\"\\\n\"",    "\"\\\xc3\xa9\""}) {
    INFO(text);
    CHECK_FALSE(accepts(text));
    CHECK_FALSE(accepts('[' + std::string(text) + ']'));
    CHECK_FALSE(accepts('{' + std::string(text) + ":1}"));
  }
}

TEST_CASE("a lone surrogate becomes U+FFFD, and its neighbours are unchanged") {
  CHECK(tell(R"("\ud83d")") == "'\ufffd'");
  CHECK(tell(R"("\ude00")") == "'\ufffd'");
  CHECK(tell(R"("a\ud83db")") == "'a\ufffdb'");
  CHECK(tell(R"("\ud83d\ud83d\ude00")") == "'\ufffd\U0001F600'");
  CHECK(tell(R"("\ude00\ud83d")") == "'\ufffd\ufffd'");
  CHECK(tell(R"("\ud83d\n")") == "'\ufffd\n'");
  CHECK(tell(R"("\ud83d\u0041")") == "'\ufffdA'");
  CHECK(tell(R"(["\ud83d","\ude00"])") == "[ '\ufffd' '\ufffd' ]");
}

TEST_CASE("an unescaped control character in a string is rejected") {
  for (int code = 0; code < 0x20; ++code) {
    for (std::size_t before = 0; before < 17; ++before) {
      const std::string text = '"' + std::string(before, 'x') + static_cast<char>(code) + std::string(20, 'y') + '"';
      CHECK_FALSE(accepts(text));
      CHECK_FALSE(accepts('[' + text + ']'));
    }
  }
  CHECK(accepts("\"\x7f\""));
}

TEST_CASE("strings of every length, with any character at any place, are read exactly") {
  for (std::size_t size = 0; size < 40; ++size) {
    for (const std::string_view part : {"", "\\n", "\\\\", "\u00e9", "\U0001F600", "\\u00e9"}) {
      for (std::size_t place = 0; place <= size; ++place) {
        const std::string before(place, 'a'), after(size - place, 'b');
        const std::string meant = part == "\\n" ? "\n" : part == "\\\\" ? "\\" : part == "\\u00e9" ? "\u00e9" : std::string(part);
        REQUIRE(tell("[\"" + before + std::string(part) + after + "\"]") == "[ '" + before + meant + after + "' ]");
        REQUIRE(tell('"' + before + std::string(part) + after + '"') == "'" + before + meant + after + "'");
      }
    }
  }
}

TEST_CASE("a string that is not UTF-8 is rejected with the byte's place") {
  for (const char* bytes :
       {"\x80", "\xc3", "\xc3(", "\xc0\x80", "\xe2\x82", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "\xf0\x9f\x98"}) {
    INFO(bytes);
    CHECK(reason("[\"abc" + std::string(bytes) + "\"]") == "a string is not UTF-8, at byte 5 (line 1, column 6).");
    CHECK(reason("[\"abcdefghijklmnop" + std::string(bytes) + "qrstuvwxyz\"]").starts_with("a string is not UTF-8, at byte 18 "));
    CHECK_FALSE(accepts("{\"" + std::string(bytes) + "\":1}"));
    CHECK_FALSE(accepts("\"\\n" + std::string(bytes) + "\""));
  }
  CHECK(reason("[\xc3\xa9]") ==
        "unexpected byte 195, at byte 1 (line 1, column 2).");  // outside a string it is an ordinary wrong byte
}

TEST_CASE("the error names the place in the original text") {
  CHECK(reason("") == "it ends too early, at byte 0 (line 1, column 1).");
  CHECK(reason("  \n ") == "it ends too early, at byte 4 (line 2, column 2).");
  CHECK(reason(" [1,\n  x]") == "unexpected 'x', at byte 7 (line 2, column 3).");
  CHECK(reason("{\"a\":1") == "it ends too early, at byte 6 (line 1, column 7).");
  CHECK(reason("[1] ]") == "unexpected ']', at byte 4 (line 1, column 5).");
  CHECK(reason(" {} x") == "unexpected 'x', at byte 4 (line 1, column 5).");
  CHECK(reason("[[1]") == "it ends too early, at byte 4 (line 1, column 5).");
  CHECK(reason("[\"abc") == "a string does not end, at byte 5 (line 1, column 6).");
  CHECK(reason("[\"abc]") == "a string does not end, at byte 6 (line 1, column 7).");
  CHECK(reason("[\"a\\qc\"]") == "a string has an unknown escape, at byte 3 (line 1, column 4).");
  CHECK(reason("[\"a\nc\"]") == "unexpected byte 10, at byte 3 (line 1, column 4).");
  CHECK(reason("[tru]") == "unexpected 't', at byte 1 (line 1, column 2).");
}

TEST_CASE("values nest at most 256 deep, in a text of any depth") {
  CHECK(accepts(nested(256, "[", "", "]")));
  CHECK(accepts(nested(256, "{\"a\":", "1", "}")));
  CHECK(accepts(nested(128, "[{\"a\":", "1", "}]")));
  CHECK_FALSE(accepts(nested(257, "[", "", "]")));
  CHECK_FALSE(accepts(nested(257, "{\"a\":", "1", "}")));
  CHECK(reason(nested(257, "[", "", "]")) == "it nests deeper than 256 levels, at byte 256 (line 1, column 257).");
  CHECK(reason(nested(100'000, "[", "", "]")).starts_with("it nests deeper than 256 levels"));
  CHECK(reason(nested(100'000, "{\"a\":", "1", "}")).starts_with("it nests deeper than 256 levels"));
  CHECK(reason(nested(100'000, "[", "", "")).starts_with("it nests deeper than 256 levels"));
}

TEST_CASE("levels keep their kind across the words that store them") {
  std::string open, close;
  for (int i = 0; i < 256; ++i) {
    const bool is_object = i % 3 == 0 || i % 7 == 2;
    open += is_object ? "{\"k\":" : "[";
    close.insert(0, is_object ? "}" : "]");
  }
  CHECK(accepts(open + "1" + close));
  for (std::size_t i = 0; i < close.size(); ++i) {
    std::string wrong = close;
    wrong[i] = wrong[i] == '}' ? ']' : '}';
    CHECK_FALSE(accepts(open + "1" + wrong));
  }
}

TEST_CASE("the storage of unescaped strings is released when they are skipped") {
  std::string text = "[";
  for (int i = 0; i < 10000; ++i) text += R"("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",)";
  text += "1]";
  const Exact exact(text);
  Storage storage;
  const char* const first = storage.allocate(1);
  Scanner scanner(exact, storage);
  CHECK(scanner.finish(scanner.skip(scanner.begin())));
  CHECK(storage.allocate(1) - first < 100);
}
