#pragma once
/// @file
/// How values are within an item of DynamoDB, as cmake/javascript/build/attributes.mjs says: each under the letter of its type.

#include <string_view>

#include <lambda_wasm/edge/native/json.hpp>
#include <lambda_wasm/edge/native/schema.hpp>

namespace lambda_wasm::edge::detail {

/// How values are: outside of items; within one, where each has a letter; or within a set, whose elements have none.
enum class Form { plain, attribute, element };

/// The schema that a reference refers to; any other as it is.
inline const Schema& resolved(const Schema& schema) { return schema.kind == '@' ? *schema.type : schema; }

inline std::string_view attribute_letter(const Schema& schema) {
  switch (resolved(schema).kind) {
    case 's':
    case 't':
    case 'D':
    case 'e':
    case 'E':
      return "S";
    case 'b':
      return "BOOL";
    case 'y':
    case 'Y':
      return "B";
    case '[':
    case ']':
    case '$':
    case '#':
    case '<':
      return "L";
    case '{':
    case '}':
    case '(':
    case '!':
      return "M";
    default:
      return "N";
  }
}

/// The letter of a set of these elements; empty if there is none.
inline std::string_view set_letter(const Schema& list) {
  if (std::string_view("[]$").find(list.kind) == std::string_view::npos) return {};
  const char kind = list.of[0].kind;
  if (std::string_view("@?~K").find(kind) != std::string_view::npos) return {};
  const std::string_view letter = attribute_letter(list.of[0]);
  return letter == "S" ? "SS" : letter == "N" ? "NS" : letter == "B" ? "BS" : "";
}

/// Whether the value is an attribute itself: a dynamodb::AttributeValue.
inline bool is_attribute(const Schema& schema) { return resolved(schema).kind == 'K'; }

/// Within items, bytes are never strict, and no element is passed over.
inline Schema in_item(Schema schema) {
  schema.kind = schema.kind == 'y' ? 'Y' : schema.kind == ']' ? '[' : schema.kind == '}' ? '{' : schema.kind;
  return schema;
}

/// The letter that an attribute is under; empty if it is no attribute.
inline std::string_view letter_of(const Json* value) {
  for (const std::string_view letter : {"S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"}) {
    if (value != nullptr && value->find(letter) != nullptr) return letter;
  }
  return {};
}

}  // namespace lambda_wasm::edge::detail
