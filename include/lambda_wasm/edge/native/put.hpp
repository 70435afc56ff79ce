#pragma once
/// @file
/// Converts JSON to a message on the wire by a schema, as cmake/javascript/build/codec.mjs and kinds.mjs do on Lambda, by the
/// same rules and with the same messages for mismatches. tests/vectors/codec.json tests both.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/edge/native/alternative.hpp>
#include <lambda_wasm/edge/native/attribute.hpp>
#include <lambda_wasm/edge/native/gunzip.hpp>
#include <lambda_wasm/edge/native/json.hpp>
#include <lambda_wasm/edge/native/schema.hpp>
#include <lambda_wasm/edge/native/text.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/text/base64.hpp>
#include <lambda_wasm/text/number.hpp>
#include <lambda_wasm/text/time.hpp>
#include <lambda_wasm/wire/any.hpp>

namespace lambda_wasm::edge::detail {

/// A message: its words and its text.
struct Wire {
  std::vector<std::uint32_t> words;
  std::string text;

  void put_text(std::string_view piece) {
    words.push_back(static_cast<std::uint32_t>(piece.size()));
    text.append(piece);
  }
  void put_double_word(std::uint64_t value) {
    words.push_back(static_cast<std::uint32_t>(value));
    words.push_back(static_cast<std::uint32_t>(value >> 32));
  }
  void put_double(double value) {
    if (words.size() % 2 != 0) words.push_back(0);
    const std::size_t at = words.size();
    words.resize(at + 2);
    std::memcpy(&words[at], &value, sizeof value);
  }
};

/// A number as JavaScript prints it.
inline std::string printed(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  char digits[text::max_double_size];
  return {digits, text::print_double(value, digits)};
}

/// The first 32 units of a text, in quotes.
inline std::string shown(const std::string& text) {
  constexpr std::size_t most = 32;
  std::string shown = first_units(text, most);
  if (shown.size() < text.size()) shown.append("…");
  return json_string(shown);
}

/// Describes a value in a few words: its type, and the value if it is short. nullptr is an absent value.
inline std::string described(const Json* value) {
  if (value == nullptr) return "nothing";
  switch (value->type) {
    case Json::Type::null:
      return "null";
    case Json::Type::boolean:
      return value->boolean ? "boolean true" : "boolean false";
    case Json::Type::number:
      return "number " + printed(value->number);
    case Json::Type::array:
      return "array";
    case Json::Type::object:
      return "object";
    case Json::Type::string:
      break;
  }
  return "string " + shown(value->text);
}

/// The message of a mismatch, the same as that of Mismatch in cmake/javascript/runtime/lane.mjs.
inline std::string sentence_of(const Mismatch& mismatch) {
  return "The value" + (mismatch.pointer.empty() ? "" : " at " + mismatch.pointer) + " does not fit: expected " +
         mismatch.expected + ", found " + mismatch.found + ".";
}

/// Writes values into a message, up to the first mismatch.
class Putter {
 public:
  explicit Putter(Wire& wire) : wire_(wire) {}

  /// Writes `value`; nullptr is an absent value. @returns false if it does not fit: `mismatch` then describes it
  [[nodiscard]] bool put(const Schema& schema, const Json* value) {
    return form_ == Form::plain ? put_plain(schema, value) : put_attribute(schema, value);
  }
  /// As above, for the struct or map of an item: its values are each under the letter of its type.
  [[nodiscard]] bool put_item(const Schema& schema, const Json* value) {
    return in_form(Form::attribute, [&] { return put_plain(schema, value); });
  }

  /// The mismatch, after `put` returned false.
  [[nodiscard]] const Mismatch& mismatch() const { return mismatch_; }

  // ---- For the kinds: each function that may fail returns false if the value does not fit

  static constexpr const Json* absent = nullptr;
  static bool is_null(const Json* value) { return is(Json::Type::null, value); }
  static bool is_boolean(const Json* value) { return is(Json::Type::boolean, value); }
  static bool is_number(const Json* value) { return is(Json::Type::number, value); }
  static bool is_string(const Json* value) { return is(Json::Type::string, value); }
  static bool is_array(const Json* value) { return is(Json::Type::array, value); }
  static bool is_object(const Json* value) { return is(Json::Type::object, value); }
  static std::string shown(const std::string& text) { return detail::shown(text); }
  /// The index of the name that a value is; `otherwise` for other strings, and the number of names for other values.
  static std::size_t name_index(const std::vector<std::string>& names, std::size_t otherwise, const Json* value) {
    if (!is_string(value)) return names.size();
    for (std::size_t i = 0; i != names.size(); ++i) {
      if (names[i] == value->text && i != otherwise) return i;
    }
    return otherwise;
  }
  static std::string expected_name(const std::vector<std::string>& names, std::size_t otherwise) {
    return written([&](auto& put) { json_text::put_expected_name(put, names, names.size(), otherwise); });
  }
  /// The text that a function writes as for detail::constant_text.
  template <class Write>
  static std::string written(Write write) {
    std::string text;
    const auto put = [&](char character) { text.push_back(character); };
    write(put);
    return text;
  }
  static std::size_t alternative(const Schema& schema, const Json* value) { return alternative_of(schema, value); }
  /// What a mismatch of any value of a schema would say was expected.
  static std::string expected(const Schema& schema) {
    if (schema.kind == 'n') return "null";
    if (schema.kind == '?' || schema.kind == '~') return expected(schema.of[0]);
    Wire wire;
    Putter probe(wire);
    static_cast<void>(probe.put(schema, absent));
    return probe.mismatch().expected;
  }

