#pragma once
/// @file
/// Converts JSON to a message on the wire by a schema, as cmake/javascript/build/codec.mjs and kinds.mjs do on Lambda, by the
/// same rules and with the same messages for mismatches. tests/vectors/codec.json tests both.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  constexpr std::size_t most = 32;
  std::string shown = first_units(value->text, most);
  if (shown.size() < value->text.size()) shown.append("…");
  return "string " + json_string(shown);
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
    using Type = Json::Type;
    const auto is = [&](Type type) { return value != nullptr && value->type == type; };
    switch (schema.kind) {
      case 'n':
        return true;
      case 's':
        if (!is(Type::string)) return wrong("string", value);
        put_string(value->text);
        return true;
      case 'b':
        if (!is(Type::boolean)) return wrong("boolean", value);
        put_word(value->boolean ? 1 : 0);
        return true;
      case 'c':
        return put_integer(value, -128, 127, "integer from -128 to 127");
      case 'C':
        return put_integer(value, 0, 255, "integer from 0 to 255");
      case 'h':
        return put_integer(value, -32768, 32767, "integer from -32768 to 32767");
      case 'H':
        return put_integer(value, 0, 65535, "integer from 0 to 65535");
      case 'i':
        return put_integer(value, INT32_MIN, INT32_MAX, "integer of 32 bits");
      case 'I':
        return put_integer(value, 0, UINT32_MAX, "unsigned integer of 32 bits");
      case 'l':
        return put_integer64<std::int64_t>(value, "integer of 64 bits");
      case 'L':
        return put_integer64<std::uint64_t>(value, "unsigned integer of 64 bits");
      case 'd':
        if (!is(Type::number)) return wrong("number", value);
        wire_.put_double(value->number);
        return true;
      case 'y': {
        const auto bytes = is(Type::string) ? text::base64_decode(value->text) : std::nullopt;
        if (!bytes) return wrong("string of base64", value);
        wire_.put_text(*bytes);
        return true;
      }
      case 't':
        return put_time(schema, value);
      case 'e':
        return put_enumerator(schema, value);
      case 'a':
        return put_any(value, 0);
      case '?':
        if (value == nullptr || is(Type::null)) return put_word(0);
        put_word(1);
        return put(schema.of[0], value);
      case '[':
        if (!is(Type::array)) return wrong("array", value);
        put_word(value->elements.size());
        return put_elements(schema, value->elements);
      case '*':
        if (value == nullptr) return put_absent(schema);
        put_word(is(Type::array) ? value->elements.size() : 1);
        return is(Type::array) ? put_elements(schema, value->elements) : put(schema.of[0], value);
      case '#':
        if (!is(Type::array) || value->elements.size() != schema.size)
          return wrong("array of " + std::to_string(schema.size), value);
        return put_elements(schema, value->elements);
      case '{':
        if (!is(Type::object)) return wrong("object", value);
        put_word(value->members.size());
        for (const auto& [key, element] : value->members) {
          put_string(key);
          if (!put_at(key, schema.of[0], element)) return false;
        }
        return true;
      case '(':
        if (!is(Type::object)) return wrong("object", value);
        for (std::size_t i = 0; i < schema.of.size(); ++i) {
          if (!put_at(schema.names[i], schema.of[i], value->find(schema.names[i]))) return false;
        }
        return true;
      default:
        return wrong("value a native build takes", value);
    }
  }

  /// The mismatch, after `put` returned false.
  [[nodiscard]] const Mismatch& mismatch() const { return mismatch_; }

 private:
  bool put_word(std::size_t word) {
    wire_.words.push_back(static_cast<std::uint32_t>(word));
    return true;
  }
  bool put_tag(wire::AnyTag tag) { return put_word(static_cast<std::size_t>(tag)); }
  void put_string(const std::string& text) { wire_.put_text(replace_surrogates(text)); }

  bool put_integer(const Json* value, double least, double most, std::string_view expected) {
    if (value == nullptr || value->type != Json::Type::number) return wrong(expected, value);
    const double number = value->number;
    if (!(number >= least && number <= most) || std::trunc(number) != number) return wrong(expected, value);
    return put_word(static_cast<std::uint32_t>(static_cast<std::int64_t>(number)));
  }

  // Decimal text is exact at any size. `JSON.parse` loses digits of a number beyond 2^53 − 1.
  template <class T>
  bool put_integer64(const Json* value, std::string expected) {
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

  bool put_time(const Schema& schema, const Json* value) {
    const auto time = value != nullptr && value->type == Json::Type::string ? text::parse_rfc3339(value->text) : std::nullopt;
    if (!time) return wrong("time as in RFC 3339", value);
    // The range of 64 bits of nanoseconds, in whole seconds.
    if (schema.digits == 9 && (time->seconds < -9223372036 || time->seconds > 9223372035))
      return wrong("time from 1677-09-21 to 2262-04-11", value);
    wire_.put_double_word(static_cast<std::uint64_t>(time->seconds));
    return put_word(time->nanoseconds);
  }

  bool put_enumerator(const Schema& schema, const Json* value) {
    std::string expected = "one of ";
    for (std::size_t i = 0; i < schema.names.size(); ++i) {
      if (value != nullptr && value->type == Json::Type::string && value->text == schema.names[i]) return put_word(i);
      expected.append(i == 0 ? "" : ", ").append(json_string(schema.names[i]));
    }
    return wrong(expected, value);
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
        put_string(value->text);
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
        put_string(member.first);
        if (!within(member.first, [&] { return put_any(member.second, depth + 1); })) return false;
      }
    }
    return true;
  }

  // An absent one-or-many value is not a list of one null.
  bool put_absent(const Schema& schema) {
    const Schema* needed = &schema;
    while (needed->kind == '*' || needed->kind == '?') needed = &needed->of[0];
    return put(*needed, nullptr);
  }

  bool put_elements(const Schema& schema, const std::vector<const Json*>& elements) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (!put_at(std::to_string(i), schema.of[0], elements[i])) return false;
    }
    return true;
  }
  bool put_at(std::string_view step, const Schema& schema, const Json* value) {
    return within(step, [&] { return put(schema, value); });
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

  Wire& wire_;
  std::string pointer_;
  Mismatch mismatch_;
};

}  // namespace lambda_wasm::edge::detail
