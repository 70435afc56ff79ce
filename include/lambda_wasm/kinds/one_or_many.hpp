#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/sequence.hpp>

namespace lambda_wasm {

/// A value that may be one T or an array of T: read as a list, written as an array.
template <class T>
struct OneOrMany : std::vector<T> {
  using std::vector<T>::vector;
};

namespace detail {

template <class T>
inline constexpr bool is_one_or_many = false;
template <class T>
inline constexpr bool is_one_or_many<OneOrMany<T>> = true;
template <class T>
concept OneOrManyKind = is_one_or_many<T>;

}  // namespace detail

namespace kinds {

/// `OneOrMany`.
struct OneOrManyOf : Elements {
  using Example = OneOrMany<bool>;
  template <class T>
  static constexpr bool takes = detail::OneOrManyKind<T>;
  static constexpr std::string_view letters = "*+";
  template <class T>
  static constexpr std::uint32_t json_types =
      json_type::array | Kind<typename T::value_type>::template json_types<typename T::value_type>;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put_letter_and_element<T>(put, '*', '+');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    using Element = typename T::value_type;
    if (put.is_input()) {
      put.keyword("anyOf");
      put.begin('[');
      put.template element_schema<Element>();
      put.begin('{');
      put_array_schema<Element>(put);
      put.end('}');
      put.end(']');
    } else {
      put_array_schema<Element>(put);
    }
  }

  template <class T>
  static consteval std::string_view expected() {
    return Kind<typename T::value_type>::template expected<typename T::value_type>();
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    at = reader.space(at);
    if (*at == '[') return Elements::parse(reader, at, value);
    value.clear();
    return parse_element(reader, at, value);
  }

  static bool put(auto& putter, const auto& schema, const auto* value) {
    if (value == nullptr) return put_absent(putter, schema);
    if (putter.is_array(value)) return put_list(putter, schema.of[0], value->elements, schema.kind == '+');
    if (schema.kind == '+' && putter.is_null(value)) return putter.put_word(0);
    putter.put_word(1);
    return putter.put(schema.of[0], value);
  }
  static Taken take(auto& taker, const auto& schema) { return taker.list(taker.reader().word(), schema.of[0]); }

 private:
  // An absent one-or-many value is not a list of one null.
  static bool put_absent(auto& putter, const auto& schema) {
    const auto* needed = &schema;
    while (std::string_view("*+?~").find(needed->kind) != std::string_view::npos) needed = &needed->of[0];
    return putter.put(*needed, putter.absent);
  }
};

}  // namespace kinds

}  // namespace lambda_wasm
