#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <lambda_wasm/text/pattern/characters.hpp>
#include <lambda_wasm/text/pattern/fault.hpp>
#include <lambda_wasm/text/pattern/positions.hpp>
#include <lambda_wasm/text/utf8.hpp>

namespace lambda_wasm::text::pattern {

/// Parses the part of ECMA-262's regular expressions that needs no memory, with the flag `u` (section 22.2.1). What means
/// something else with the flag `v` is refused.
class Parser {
 public:
  Fault fault = Fault::none;
  Characters characters;
  Positions positions;

  constexpr explicit Parser(std::string_view text) : text_(text) {}

  constexpr Part parse() {
    skip('^');
    const Part all = alternatives();
    if (more()) fail(Fault::group_open);  // a `)` too many
    return all;
  }

 private:
  // What stands for characters: one, or one of the named sets.
  struct Atom {
    char32_t character = 0;
    char set = '\0';  // the letter of its escape
  };
  static constexpr std::size_t most_groups = 64;

  [[nodiscard]] constexpr bool more() const { return at_ < text_.size(); }
  [[nodiscard]] constexpr bool is_next(std::string_view text) const { return text_.substr(at_).starts_with(text); }
  constexpr bool skip(char character) {
    if (!more() || text_[at_] != character) return false;
    ++at_;
    return true;
  }
  // Keeps the first fault, and ends the parsing.
  constexpr void fail(Fault found) {
    if (fault == Fault::none) fault = found;
    at_ = text_.size();
  }

  constexpr Part alternatives() {
    Part all = sequence();
    while (skip('|')) all = Positions::either(all, sequence());
    return all;
  }

  constexpr Part sequence() {
    Part all;
    while (more() && text_[at_] != '|' && text_[at_] != ')') {
      if (text_[at_] == '$' && at_ + 1 == text_.size() && groups_ == 0) {
        ++at_;
      } else {
        all = positions.join(all, repeated());
      }
    }
    return all;
  }

  constexpr Part repeated() {
    const std::size_t begin = positions.count();
    Part part = single();
    std::size_t least = 0, most = Positions::endless;
    if (skip('?')) {
      most = 1;
    } else if (skip('+')) {
      least = 1;
    } else if (skip('{')) {
      least = most = count();
      if (skip(',')) most = more() && text_[at_] == '}' ? Positions::endless : count();
      if (!skip('}') || most < least) fail(Fault::count);
    } else if (!skip('*')) {
      return part;
    }
    if (more() && text_[at_] == '?') fail(Fault::lazy);
    part = positions.repeat(part, begin, least, most);
    if (positions.is_full()) fail(Fault::too_large);
    return part;
  }

