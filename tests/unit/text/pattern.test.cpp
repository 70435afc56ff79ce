#include <catch_amalgamated.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include <lambda_wasm/text/pattern.hpp>

using namespace lambda_wasm::text;
using pattern::Fault;

namespace {

void check_texts(PatternTable table, std::initializer_list<std::string_view> fit,
                 std::initializer_list<std::string_view> others) {
  for (const std::string_view text : fit) {
    CAPTURE(text);
    CHECK(matches(table, text));
  }
  for (const std::string_view text : others) {
    CAPTURE(text);
    CHECK_FALSE(matches(table, text));
  }
}

constexpr std::size_t room = std::size_t{1} << 14;

Fault fault(std::string_view text) { return pattern::compile<room>(text).fault; }
std::size_t size(std::string_view text) { return pattern::compile<room>(text).size; }

}  // namespace

TEST_CASE("pattern: the whole text must match") {
  check_texts(pattern_table<"[A-Z]{3}-[0-9]{4}">, {"ABC-0123"},
              {"", "ABC-012", "ABC-01234", "xABC-0123", "ABC-0123\n", "abc-0123"});
  check_texts(pattern_table<"^[A-Z]{3}$">, {"ABC"}, {"", "AB", "ABCD", "^ABC$"});
  check_texts(pattern_table<"^a|b$">, {"a", "b"}, {"", "ab", "ax", "xb"});
  check_texts(pattern_table<"">, {""}, {"a", "é"});
  check_texts(pattern_table<"^$">, {""}, {"a"});
}

TEST_CASE("pattern: quantifiers") {
  check_texts(pattern_table<"ab*c">, {"ac", "abc", "abbbbc"}, {"a", "abb", "abcb"});
  check_texts(pattern_table<"a?b+">, {"b", "ab", "abb"}, {"", "a", "aab"});
  check_texts(pattern_table<"a{2}b{1,}c{1,2}">, {"aabc", "aabbbcc"}, {"abc", "aac", "aabccc", "aaabc"});
  check_texts(pattern_table<"(ab|c){0,2}">, {"", "ab", "c", "abc", "cc"}, {"abcc", "a", "b"});
  check_texts(pattern_table<"(a?){3}">, {"", "a", "aa", "aaa"}, {"aaaa"});
  check_texts(pattern_table<"(a*b?)*">, {"", "aab", "bbab"}, {"c"});
  check_texts(pattern_table<"a(b(c){2}){2,3}d">, {"abccbccd", "abccbccbccd"}, {"abccd", "abccbcbccd", "abccbccbccbccd"});
  check_texts(pattern_table<"a{0}b{0,0}">, {""}, {"a", "b"});
  const std::string longest(256, 'x');
  check_texts(pattern_table<"[a-z]{1,256}">, {"x", longest}, {"", longest + "x", longest + "é"});
}

TEST_CASE("pattern: alternatives and groups") {
  check_texts(pattern_table<"cat|dog|">, {"cat", "dog", ""}, {"ca", "catdog"});
  check_texts(pattern_table<"(?:x(a|b)|y(?:c|d))z">, {"xaz", "ydz"}, {"xcz", "yz"});
  check_texts(pattern_table<"(\\^{2,4}|,){3,}">, {"^^^^^^^,"}, {"^^^,"});  // more than one pass merges its states
}

TEST_CASE("pattern: classes of any characters") {
  check_texts(pattern_table<"[а-яё]+">, {"привет", "ёж"}, {"Привет", "e", "\u0450", ""});
  check_texts(pattern_table<"[^а-я,]">, {"a", "ё", "😀", "\n", "\u2028"}, {"я", ",", "", "aa"});
  check_texts(pattern_table<"[\\-a^\\]]+">, {"-a^]"}, {"b", "\\"});
  check_texts(pattern_table<"[a-]-[-b]">, {"a--", "--b"}, {"b-a"});
  check_texts(pattern_table<"[]">, {}, {"", "a"});
  check_texts(pattern_table<"[^]{2}">, {"a\n", "😀\u2029"}, {"a"});
  check_texts(pattern_table<"[\\d\\s_-]+">, {"1 _-\u00a0"}, {"a"});
  check_texts(pattern_table<"[^\\D]">, {"7"}, {"a", "٣"});
  check_texts(pattern_table<"[\\b]">, {"\b"}, {"b"});
  check_texts(pattern_table<"[😀-😂]">, {"😀", "😁", "😂"}, {"😃", "\U0001f5ff"});
}

