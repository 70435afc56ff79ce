#pragma once

#include <concepts>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm::detail {

template <class T>
concept BooleanKind = std::same_as<T, bool>;

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

struct Boolean : Leaf {
  using Example = bool;
  template <class T>
  static constexpr bool takes = detail::BooleanKind<T>;
  static constexpr std::string_view letters = "b";
  template <class T>
  static constexpr std::uint32_t json_types = json_type::boolean;
  template <class T>
  static constexpr std::uint32_t most_text = 5;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('b');
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.member("type", "boolean");
  }
  static constexpr void put_default(auto& put, bool value) {
    put.keyword("default");
    put.word(value ? "true" : "false");
  }

  static void read(auto& reader, bool& value) { value = reader.word() != 0; }
  static void write(auto& writer, bool value) { writer.word(value ? 1 : 0); }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_boolean;
  }
  static const char* parse(auto& reader, const char* at, bool& value) { return reader.boolean(at, value); }
  static char* print(auto& /*writer*/, char* to, bool value) {
    std::memcpy(to, value ? "true" : "fals", 4);
    to[4] = 'e';
    return to + (value ? 4 : 5);
  }

  static bool put(auto& putter, const auto& /*schema*/, const auto* value) {
    if (!putter.is_boolean(value)) return putter.wrong(json_text::expected_boolean, value);
    return putter.put_word(value->boolean ? 1 : 0);
  }
  static Taken take(auto& taker, const auto& /*schema*/) { return taker.json(taker.reader().word() != 0 ? "true" : "false"); }
};

}  // namespace lambda_wasm::kinds
