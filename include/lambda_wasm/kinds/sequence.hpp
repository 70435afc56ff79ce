#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/kinds/map.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm::detail {

template <class T>
inline constexpr bool is_vector = false;
template <class T, class Allocator>
inline constexpr bool is_vector<std::vector<T, Allocator>> = true;
template <class T>
concept VectorKind = is_vector<T> && !PairsKind<T>;

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// What sequences and one-or-many values have in common: any number of elements.
struct Elements : Holder {
  template <class T>
  using Parts = TypeList<typename T::value_type>;

  template <class T>
  static void read(auto& reader, T& value) {
    const std::uint32_t count = reader.word();
    value.resize(count);
    if constexpr (std::same_as<typename T::value_type, bool>) {
      for (std::uint32_t i = 0; i < count; ++i) value[i] = reader.word() != 0;
    } else {
      std::size_t index = 0;
      for (auto& element : value) reader.read_at(index++, element);
    }
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    writer.word(static_cast<std::uint32_t>(value.size()));
    for (const auto& element : value) writer.write(static_cast<const typename T::value_type&>(element));
  }

  template <class T>
  static void check(auto& checker, const T& value) {
    std::size_t index = 0;
    for (const auto& element : value) checker.check_at(index++, static_cast<const typename T::value_type&>(element));
  }

  template <class T>
  [[gnu::noinline]] static const char* parse(auto& reader, const char* at, T& value) {
    at = reader.space(at);
    if (*at != '[') return reader.wrong(at, json_text::expected_array);
    value.clear();
    at = reader.space(at + 1);
    if (*at != ']') {
      if (value.capacity() == 0) value.reserve(4);
      for (;;) {
        at = parse_element(reader, at, value);
        if (*at != ',') break;
        ++at;
      }
      if (*at != ']') return reader.fail(at);
    }
    return reader.closed(at);
  }
  // An element of a vector<bool> has no address.
  template <class T>
  [[gnu::always_inline]] static const char* parse_element(auto& reader, const char* at, T& value) {
    if constexpr (std::same_as<typename T::value_type, bool>) {
      bool element = false;
      at = reader.read(at, element);
      value.push_back(element);
      return at;
    } else {
      return reader.read(at, value.emplace_back());
    }
  }
  template <class T>
  [[gnu::noinline]] static char* print(auto& writer, char* to, const T& value) {
    using Element = typename T::value_type;
    if (value.empty()) return writer.raw(to, "[]");
    char separator = '[';
    for (auto&& element : value) {
      to = writer.separate(to, separator, writer.template most_text<Element>);
      separator = ',';
      to = writer.write_reserved(to, static_cast<const Element&>(element));
    }
    return writer.separate(to, ']', 0);
  }

  static void parse_schema(auto& reader, auto& schema) { schema.of.push_back(reader.schema()); }
};

/// `std::vector`, except of pairs with string keys.
struct Sequence : Elements {
  using Example = std::vector<bool>;
  template <class T>
  static constexpr bool takes = detail::VectorKind<T>;
  static constexpr std::string_view letters = "[";
  template <class T>
  static constexpr std::uint32_t json_types = json_type::array;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('[');
    put.template schema<typename T::value_type>();
  }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_array;
  }

  static bool put(auto& putter, const auto& schema, const auto* value) {
    if (!putter.is_array(value)) return putter.wrong(json_text::expected_array, value);
    putter.put_word(value->elements.size());
    return putter.put_elements(schema.of[0], value->elements);
  }
  static Taken take(auto& taker, const auto& schema) { return taker.list(taker.reader().word(), schema.of[0]); }
};

}  // namespace lambda_wasm::kinds