  constexpr std::size_t count() {
    std::size_t value = 0;
    const std::size_t begin = at_;
    for (; more() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_)
      value = std::min<std::size_t>(value * 10 + static_cast<std::size_t>(text_[at_] - '0'), 100'000);
    if (at_ == begin) fail(Fault::count);
    return value;
  }

  constexpr Part single() {
    switch (text_[at_]) {
      case '(':
        return group();
      case '[':
        return character_class();
      case '.':
        ++at_;
        characters.begin();
        characters.add(line_terminators);
        return position(true);
      case '^':
      case '$':
        fail(Fault::anchor);
        return {};
      case '*':
      case '+':
      case '?':
        fail(Fault::nothing_to_repeat);
        return {};
      case '{':
      case '}':
      case ']':
        fail(Fault::bracket);
        return {};
      default: {
        characters.begin();
        add(text_[at_] == '\\' ? escape(false) : Atom{code_point()});
        return position(false);
      }
    }
  }

  constexpr Part group() {
    ++at_;
    if (is_next("?:")) {
      at_ += 2;
    } else if (is_next("?=") || is_next("?!") || is_next("?<=") || is_next("?<!")) {
      fail(Fault::look_around);
    } else if (is_next("?<")) {
      fail(Fault::named_group);
    } else if (is_next("?")) {
      fail(Fault::other_group);
    }
    if (groups_ == most_groups) fail(Fault::too_large);
    ++groups_;
    const Part part = alternatives();
    --groups_;
    if (!skip(')')) fail(Fault::group_open);
    return part;
  }

  constexpr Part character_class() {
    ++at_;
    characters.begin();
    const bool is_inverted = skip('^');
    while (!skip(']')) {
      const Atom first = class_atom();
      if (more() && text_[at_] == '-' && !is_next("-]") && !is_next("--")) {
        ++at_;
        const Atom last = class_atom();
        if (first.set != '\0' || last.set != '\0' || last.character < first.character) fail(Fault::class_range);
        characters.add({first.character, last.character});
      } else {
        add(first);
      }
      if (fault != Fault::none) return {};
    }
    return position(is_inverted);
  }

  constexpr Atom class_atom() {
    if (!more()) fail(Fault::class_open);
    if (is_next("[") || is_next("&&") || is_next("--")) fail(Fault::class_operator);
    if (fault != Fault::none) return {};
    return text_[at_] == '\\' ? escape(true) : Atom{code_point()};
  }

  constexpr Part position(bool is_inverted) {
    if (fault != Fault::none) return {};
    const Part part = positions.add(characters.end(is_inverted));
    if (characters.is_full() || positions.is_full()) fail(Fault::too_large);
    return part;
  }

  constexpr void add(Atom atom) {
    switch (atom.set) {
      case 'd':
        return characters.add(digit_characters);
      case 'D':
        return characters.add_all_but(digit_characters);
      case 'w':
        return characters.add(word_characters);
      case 'W':
        return characters.add_all_but(word_characters);
      case 's':
        return characters.add(space_characters);
      case 'S':
        return characters.add_all_but(space_characters);
      default:
        return characters.add({atom.character, atom.character});
    }
  }

  constexpr Atom escape(bool is_in_class) {
    ++at_;
    const char character = more() ? text_[at_++] : '\0';
    switch (character) {
      case 'd':
      case 'D':
      case 'w':
      case 'W':
      case 's':
      case 'S':
        return {0, character};
      case 'n':
        return {'\n'};
      case 't':
        return {'\t'};
      case 'r':
        return {'\r'};
      case 'f':
        return {'\f'};
      case 'v':
        return {'\v'};
      case '0':
        if (more() && text_[at_] >= '0' && text_[at_] <= '9') fail(Fault::escape);
        return {0};
      case 'x':
        return {hexadecimal(2)};
      case 'u':
        return {unicode_escape()};
      case 'p':
      case 'P':
        fail(Fault::property);
        return {};
      case 'b':
      case 'B':
        if (is_in_class && character == 'b') return {'\b'};
        fail(is_in_class ? Fault::escape : Fault::boundary);
        return {};
      default:
        if (std::string_view("^$\\.*+?()[]{}|/").find(character) == std::string_view::npos && !(is_in_class && character == '-'))
          fail(!is_in_class && ((character >= '1' && character <= '9') || character == 'k') ? Fault::back_reference
                                                                                            : Fault::escape);
        return {static_cast<unsigned char>(character)};
    }
  }

  // As much as stands there, up to `digits` digits.
  constexpr char32_t hexadecimal(std::size_t digits) {
    char32_t value = 0;
    for (; digits != 0; --digits) value = value * 16 + digit();
    return value;
  }

  constexpr char32_t digit() {
    const char character = more() ? text_[at_++] : '\0', lower = static_cast<char>(character | 0x20);
    if (character >= '0' && character <= '9') return static_cast<char32_t>(character - '0');
    if (lower >= 'a' && lower <= 'f') return static_cast<char32_t>(lower - 'a' + 10);
    fail(Fault::escape);
    return 0;
  }

  // `\u{1F600}`, `\uD83D\uDE00` or `\u00E9`.
  constexpr char32_t unicode_escape() {
    if (skip('{')) {
      char32_t value = 0;
      do {
        value = (std::min)(value * 16 + digit(), last_code_point + 1);
      } while (!skip('}') && fault == Fault::none);
      if (value > last_code_point) fail(Fault::escape);
      return value;
    }
    const char32_t unit = hexadecimal(4);
    if (unit < 0xd800 || unit > 0xdbff || !is_next("\\u")) return unit;
    const std::size_t after = at_;
    if (is_next("\\u{")) return unit;
    at_ += 2;
    const char32_t low = hexadecimal(4);
    if (low >= 0xdc00 && low <= 0xdfff) return 0x10000 + (unit - 0xd800) * 0x400 + (low - 0xdc00);
    if (fault == Fault::none) at_ = after;
    return unit;
  }

  constexpr char32_t code_point() {
    const char* at = text_.data() + at_;
    const char32_t code_point = take_code_point(at, text_.data() + text_.size());
    at_ = static_cast<std::size_t>(at - text_.data());
    if (code_point == no_code_point) fail(Fault::encoding);
    return code_point;
  }

  std::string_view text_;
  std::size_t at_ = 0, groups_ = 0;
};

}  // namespace lambda_wasm::text::pattern
