#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <lambda_wasm/kinds/array.hpp>
#include <lambda_wasm/kinds/part.hpp>

namespace lambda_wasm::detail {

/// The elements of a tuple or a pair. Those that nothing can be read into, references and constants, are none.
template <class T>
struct TupleElements {
  static constexpr bool is_tuple = false;
};
template <class... Elements>
struct TupleElements<std::tuple<Elements...>> {
  static constexpr bool is_tuple = (std::is_same_v<Elements, std::remove_cvref_t<Elements>> && ...);
  using type = Joined<TypeList<Elements>...>;
};
template <class First, class Second>
struct TupleElements<std::pair<First, Second>> : TupleElements<std::tuple<First, Second>> {};

template <class T>
concept TupleKind = TupleElements<T>::is_tuple;

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// `std::tuple` and `std::pair`: an array of exactly these elements.
struct Tuple : Holder {
  using Example = std::tuple<bool>;
  template <class T>
  static constexpr bool takes = detail::TupleKind<T>;
  static constexpr std::string_view letters = "<";
  template <class T>
  using Parts = typename detail::TupleElements<T>::type;
  template <class T>
  static constexpr std::uint32_t json_types = json_type::array;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('<');
    [&]<std::size_t... index>(std::index_sequence<index...>) {
      (put.template schema<std::tuple_element_t<index, T>>(), ...);
    }(std::make_index_sequence<std::tuple_size_v<T>>());
    put('>');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.member("type", "array");
    if constexpr (std::tuple_size_v<T> != 0) {  // the list must not be empty
      put.keyword("prefixItems");
      put.begin('[');
      [&]<std::size_t... index>(std::index_sequence<index...>) {
        (put.template schema<std::tuple_element_t<index, T>>(), ...);
      }(std::make_index_sequence<std::tuple_size_v<T>>());
      put.end(']');
    }
    put.keyword("items");
    put.word("false");
    put.member("minItems", std::tuple_size_v<T>);
  }

  template <class T>
  static void read(auto& reader, T& value) {
    [[maybe_unused]] std::size_t index = 0;
    std::apply([&](auto&... element) { (reader.read_at(index++, element), ...); }, value);
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    std::apply([&](const auto&... element) { (writer.write(element), ...); }, value);
  }

  static void check_value(auto& checker, const auto& value) {
    [[maybe_unused]] std::size_t index = 0;
    std::apply([&](const auto&... element) { (checker.check_at(index++, element), ...); }, value);
  }

  template <class T>
  static consteval std::string_view expected() {
    return detail::ExpectedArray<std::tuple_size_v<T>>::view;
  }
  template <class T>
  [[gnu::noinline]] static const char* parse(auto& reader, const char* at, T& value) {
    constexpr const std::string_view& expected_array = detail::ExpectedArray<std::tuple_size_v<T>>::view;
    at = reader.space(at);
    const char* const begin = at;
    if (*at != '[') return reader.wrong(at, expected_array);
    at = reader.space(at + 1);
    bool has_more = *at != ']';
    bool has_all = true;
    std::apply(
        [&](auto&... element) {
          // Element after element: each but the first follows a comma.
          [[maybe_unused]] const auto read = [&](auto& to) {
            if (!has_more) return static_cast<void>(has_all = false);
            at = reader.read(at, to);
            has_more = *at == ',';
            if (has_more) ++at;
          };
          (read(element), ...);
        },
        value);
    if (!has_more && *at != ']') return reader.fail(at);
    return has_all && !has_more ? reader.closed(at) : reader.wrong(begin, expected_array);
  }
  template <class T>
  [[gnu::noinline]] static char* print(auto& writer, char* to, const T& value) {
    if constexpr (std::tuple_size_v<T> == 0) to = writer.separate(to, '[', 0);
    char separator = '[';
    std::apply(
        [&]<class... Elements>(const Elements&... element) {
          ((to = writer.separate(to, separator, writer.template most_text<Elements>), separator = ',',
            to = writer.write_reserved(to, element)),
           ...);
        },
        value);
    return writer.separate(to, ']', 0);
  }

  static void parse_schema(auto& reader, auto& schema) {
    while (!reader.ends('>')) schema.of.push_back(reader.schema());
  }
  static bool put(auto& putter, const auto& schema, const auto* value) {
    if (!putter.is_array(value) || value->elements.size() != schema.of.size())
      return putter.wrong("array of " + std::to_string(schema.of.size()), value);
    for (std::size_t i = 0; i != schema.of.size(); ++i) {
      if (!putter.put_at(std::to_string(i), schema.of[i], value->elements[i])) return false;
    }
    return true;
  }
  static Taken take(auto& taker, const auto& schema) { return taker.list(schema.of); }
};

}  // namespace lambda_wasm::kinds
