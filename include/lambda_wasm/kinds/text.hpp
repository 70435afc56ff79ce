#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm::detail {

template <class T>
concept TextKind = std::same_as<T, std::string> || std::same_as<T, std::string_view>;

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// Text: a `std::string_view` views the text that it was read from.
struct Text : Leaf {
  using Example = std::string;
  template <class T>
  static constexpr bool takes = detail::TextKind<T>;
  static constexpr std::string_view letters = "s";
  template <class T>
  static constexpr bool is_view = std::same_as<T, std::string_view>;
  template <class T>
  static constexpr std::uint32_t json_types = json_type::string;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('s');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.member("type", "string");
  }
  static constexpr void put_default(auto& put, std::string_view value) { put.member("default", value); }

  template <class T>
  static void read(auto& reader, T& value) {
    value = reader.text();
  }
  static void write(auto& writer, std::string_view value) { writer.text(value); }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_string;
  }
  template <class T>
  static const char* parse(auto& reader, const char* at, T& value) {
    return reader.string(at, value);
  }
  static char* print(auto& writer, char* to, std::string_view value) { return writer.string(to, value.data(), value.size()); }

  static bool put(auto& putter, const auto& /*schema*/, const auto* value) {
    if (!putter.is_string(value)) return putter.wrong(json_text::expected_string, value);
    putter.put_text(value->text);
    return true;
  }
  static Taken take(auto& taker, const auto& /*schema*/) { return taker.text(); }
};

}  // namespace lambda_wasm::kinds
