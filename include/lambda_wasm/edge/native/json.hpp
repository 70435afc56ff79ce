#pragma once
/// @file
/// JSON text as a tree, for the native edge only: the same values as `JSON.parse` makes of an event on Lambda. Written for
/// clarity, not speed; none of it is linked into Wasm.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <lambda_wasm/edge/native/text.hpp>
#include <lambda_wasm/text/number.hpp>

namespace lambda_wasm::edge::detail {

/// A JSON value. Text is WTF-8: UTF-8 in which an escaped lone surrogate takes three bytes, because JavaScript keeps it.
struct Json {
  enum class Type { null, boolean, number, string, array, object };
  using Member = std::pair<std::string, const Json*>;

  Type type = Type::null;
  bool boolean = false;
  double number = 0;
  std::string text;
  std::vector<const Json*> elements;
  std::vector<Member> members;  ///< unique keys, in JavaScript's order

  /// The member with this name; nullptr if there is none, or this is not an object.
  [[nodiscard]] const Json* find(std::string_view name) const {
    const auto found = std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.first == name; });
    return found == members.end() ? nullptr : found->second;
  }
};

/// The number of a property name that JavaScript treats as an array index (ECMA-262 section 6.1.7).
inline std::optional<std::uint32_t> array_index(std::string_view name) {
  if (name.size() > 1 && name.starts_with('0')) return std::nullopt;
  const auto index = name.starts_with('-') ? std::nullopt : text::parse_integer<std::uint32_t>(name);
  return index == UINT32_MAX ? std::nullopt : index;
}

/// Sorts properties in the order in which JavaScript enumerates them (ECMA-262 section 10.1.11.1): array indices ascending, then
/// the other names in the order in which they were first set. If a name was set twice, the last value is kept.
template <class Value>
void order_as_javascript(std::vector<std::pair<std::string, Value>>& properties) {
  std::map<std::uint32_t, Value> indexed;
  std::vector<std::pair<std::string, Value>> named;
  std::unordered_map<std::string, std::size_t> places;
  for (auto& [name, value] : properties) {
    if (const auto index = array_index(name)) {
      indexed.insert_or_assign(*index, std::move(value));
    } else if (const auto [place, is_new] = places.try_emplace(name, named.size()); is_new) {
      named.emplace_back(name, std::move(value));
    } else {
      named[place->second].second = std::move(value);
    }
  }
  properties.clear();
  for (auto& [index, value] : indexed) properties.emplace_back(std::to_string(index), std::move(value));
  for (auto& property : named) properties.push_back(std::move(property));
}

/// A JSON text (RFC 8259) and the tree of its values. Any depth is allowed: neither parsing nor freeing recurses.
class JsonDocument {
 public:
  /// Parses `text`. Bytes that are not UTF-8 are read as U+FFFD. Check `problem` before `root`.
  explicit JsonDocument(std::string_view text) : text_(text::replace_invalid_utf8(text)) {
    if (!parse()) values_.clear();
  }
  JsonDocument(const JsonDocument&) = delete;
  JsonDocument& operator=(const JsonDocument&) = delete;