TEST_CASE("pattern: a dot is any character but the line terminators") {
  check_texts(pattern_table<".">, {"a", "é", "😀", "\u0085", "\v", std::string_view("\0", 1)},
              {"", "\n", "\r", "\u2028", "\u2029", "ab"});
}

TEST_CASE("pattern: the named sets") {
  check_texts(pattern_table<"\\d\\D">, {"0x", "9٣"}, {"00", "٣x"});
  check_texts(pattern_table<"\\w\\W">, {"_-", "Zé"}, {"__", "é-"});
  for (const std::string_view space : {"\t", "\n", "\v", "\f", "\r", " ", "\u00a0", "\u1680", "\u2000", "\u200a", "\u2028",
                                       "\u2029", "\u202f", "\u205f", "\u3000", "\ufeff"}) {
    CHECK(matches(pattern_table<"\\s">, space));
    CHECK_FALSE(matches(pattern_table<"\\S">, space));
  }
  for (const std::string_view other : {"a", "\b", "\u0085", "\u180e", "\u200b", "\u2007x"})
    CHECK_FALSE(matches(pattern_table<"\\s">, other));
}

TEST_CASE("pattern: escapes") {
  check_texts(pattern_table<"\\n\\t\\r\\f\\v\\0">, {std::string_view("\n\t\r\f\v\0", 6)}, {"ntrfv0"});
  check_texts(pattern_table<"\\x41\\u00e9\\u{1F600}\\ud83d\\ude00\\u{e9}">, {"Aé😀😀é"}, {"A"});
  check_texts(pattern_table<"\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/">, {"^$\\.*+?()[]{}|/"}, {""});
}

TEST_CASE("pattern: a text that is not UTF-8 does not match") {
  for (const std::string_view text :
       {"\x80", "\xc3", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80",
        "\xff\xbf\xbf\xbf\xbf\xbf\xbf", "\xfe\x80\x80\x80\x80\x80\x80", "\xe2\x82", "\xc3\x28", "a\xc3"}) {
    CAPTURE(text);
    CHECK_FALSE(matches(pattern_table<"[^]*">, text));
  }
}