  Wire& wire() { return wire_; }
  void put_double(double value) { wire_.put_double(value); }
  void put_text(const std::string& text) { wire_.put_text(replace_surrogates(text)); }
  bool put_word(std::size_t word) {
    wire_.words.push_back(static_cast<std::uint32_t>(word));
    return true;
  }

  bool put_integer(const Json* value, double least, double most, std::string_view expected) {
    if (value == nullptr || value->type != Json::Type::number) return wrong(expected, value);
    const double number = value->number;
    if (!(number >= least && number <= most) || std::trunc(number) != number) return wrong(expected, value);
    return put_word(static_cast<std::uint32_t>(static_cast<std::int64_t>(number)));
  }

  // Decimal text is exact at any size. `JSON.parse` loses digits of a number beyond 2^53 − 1.
  template <class T>
  bool put_integer64(const Json* value, std::string_view kind) {
    std::string expected(kind);
    constexpr double max_safe = 9007199254740991;
    constexpr bool is_signed = static_cast<T>(-1) < 0;
    std::optional<T> exact;
    if (value != nullptr && value->type == Json::Type::number) {
      const double number = value->number;
      const bool is_integer = std::isfinite(number) && std::trunc(number) == number && (is_signed || number >= 0);
      if (is_integer && (std::abs)(number) <= max_safe) {
        exact = static_cast<T>(number);
      } else if (is_integer) {
        expected.append(", as decimal text beyond ±(2^53 - 1)");
      }
    } else if (value != nullptr && value->type == Json::Type::string) {
      const std::string_view text = value->text, digits = text.substr(text.starts_with('-') ? 1 : 0);
      if (!digits.starts_with('0') || digits == "0") exact = text::parse_integer<T>(text);
    }
    if (!exact) return wrong(expected, value);
    wire_.put_double_word(static_cast<std::uint64_t>(*exact));
    return true;
  }

  // Writes the tagged form of wire/any.hpp.
  bool put_any(const Json* value, std::size_t depth) {
    using enum wire::AnyTag;
    if (value == nullptr) return wrong("value of JSON", value);
    switch (value->type) {
      case Json::Type::null:
        return put_tag(null);
      case Json::Type::boolean:
        return put_tag(value->boolean ? yes : no);
      case Json::Type::string:
        put_tag(text);
        put_text(value->text);
        return true;
      case Json::Type::number: {
        const double number = value->number;
        if (std::trunc(number) == number && (std::abs)(number) <= 9007199254740991 && !(number == 0 && std::signbit(number))) {
          put_tag(integer);
          wire_.put_double_word(static_cast<std::uint64_t>(static_cast<std::int64_t>(number)));
        } else {
          put_tag(real);
          wire_.put_double(number);
        }
        return true;
      }
      case Json::Type::array:
      case Json::Type::object:
        break;
    }
    if (depth == wire::max_any_depth) return mismatched("at most 256 levels", "more");
    if (value->type == Json::Type::array) {
      put_tag(array);
      put_word(value->elements.size());
      for (std::size_t i = 0; i < value->elements.size(); ++i) {
        if (!within(std::to_string(i), [&] { return put_any(value->elements[i], depth + 1); })) return false;
      }
    } else {
      put_tag(object);
      put_word(value->members.size());
      for (const Json::Member& member : value->members) {
        put_text(member.first);
        if (!within(member.first, [&] { return put_any(member.second, depth + 1); })) return false;
      }
    }
    return true;
  }

