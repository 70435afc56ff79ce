#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm {

/// @internal How a type whose values stay in JavaScript crosses: specialised in headers for Wasm (`js/val.hpp`).
template <class T>
struct HandleCodec {
  static constexpr bool is_defined = false;
};

namespace detail {

template <class T>
concept HandleKind = HandleCodec<T>::is_defined;

}  // namespace detail

namespace kinds {

/// Values that stay in JavaScript and cross as a handle. In Wasm only, and never as JSON text.
struct Handle : LaneOnly {
  struct Example;
  template <class T>
  static constexpr bool takes = detail::HandleKind<T>;
  static constexpr std::string_view letters = "v";
  template <class T>
  static constexpr std::uint32_t json_types = json_type::any;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put('v');
  }
  template <class T>
  static constexpr void put_json_schema(auto& /*put*/) {}

  template <class T>
  static void read(auto& reader, T& value) {
    value = HandleCodec<T>::from_word(reader.word());
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    writer.word(HandleCodec<T>::to_word(value));
  }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_any;
  }
  template <class T>
  static const char* parse(auto& /*reader*/, const char* at, T& /*value*/) {
    static_assert(
        !takes<T>,
        "lambda_wasm: JSON text cannot hold an emscripten::val: use a struct with LAMBDA_WASM_DESCRIBE, or nlohmann::json.");
    return at;
  }
  template <class T>
  static char* print(auto& /*writer*/, char* to, const T& /*value*/) {
    static_assert(
        !takes<T>,
        "lambda_wasm: JSON text cannot hold an emscripten::val: use nlohmann::json, or a struct with LAMBDA_WASM_DESCRIBE.");
    return to;
  }
};

}  // namespace kinds

template <>
struct HandleCodec<kinds::Handle::Example> {
  static constexpr bool is_defined = true;
};

}  // namespace lambda_wasm
