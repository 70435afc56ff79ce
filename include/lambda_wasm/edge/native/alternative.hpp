#pragma once
/// @file
/// Tells the alternatives of a union by the type of the JSON, as jsonTypes of cmake/javascript/build/kinds does.

#include <cstddef>
#include <cstdint>

#include <lambda_wasm/edge/native/json.hpp>
#include <lambda_wasm/edge/native/schema.hpp>
#include <lambda_wasm/kinds/part.hpp>

namespace lambda_wasm::edge::detail {

/// The types of JSON that values of a schema are read from, as bits of json_type.
inline std::uint32_t json_types(const Schema& schema) {
  namespace type = lambda_wasm::kinds::json_type;
  const auto types_within = [&] {
    std::uint32_t types = 0;
    for (const Schema& part : schema.of) types |= json_types(part);
    return types;
  };
  switch (schema.kind) {
    case '@':
      return json_types(*schema.type);
    case 'a':
      return type::any;
    case 'n':
      return type::null;
    case 'b':
      return type::boolean;
    case '[':
    case ']':
    case '$':
    case '#':
    case '<':
      return type::array;
    case '{':
    case '}':
    case '^':
    case '(':
    case '!':
    case 'T':
    case 'K':
      return type::object;
    case '?':
    case '~':
      return types_within() | type::null;
    case 'J':
      return types_within();
    case 'l':
    case 'L':
      return type::number | type::decimal;
    case 'c':
    case 'C':
    case 'h':
    case 'H':
    case 'i':
    case 'I':
    case 'd':
      return type::number;
    default:
      return type::string;
  }
}

/// The index of the alternative that takes values of this type; their number if there is none. Integers of 64 bits take decimal
/// text, unless another alternative takes strings.
inline std::size_t alternative_of(const Schema& schema, const Json* value) {
  namespace type = lambda_wasm::kinds::json_type;
  static constexpr std::uint32_t types[] = {type::null, type::boolean, type::number, type::string, type::array, type::object};
  std::uint32_t wanted = value == nullptr ? 0 : types[static_cast<std::size_t>(value->type)];
  if (wanted == type::string && (json_types(schema) & type::string) == 0) wanted = type::decimal;
  std::size_t index = 0;
  while (index != schema.of.size() && (json_types(schema.of[index]) & wanted) == 0) ++index;
  return index;
}

}  // namespace lambda_wasm::edge::detail
