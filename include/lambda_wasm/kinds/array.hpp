#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/kinds/part.hpp>

namespace lambda_wasm::detail {

template <class T>
inline constexpr bool is_array = false;
template <class T, std::size_t Size>
inline constexpr bool is_array<std::array<T, Size>> = true;
template <class T>
concept ArrayKind = is_array<T>;

/// `array of 3`
template <std::size_t size>
struct ExpectedArray {
  static constexpr auto write = [](auto& put) {
    put_text(put, "array of ");
    put_decimal(put, size);
  };
  static constexpr const std::string_view& view = constant_text<decltype(write)>;
};

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// `std::array`.
struct Array : Holder {
  using Example = std::array<bool, 2>;
  template <class T>
  static constexpr bool takes = detail::ArrayKind<T>;
  static constexpr std::string_view letters = "#";
  template <class T>
  using Parts = TypeList<typename T::value_type>;
  template <class T>
  static constexpr std::uint32_t json_types = json_type::array;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('#');
    detail::put_decimal(put, std::tuple_size_v<T>);
    put(':');
    put.template schema<typename T::value_type>();
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.member("type", "array");
    put.keyword("items");
    put.template element_schema<typename T::value_type>();
    put.member("minItems", std::tuple_size_v<T>);
    put.member("maxItems", std::tuple_size_v<T>);
  }

  template <class T>
  static void read(auto& reader, T& value) {
    std::size_t index = 0;
    for (auto& element : value) reader.read_at(index++, element);
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    for (const auto& element : value) writer.write(element);
  }

  static void check_value(auto& checker, const auto& value) {
    std::size_t index = 0;
    for (const auto& element : value) checker.check_at(index++, element);
  }

  template <class T>
  static consteval std::string_view expected() {
    return detail::ExpectedArray<std::tuple_size_v<T>>::view;
  }
  template <class T>
  [[gnu::noinline]] static const char* parse(auto& reader, const char* at, T& value) {
    constexpr std::size_t size = std::tuple_size_v<T>;
    constexpr const std::string_view& expected_array = detail::ExpectedArray<size>::view;
    at = reader.space(at);
    const char* const begin = at;
    if (*at != '[') return reader.wrong(at, expected_array);
    at = reader.space(at + 1);
    std::size_t count = 0;
    if (*at != ']') {
      for (; count != size; ++count) {
        at = reader.read(at, value[count]);
        if (*at != ',') break;
        ++at;
      }
      ++count;
      if (count <= size && *at != ']') return reader.fail(at);
    }
    return count == size ? reader.closed(at) : reader.wrong(begin, expected_array);
  }
  template <class T>
  [[gnu::noinline]] static char* print(auto& writer, char* to, const T& value) {
    using Element = typename T::value_type;
    char separator = '[';
    for (const Element& element : value) {
      to = writer.separate(to, separator, writer.template most_text<Element>);
      separator = ',';
      to = writer.write_reserved(to, element);
    }
    if constexpr (std::tuple_size_v<T> == 0) to = writer.separate(to, '[', 0);
    return writer.separate(to, ']', 0);
  }

  static void parse_schema(auto& reader, auto& schema) {
    schema.number = reader.decimal();
    reader.next();
    schema.of.push_back(reader.schema());
  }
  static bool put(auto& putter, const auto& schema, const auto* value) {
    if (!putter.is_array(value) || value->elements.size() != schema.number)
      return putter.wrong("array of " + std::to_string(schema.number), value);
    return putter.put_elements(schema.of[0], value->elements);
  }
  static Taken take(auto& taker, const auto& schema) { return taker.list(schema.number, schema.of[0]); }
};

}  // namespace lambda_wasm::kinds