// Each character is a step: there is no text for which a pattern tries twice.
TEST_CASE("pattern: patterns for which others try exponentially many ways are small automata") {
  const std::string evil(100'000, 'a');
  check_texts(pattern_table<"(a+)+b">, {evil + "b"}, {evil, evil + "c"});
  check_texts(pattern_table<"(a*)*(a|aa)+(a|a?)+">, {evil}, {evil + "b"});
  // Each state has a row of as many bytes as the pattern has classes of characters, so that the size bounds the states.
  constexpr std::size_t before_rows = PatternTable::beyond + 8;
  CHECK(size("(a+)+b") == before_rows + 3 * 8);
  CHECK(size("(a|aa)+") == before_rows + 2 * 4);
  CHECK(size("(a*)*(a|aa)+(a|a?)+") == before_rows + 2 * 4);
  CHECK(size("([a-zA-Z]+)*") == before_rows + 1 * 4);
  CHECK(size("(x+x+)+y") == before_rows + 4 * 8);
}

TEST_CASE("pattern: states that cannot be told apart are one") {
  CHECK(size("cat|bat|rat") == size("(c|b|r)at"));
  CHECK(size("(ab|cb)*") == size("((a|c)b)*"));
}

TEST_CASE("pattern: what is refused, and why") {
  for (const std::string_view text : {"(?=a)b", "(?!a)b", "(?<=a)b", "a(?<!b)"}) CHECK(fault(text) == Fault::look_around);
  for (const std::string_view text : {"(a)\\1", "\\k<a>"}) CHECK(fault(text) == Fault::back_reference);
  for (const std::string_view text : {"a*?", "a+?", "a??", "a{1,2}?", "(a)*?"}) CHECK(fault(text) == Fault::lazy);
  CHECK(fault("(?<a>b)") == Fault::named_group);
  CHECK(fault("(?i:b)") == Fault::other_group);
  for (const std::string_view text : {"\\ba", "\\B"}) CHECK(fault(text) == Fault::boundary);
  for (const std::string_view text : {"\\p{L}", "[\\P{L}]"}) CHECK(fault(text) == Fault::property);
  for (const std::string_view text : {"a^", "$a", "(^a)", "(a$)", "^^a", "a$$", "a$|b", "b|^a"})
    CHECK(fault(text) == Fault::anchor);
  for (const std::string_view text : {"\\a", "\\-", "\\01", "\\x4", "\\u12", "\\u{}", "\\u{110000}", "\\u{1", "\\", "[\\B]",
                                      "[\\1]", "[\\k]", "\\_", "[\\q]", "\\cA", "\\é"})
    CHECK(fault(text) == Fault::escape);
  for (const std::string_view text : {"(a", "a)", "(", ")", "((a)", "(a))"}) CHECK(fault(text) == Fault::group_open);
  for (const std::string_view text : {"[a", "[", "[^", "[\\]", "[a-"}) CHECK(fault(text) == Fault::class_open);
  for (const std::string_view text : {"[b-a]", "[\\d-z]", "[a-\\w]", "[z-a-c]"}) CHECK(fault(text) == Fault::class_range);
  for (const std::string_view text : {"[[a]]", "[a&&b]", "[a--b]", "[--b]", "[+--]"}) CHECK(fault(text) == Fault::class_operator);
  for (const std::string_view text : {"*", "+a", "a|?", "(*)", "a**", "a+{2}", "a{2}{3}", "^*"})
    CHECK((fault(text) == Fault::nothing_to_repeat || fault(text) == Fault::bracket));
  for (const std::string_view text : {"{", "}", "]", "a}", "{1}"}) CHECK(fault(text) == Fault::bracket);
  for (const std::string_view text : {"a{", "a{b}", "a{,2}", "a{2,1}", "a{1", "a{1,", "a{-1}"})
    CHECK(fault(text) == Fault::count);
  for (const std::string_view text : {"\xff", "[\xc3]", "a\xe2\x82"}) CHECK(fault(text) == Fault::encoding);
}

TEST_CASE("pattern: limits") {
  CHECK(fault("a{256}") == Fault::none);
  for (const std::string_view text : {"a{257}", "a{99999999999999999999}", "(a{16}){17}", "(a{256}){0,}b", "a{200}b{57}"})
    CHECK(fault(text) == Fault::too_large);
  CHECK(fault("((a{1000000000}){0}){5}") == Fault::too_large);
  CHECK(fault("(){1000000000}") == Fault::none);
  CHECK(fault("(a|b)*a(a|b){8}") == Fault::none);
  CHECK(fault("(a|b)*a(a|b){9}") == Fault::too_many_states);
  CHECK(fault(std::string(64, '(') + "a" + std::string(64, ')')) == Fault::none);
  CHECK(fault(std::string(65, '(') + "a" + std::string(65, ')')) == Fault::too_large);
  std::string ranges = "[";
  for (int i = 0; i != 257; ++i) ranges += "a";
  CHECK(fault(ranges + "]") == Fault::too_large);
  std::string different;
  for (char32_t character = 0x4e00; character != 0x4e00 + 63; ++character) {
    char bytes[4];
    different.append(bytes, encode_utf8(character, bytes));
  }
  CHECK(fault(different) == Fault::none);
  CHECK(fault(different + "b") == Fault::too_many_states);
}
