#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/kinds/part.hpp>

namespace lambda_wasm::detail {

/// The type that crosses if there is no input or no result.
struct Nothing {};

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// No value: of a handler without input, or of `void`. Of a map of these only the keys cross.
struct NothingAtAll : Leaf {
  using Example = detail::Nothing;
  template <class T>
  static constexpr bool takes = std::same_as<T, detail::Nothing> || std::is_void_v<T>;
  static constexpr std::string_view letters = "n";
  template <class T>
  static constexpr std::uint32_t json_types = json_type::any;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('n');
  }
  template <class T>
  static constexpr void put_json_schema(auto& /*put*/) {}

  static void read(auto& /*reader*/, detail::Nothing& /*value*/) {}
  static void write(auto& /*writer*/, detail::Nothing /*value*/) {}

  template <class T>
  static consteval std::string_view expected() {
    return "nothing";
  }
  static const char* parse(auto& reader, const char* at, detail::Nothing& /*value*/) { return reader.skip(at); }
  static char* print(auto& writer, char* to, detail::Nothing /*value*/) { return writer.raw(to, "null"); }

  static bool put(auto& /*putter*/, const auto& /*schema*/, const auto* /*value*/) { return true; }
  static Taken take(auto& taker, const auto& /*schema*/) { return taker.nothing(); }
};

}  // namespace lambda_wasm::kinds
