#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>
#include <lambda_wasm/text/float.hpp>
#include <lambda_wasm/text/number.hpp>

namespace lambda_wasm::detail {

template <class T>
concept RealKind = std::same_as<T, double> || std::same_as<T, float>;

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// double, and float as the double whose shortest text is the float's.
struct Real : Leaf {
  using Example = double;
  template <class T>
  static constexpr bool takes = detail::RealKind<T>;
  static constexpr std::string_view letters = "d";
  template <class T>
  static constexpr std::uint32_t json_types = json_type::number;
  template <class T>
  static constexpr std::uint32_t most_text = text::max_double_size;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('d');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.member("type", "number");
  }

  template <class T>
  static void read(auto& reader, T& value) {
    value = static_cast<T>(reader.real());
  }
  template <class T>
  static void write(auto& writer, T value) {
    writer.real(text::shortest_double(value));
  }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_number;
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    return reader.number(at, value);
  }
  template <class T>
  static char* print(auto& writer, char* to, T value) {
    return writer.number(to, text::shortest_double(value));
  }

  static bool put(auto& putter, const auto& /*schema*/, const auto* value) {
    if (!putter.is_number(value)) return putter.wrong(json_text::expected_number, value);
    putter.put_double(value->number);
    return true;
  }
  static Taken take(auto& taker, const auto& /*schema*/) { return taker.real(); }
};

}  // namespace lambda_wasm::kinds
