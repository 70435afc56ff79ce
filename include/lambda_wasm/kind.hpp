#pragma once
/// @file
/// The kinds of types that cross, each a concept. Schema, wire and JSON all branch on these concepts only, so a type crosses in
/// every way or in none.

#include <array>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>

namespace lambda_wasm {

/// @internal How a type that the SDK does not know crosses as a whole value. The header for that type specialises it
///         (`json/nlohmann.hpp` for nlohmann::json and the types that it converts).
template <class T>
struct AnyCodec {
  static constexpr bool is_defined = false;
};

/// @internal How a type whose values stay in JavaScript crosses: specialised in headers for Wasm (`js/val.hpp`).
template <class T>
struct HandleCodec {
  static constexpr bool is_defined = false;
};

/// @internal How a type crosses that only one edge knows: specialised in that edge. `put_schema` adds its text to the schema, and
///         `read` reads it from a wire::Reader.
template <class T>
struct EdgeCodec {
  static constexpr bool is_defined = false;
};

/// A value that may be one T or an array of T: read as a list, written as an array.
template <class T>
struct OneOrMany : std::vector<T> {
  using std::vector<T>::vector;
};

namespace detail {

/// The type that crosses if there is no input or no result.
struct Nothing {};

template <class T, template <class...> class Template>
inline constexpr bool is_specialization_of = false;
template <class... Arguments, template <class...> class Template>
inline constexpr bool is_specialization_of<Template<Arguments...>, Template> = true;

template <class T>
concept TextKind = std::same_as<T, std::string> || std::same_as<T, std::string_view>;
template <class T>
concept BooleanKind = std::same_as<T, bool>;
template <class T>
concept IntegerKind = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, wchar_t> &&
                      !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t> && sizeof(T) <= 8;
template <class T>
concept RealKind = std::same_as<T, double> || std::same_as<T, float>;
template <class T>
concept BytesKind = std::same_as<T, Bytes>;
template <class T>
concept OptionalKind = is_specialization_of<T, std::optional>;
template <class T>
concept OneOrManyKind = is_specialization_of<T, OneOrMany>;

template <class T>
inline constexpr bool is_sys_time = false;
template <class Duration>
inline constexpr bool is_sys_time<std::chrono::sys_time<Duration>> = true;
template <class T>
concept TimeKind = is_sys_time<T>;

template <class T>
inline constexpr bool is_array = false;
template <class T, std::size_t Size>
inline constexpr bool is_array<std::array<T, Size>> = true;
template <class T>
concept ArrayKind = is_array<T>;

// A vector of pairs is a map that keeps the order of its keys. std::map, std::unordered_map and types with their interface are
// maps too.
template <class T>
concept PairsKind = is_specialization_of<T, std::vector> && requires {
  typename T::value_type::first_type;
  typename T::value_type::second_type;
  requires TextKind<typename T::value_type::first_type>;
  requires is_specialization_of<typename T::value_type, std::pair>;
};
template <class T>
concept KeyedKind = requires(T& map) {
  typename T::mapped_type;
  requires TextKind<typename T::key_type>;
  map.clear();
  map.insert_or_assign(std::declval<typename T::key_type>(), std::declval<typename T::mapped_type>());
};

template <class T>
concept AnyKind = AnyCodec<T>::is_defined;
template <class T>
concept HandleKind = HandleCodec<T>::is_defined;
template <class T>
concept EdgeKind = EdgeCodec<T>::is_defined;

template <class T>
concept MapKind = !AnyKind<T> && (PairsKind<T> || KeyedKind<T>);
template <class T>
concept VectorKind = is_specialization_of<T, std::vector> && !PairsKind<T>;

template <class Map>
struct MappedType {
  using type = typename Map::mapped_type;
};
template <PairsKind Map>
struct MappedType<Map> {
  using type = typename Map::value_type::second_type;
};

// Types that cross as a whole, whatever they contain. The fields of a struct are checked separately.
template <class T>
concept Whole = TextKind<T> || BooleanKind<T> || IntegerKind<T> || RealKind<T> || BytesKind<T> || TimeKind<T> ||
                DescribedEnum<T> || Described<T> || AnyKind<T> || HandleKind<T>;

template <class T>
constexpr bool crosses() {
  if constexpr (Whole<T>) {
    return true;
  } else if constexpr (OptionalKind<T> || VectorKind<T> || OneOrManyKind<T> || ArrayKind<T>) {
    return crosses<typename T::value_type>();
  } else if constexpr (MapKind<T>) {
    return crosses<typename MappedType<T>::type>();
  } else {
    return false;
  }
}

// Whether a value of T has views into the text that it was read from. That text must then outlive the value.
template <class T>
constexpr bool has_views();
template <class T>
struct HasViews {
  template <class Field, bool>
  constexpr void operator()() {
    any = any || has_views<FieldType<T, Field>>();
  }
  bool any = false;
};
template <class T>
constexpr bool has_views() {
  if constexpr (std::same_as<T, std::string_view>) {
    return true;
  } else if constexpr (Described<T>) {
    HasViews<T> fields;
    for_each_field(Description<T>{}, fields);
    return fields.any;
  } else if constexpr (Whole<T>) {
    return false;
  } else if constexpr (PairsKind<T>) {
    return has_views<typename T::value_type::first_type>() || has_views<typename T::value_type::second_type>();
  } else if constexpr (KeyedKind<T>) {
    return has_views<typename T::key_type>() || has_views<typename T::mapped_type>();
  } else if constexpr (requires { typename T::value_type; }) {
    return has_views<typename T::value_type>();
  } else {
    return false;  // it does not cross, and does not compile where it would have to
  }
}

}  // namespace detail

/// A type that crosses: into a handler, out of it, and as JSON text (json/json.hpp has the JSON form of each).
///
/// These are: `std::string` and `std::string_view`; bool; integers, but not character types; double and float; `Bytes`;
/// `std::chrono::sys_time`; described enums and structs; `std::optional`, `std::vector`, `std::array` and `OneOrMany` of types
/// that cross; with string keys, `std::map`, `std::unordered_map`, types with their interface, and vectors of pairs; with
/// <lambda_wasm/json/nlohmann.hpp>, `nlohmann::json` and the types that it converts; in Wasm, `emscripten::val`, but not as JSON
/// text.
template <class T>
concept Crossing = detail::crosses<T>();

}  // namespace lambda_wasm