  bool put_elements(const Schema& schema, const std::vector<const Json*>& elements) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (!put_at(std::to_string(i), schema, elements[i])) return false;
    }
    return true;
  }
  bool put_at(std::string_view step, const Schema& schema, const Json* value) {
    return within(step, [&] { return put(schema, value); });
  }

  /// Writes the value whose JSON a text has as base64 of gzip.
  bool put_gzipped(const Schema& schema, const Json* value) {
    const std::optional<std::string> json = gunzip(text::base64_decode_lenient(value->text));
    const JsonDocument document(json.value_or(""));
    return document.problem().empty() ? put(schema, &document.root()) : wrong("base64 of gzip of JSON", value);
  }

  /// Whether an object has no members other than these.
  bool has_only(const std::vector<std::string>& names, const Json* object) {
    return std::ranges::all_of(object->members, [&](const Json::Member& member) {
      return std::ranges::find(names, member.first) != names.end() ||
             within(member.first, [&] { return wrong(json_text::expected_nothing, member.second); });
    });
  }

  // Writes a value that is one step deeper in the event.
  template <class Put>
  bool within(std::string_view step, Put put) {
    const std::size_t size = pointer_.size();
    pointer_.push_back('/');
    for (const char character : step) {
      if (character == '~') {
        pointer_.append("~0");
      } else if (character == '/') {
        pointer_.append("~1");
      } else {
        pointer_.push_back(character);
      }
    }
    const bool fits = put();
    pointer_.resize(size);
    return fits;
  }

  bool wrong(std::string_view expected, const Json* value) { return mismatched(expected, described(value)); }
  bool mismatched(std::string_view expected, std::string_view found) {
    mismatch_ = {replace_surrogates(pointer_), std::string(expected), std::string(found)};
    return false;
  }

 private:
  bool put_plain(const Schema& schema, const Json* value) {
    if (schema.kind == '@') return put_type(*schema.type, value);
    return put(schema, value, lambda_wasm::kinds::All{});
  }
  bool put_type(const Schema& type, const Json* value) {
    if (!type.is_recursive()) return put_plain(type, value);
    if (depth_ == lambda_wasm::kinds::max_depth) return mismatched("at most 256 levels", "more");
    ++depth_;
    const bool fits = put_plain(type, value);
    --depth_;
    return fits;
  }

  template <class Put>
  bool in_form(Form form, Put put) {
    const Form outer = std::exchange(form_, form);
    const bool fits = put();
    form_ = outer;
    return fits;
  }
  bool put_attribute(const Schema& given, const Json* value) {
    const Schema schema = in_item(given);
    if (is_attribute(schema)) return in_form(Form::plain, [&] { return put_plain(schema, value); });
    if (form_ == Form::element) return put_unwrapped(schema, value);
    if (schema.kind == '?' || schema.kind == '~') {
      static const Json null;
      const Json* const is_null = value == nullptr ? nullptr : value->find("NULL");
      return put_plain(schema, is_null != nullptr && is_null->boolean ? &null : value);
    }
    const std::string_view letter = attribute_letter(schema), other = set_letter(schema);
    for (const std::string_view each : {letter, other}) {
      const Json* const found = value == nullptr || each.empty() ? nullptr : value->find(each);
      if (found == nullptr) continue;
      const auto put_found = [&] { return put_unwrapped(schema, found); };
      return within(each, [&] { return each == letter ? put_found() : in_form(Form::element, put_found); });
    }
    const std::string expected = "value under " + std::string(letter) + (other.empty() ? "" : " or " + std::string(other));
    const std::string_view found = letter_of(value);
    return found.empty() ? wrong(expected, value) : mismatched(expected, "value under " + std::string(found));
  }
  // A value without its letter. Numbers are text.
  bool put_unwrapped(const Schema& schema, const Json* value) {
    Json number;
    if (attribute_letter(schema) == "N" && is_string(value)) {
      text::Decimal decimal;
      const char* const begin = value->text.data();
      const char* const end = begin + value->text.size();
      if (text::scan_number(begin, end, decimal) == end) {
        number.type = Json::Type::number;
        number.number = text::to_double(decimal, value->text);
        const bool is_wide = schema.kind == 'l' || schema.kind == 'L';
        const bool is_safe = std::trunc(number.number) == number.number && (std::abs)(number.number) <= 9007199254740991;
        if (!is_wide || is_safe) value = &number;
      }
    }
    return put_plain(schema, value);
  }

  static bool is(Json::Type type, const Json* value) { return value != nullptr && value->type == type; }
  bool put_tag(wire::AnyTag tag) { return put_word(static_cast<std::size_t>(tag)); }

  template <class... Kinds>
  bool put(const Schema& schema, const Json* value, lambda_wasm::detail::TypeList<Kinds...>) {
    bool fits = false;
    static_cast<void>(
        ((Kinds::letters.find(schema.kind) != std::string_view::npos && (fits = Kinds::put(*this, schema, value), true)) || ...));
    return fits;
  }

  Wire& wire_;
  std::string pointer_;
  std::uint32_t depth_ = 0;
  Form form_ = Form::plain;
  Mismatch mismatch_;
};

}  // namespace lambda_wasm::edge::detail
