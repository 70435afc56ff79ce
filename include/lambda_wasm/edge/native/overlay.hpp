#pragma once
/// @file
/// Lays a reply over a member of the event, as cmake/javascript/runtime/kinds/overlay.mjs does on Lambda.

#include <string>
#include <utility>
#include <vector>

#include <lambda_wasm/edge/native/json.hpp>
#include <lambda_wasm/edge/native/put.hpp>
#include <lambda_wasm/edge/native/text.hpp>

namespace lambda_wasm::edge::detail {

using JsonTexts = std::vector<std::pair<std::string, std::string>>;

/// An object of JSON; of equal names, the last value counts.
inline std::string json_object(JsonTexts members) {
  order_as_javascript(members);
  std::string json = "{";
  for (const auto& [name, value] : members)
    json.append(json.size() == 1 ? "" : ",").append(json_string(name)).append(":").append(value);
  return json.append("}");
}

/// The JSON text of a value, as `JSON.stringify` writes it.
inline std::string json_text_of(const Json& value);
inline JsonTexts members_of(const Json* value) {
  JsonTexts texts;
  if (value == nullptr) return texts;
  for (const auto& [name, member] : value->members) texts.emplace_back(name, json_text_of(*member));
  return texts;
}
inline std::string json_text_of(const Json& value) {
  switch (value.type) {
    case Json::Type::null:
      return "null";
    case Json::Type::boolean:
      return value.boolean ? "true" : "false";
    case Json::Type::number:
      return printed(value.number);
    case Json::Type::string:
      return json_string(value.text);
    case Json::Type::object:
      return json_object(members_of(&value));
    case Json::Type::array:
      break;
  }
  std::string json = "[";
  for (const Json* element : value.elements) json.append(json.size() == 1 ? "" : ",").append(json_text_of(*element));
  return json.append("]");
}

/// The event with the members of `reply` in place of those of its member `name`.
inline std::string overlaid(const Json& event, const std::string& name, const std::string& reply) {
  JsonTexts all = members_of(&event), within = members_of(event.find(name));
  const JsonDocument replied(reply);
  for (auto& member : members_of(&replied.root())) within.push_back(std::move(member));
  all.emplace_back(name, json_object(std::move(within)));
  return json_object(std::move(all));
}

}  // namespace lambda_wasm::edge::detail