  /// What is wrong with the text, such as "`}` is not expected at byte 12"; empty if it is JSON.
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] const Json& root() const { return values_.front(); }

 private:
  bool parse() {
    std::vector<Json*> open;  // the enclosing arrays and objects, innermost last
    std::string key;
    for (;;) {
      skip_space();
      Json& value = values_.emplace_back();
      if (!open.empty()) {
        Json& parent = *open.back();
        if (parent.type == Json::Type::array) {
          parent.elements.push_back(&value);
        } else {
          parent.members.emplace_back(std::move(key), &value);
        }
      }
      bool is_open = false;  // opened, and not closed immediately
      if (take('{')) {
        value.type = Json::Type::object;
        skip_space();
        is_open = !take('}');
        if (is_open && !parse_key(key)) return false;
      } else if (take('[')) {
        value.type = Json::Type::array;
        skip_space();
        is_open = !take(']');
      } else if (!parse_scalar(value)) {
        return false;
      }
      if (is_open) {
        open.push_back(&value);
        continue;
      }
      for (;;) {  // after a value
        skip_space();
        if (open.empty()) return at_ == text_.size() || fail();
        Json& parent = *open.back();
        if (take(',')) {
          skip_space();
          if (parent.type == Json::Type::object && !parse_key(key)) return false;
          break;
        }
        if (!take(parent.type == Json::Type::object ? '}' : ']')) return fail();
        order_as_javascript(parent.members);
        open.pop_back();
      }
    }
  }

  // Parses a key and its colon.
  bool parse_key(std::string& key) {
    key.clear();
    if (!take('"')) return fail();
    if (!parse_string(key)) return false;
    skip_space();
    return take(':') || fail();
  }

  bool parse_scalar(Json& value) {
    if (take('"')) {
      value.type = Json::Type::string;
      return parse_string(value.text);
    }
    if (take_word("null")) return true;
    if (take_word("true") || take_word("false")) {
      value.type = Json::Type::boolean;
      value.boolean = text_[at_ - 2] == 'u';
      return true;
    }
    text::Decimal decimal;
    const char* begin = text_.data() + at_;
    const char* end = text::scan_number(begin, text_.data() + text_.size(), decimal);
    if (end == nullptr) return fail();
    value.type = Json::Type::number;
    value.number = text::to_double(decimal, {begin, end});
    at_ += static_cast<std::size_t>(end - begin);
    return true;
  }

  // Parses a string after its opening quote.
  bool parse_string(std::string& value) {
    while (at_ < text_.size()) {
      const char next = text_[at_];
      if (static_cast<unsigned char>(next) < 0x20) return fail();
      ++at_;
      if (next == '"') return true;
      if (next != '\\') {
        value.push_back(next);
      } else if (!parse_escape(value)) {
        return false;
      }
    }
    return fail();
  }

  bool parse_escape(std::string& value) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (at_ < text_.size() && letters.find(text_[at_]) != std::string_view::npos) {
      value.push_back(meanings[letters.find(text_[at_++])]);
      return true;
    }
    std::optional<char32_t> unit = parse_unit();
    if (!unit) return fail();
    if (is_high_surrogate(*unit) && text_.compare(at_, 1, "\\") == 0) {
      const std::size_t before = at_++;
      const std::optional<char32_t> low = parse_unit();
      if (low && is_low_surrogate(*low)) {
        unit = 0x10000 + ((*unit - 0xd800) << 10) + (*low - 0xdc00);
      } else {
        at_ = before;  // a separate escape, valid or not
      }
    }
    append_wtf8(value, *unit);
    return true;
  }

  // Parses `u` and four hexadecimal digits.
  std::optional<char32_t> parse_unit() {
    if (text_.size() - at_ < 5 || text_[at_] != 'u') return std::nullopt;
    char32_t unit = 0;
    for (std::size_t i = 1; i <= 4; ++i) {
      constexpr std::string_view digits = "0123456789abcdefABCDEF";
      const std::size_t digit = digits.find(text_[at_ + i]);
      if (digit == std::string_view::npos) return std::nullopt;
      unit = unit * 16 + static_cast<char32_t>(digit < 16 ? digit : digit - 6);
    }
    at_ += 5;
    return unit;
  }

  void skip_space() {
    while (at_ < text_.size() && std::string_view(" \t\n\r").find(text_[at_]) != std::string_view::npos) ++at_;
  }
  bool take(char character) {
    if (at_ == text_.size() || text_[at_] != character) return false;
    ++at_;
    return true;
  }
  bool take_word(std::string_view word) {
    if (text_.compare(at_, word.size(), word) != 0) return false;
    at_ += word.size();
    return true;
  }
  bool fail() {
    if (at_ == text_.size()) {
      problem_ = "it ends too early";
    } else {
      const std::size_t size = text::utf8_sequence(text_.data() + at_, text_.data() + text_.size()).size;
      problem_ = json_string(std::string_view(text_).substr(at_, size)) + " is not expected at byte " + std::to_string(at_);
    }
    return false;
  }

  std::string text_;
  std::size_t at_ = 0;
  std::deque<Json> values_;
  std::string problem_;
};

}  // namespace lambda_wasm::edge::detail
