#pragma once
/// @file
/// Which alternative of a union a JSON value is, by the table in lambda_wasm/json/json.hpp and describe_union.hpp.

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include <lambda_wasm/describe_union.hpp>
#include <lambda_wasm/kind.hpp>

#include "json.hpp"

namespace oracle {

namespace kind = lambda_wasm::detail;

template <class T>
inline constexpr bool is_nothing = std::is_same_v<T, std::monostate>;

/// Whether an alternative takes a JSON value of this type. With `has_text`, another one takes strings.
template <class T>
bool takes_type(Value::Type type, bool has_text) {
  using enum Value::Type;
  if constexpr (is_nothing<T>) {
    return type == null;
  } else if constexpr (kind::ValueKind<T>) {
    return takes_type<kind::Crossed<T>>(type, has_text);
  } else if constexpr (kind::BooleanKind<T>) {
    return type == boolean;
  } else if constexpr (kind::IntegerKind<T>) {
    return type == number || (type == string && sizeof(T) == 8 && !has_text);
  } else if constexpr (kind::RealKind<T>) {
    return type == number;
  } else if constexpr (kind::TextKind<T> || kind::BytesKind<T> || kind::TimeKind<T> || kind::DateKind<T> ||
                       lambda_wasm::DescribedEnum<T>) {
    return type == string;
  } else if constexpr (kind::MapKind<T> || lambda_wasm::Described<T> || lambda_wasm::DescribedUnion<T>) {
    return type == object;
  } else {
    return type == array;
  }
}

/// The index of the alternative for a JSON value; the number of alternatives if there is none.
template <class... Types>
std::size_t find_by_type(const Value& value, kind::TypeList<Types...>) {
  const bool has_text = (takes_type<Types>(Value::Type::string, true) || ...);
  const bool takes[] = {takes_type<Types>(value.type, has_text)..., true};
  return static_cast<std::size_t>(std::ranges::find(takes, true) - takes);
}

/// The same for a name.
template <class T, auto By, class... Each>
std::size_t find_by_name(std::string_view name, kind::UnionDescription<T, By, Each...>) {
  const std::string_view names[] = {Each::name..., {}};
  const bool is_otherwise[] = {Each::is_otherwise..., true};
  for (std::size_t i = 0; i != sizeof...(Each); ++i)
    if (!is_otherwise[i] && names[i] == name) return i;
  return static_cast<std::size_t>(std::ranges::find(is_otherwise, true) - is_otherwise);
}

/// An alternative, and the JSON value that holds it: for a tag the whole object, for a name the member.
struct Chosen {
  std::size_t index;
  const Value* value;
  std::string_view key{};  ///< of the member
};

/// The alternative of a tag, which is the last one in the object.
template <class T>
Chosen choose_by_tag(const Value& object) {
  using Description = kind::DescriptionOfUnion<T>;
  const Value* const tag = object.last(Description::by.name.view());
  const bool is_text = tag != nullptr && tag->is(Value::Type::string);
  return {is_text ? find_by_name(tag->text, Description{}) : Description::size, &object};
}

/// The alternative of the only member that is not null.
template <class T>
Chosen choose_by_key(const Value& object) {
  using Description = kind::DescriptionOfUnion<T>;
  std::vector<Chosen> members;
  for (const auto& [key, member] : object.members)
    if (!member.is(Value::Type::null)) members.push_back({find_by_name(key, Description{}), &member, key});
  return members.size() == 1 ? members[0] : Chosen{Description::size, nullptr};
}

/// The alternative of the first member. Its value is looked at even if there are others.
template <class T>
Chosen choose_by_first_key(const Value& object) {
  if (object.members.empty() || object.members[0].second.is(Value::Type::null)) return {0, nullptr};
  const auto& [key, member] = object.members[0];
  return {find_by_name(key, kind::DescriptionOfUnion<T>{}), &member, key};
}

template <class T>
Chosen choose(const Value& value) {
  if constexpr (!lambda_wasm::DescribedUnion<T>) {
    return {find_by_type(value, typename kind::UnionOf<T>::Types{}), &value};
  } else if constexpr (kind::DescriptionOfUnion<T>::by.is_tag) {
    return choose_by_tag<T>(value);
  } else {
    return choose_by_key<T>(value);
  }
}

/// Whether two members of an object have this name; without a name, any two the same.
inline bool has_repeated(const Value& object, std::string_view name = {}) {
  for (std::size_t i = 0; i != object.members.size(); ++i) {
    for (std::size_t j = 0; j != i; ++j) {
      const std::string& key = object.members[i].first;
      if (key == object.members[j].first && (name.data() == nullptr || key == name)) return true;
    }
  }
  return false;
}

}  // namespace oracle
