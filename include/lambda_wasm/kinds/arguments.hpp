#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>

#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm::detail {

/// The input of a plain function: its arguments.
template <class... Types>
struct Arguments {
  std::tuple<Types...> values;
};

template <class T>
inline constexpr bool is_arguments = false;
template <class... Types>
inline constexpr bool is_arguments<Arguments<Types...>> = true;

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// The arguments of a plain function: an object with the members `0`, `1`, …. They only come in, and never as JSON text.
struct ArgumentsOf : LaneOnly {
  using Example = detail::Arguments<bool>;
  template <class T>
  static constexpr bool takes = detail::is_arguments<T>;
  static constexpr std::string_view letters = "";  // it is written as a struct
  template <class T>
  using Parts = decltype([]<class... Types>(const detail::Arguments<Types...>*) {
    return TypeList<>{} + TypeList<Types...>{};
  }(static_cast<const T*>(nullptr)));
  template <class T>
  static constexpr std::uint32_t json_types = json_type::object;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('(');
    std::size_t index = 0;
    const auto put_argument = [&]<class Argument>(const Argument*) {
      detail::put_decimal(put, index < 10 ? 1 : 2);
      put(':');
      detail::put_decimal(put, index++);
      put.template schema<Argument>();
    };
    [&]<class... Types>(const detail::Arguments<Types...>*) {
      (put_argument(static_cast<const Types*>(nullptr)), ...);
    }(static_cast<const T*>(nullptr));
    put(')');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.keyword("arguments");
    put.begin('[');
    [&]<class... Types>(const detail::Arguments<Types...>*) {
      (put.template schema<Types>(), ...);
    }(static_cast<const T*>(nullptr));
    put.end(']');
  }

  template <class T>
  static void read(auto& reader, T& value) {
    std::size_t index = 0;
    std::apply([&](auto&... argument) { (reader.read_at(index++, argument), ...); }, value.values);
  }
  template <class T>
  static void write(auto& /*writer*/, const T& /*value*/) {}

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_object;
  }
};

}  // namespace lambda_wasm::kinds
